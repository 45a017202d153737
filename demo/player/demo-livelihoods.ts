/** A livelihood group of a commune: cows received, a calf born and handed on, one that died; bulls sold to a buyer, and others that nobody buys yet. */
import { listActivities } from "#contract/delivery/activity.ts";
import * as livelihood from "#contract/delivery/livelihood.ts";
import * as production from "#contract/delivery/production.ts";
import { listSupports } from "#contract/delivery/support.ts";
import * as chain from "#contract/delivery/value-chain.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { AskAs } from "#demo/player/ask-as.ts";
import { cowGoal } from "./demo-goals.ts";
import type { DemoOfficers } from "./demo-officers.ts";

const formedOn = localDate("2026-03-10");
const received = localDate("2026-05-25");

/** In every eighth of the other communes a group is kept. */
export const keepsDemoGroup = ({ position }: { readonly position: number }) => position % 8 === 1;

export async function keepDemoGroup(ask: AskAs, officers: DemoOfficers, communeId: string): Promise<void> {
  const officer = officers.of(`officer.${communeId}`);
  const query = { areaId: communeId, kind: cowGoal.activityKind };
  const [activity] = (await ask(officer, listActivities, { query })).rows;
  if (activity === undefined) return;
  const { activityId, communeName } = activity;
  const supports = (await ask(officer, listSupports, { params: { activityId } })).rows;
  const householdIds = [...new Set(supports.map(({ householdId }) => householdId))];
  if (householdIds.length < 2) return;
  const groupId = newId("livelihood group");
  await ask(officer, livelihood.formLivelihoodGroup, {
    body: { groupId, activityId, name: "Tổ nuôi bò luân chuyển (mẫu)", formedOn },
  });
  for (const [at, householdId] of householdIds.entries())
    await ask(officer, livelihood.joinLivelihoodGroup, {
      params: { groupId },
      body: { householdId, role: at === 0 ? "leader" : "member", joinedOn: formedOn },
    });
  await rotate(ask, officers, { communeId, groupId, householdIds });
  await sell(ask, officers, { communeId, communeName, activityId, groupId, householdIds });
}

type OfGroup = {
  readonly communeId: string;
  readonly groupId: Id<"livelihood group">;
  readonly householdIds: readonly Id<"household">[];
};

/** Two cows are received; one calves, and its calf is handed on; the other dies of an illness that a check had found. */
async function rotate(ask: AskAs, officers: DemoOfficers, group: OfGroup): Promise<void> {
  const officer = officers.of(`officer.${group.communeId}`);
  const { groupId } = group;
  const [first, second] = group.householdIds;
  const tags = [newId("livelihood asset"), newId("livelihood asset")] as const;
  for (const [at, householdId] of [first, second].entries()) {
    const assetId = tags[at];
    if (householdId === undefined || assetId === undefined) continue;
    const value = dong(15_000_000);
    await ask(officer, livelihood.receiveAsset, {
      params: { groupId },
      body: { assetId, householdId, tag: `BT-0${at + 1}`, kind: "Bò cái sinh sản", value, receivedOn: received },
    });
  }
  const [mother, sick] = tags;
  const checked = (assetId: Id<"livelihood asset">, finding: "healthy" | "sick", note?: string) =>
    ask(officer, livelihood.checkAsset, {
      params: { groupId, assetId },
      body: {
        checkId: newId("asset check"),
        checkedOn: localDate("2026-09-10"),
        checkedBy: "Thú y xã (mẫu)",
        finding,
        ...(note === undefined ? {} : { note }),
      },
    });
  await checked(mother, "healthy");
  await checked(sick, "sick", "Bỏ ăn, sốt cao; đã tiêm thuốc.");
  await ask(officer, livelihood.endAsset, {
    params: { groupId, assetId: sick },
    body: { state: "dead", endedOn: localDate("2026-09-14"), reason: "Tụ huyết trùng" },
  });
  const offspringId = newId("livelihood asset");
  await ask(officer, livelihood.recordBirth, {
    params: { groupId, assetId: mother },
    body: { offspringId, tag: "BT-01-1", bornOn: localDate("2026-10-02") },
  });
  const { people } = await ask(officer, livelihood.getLivelihoodGroup, { params: { groupId } });
  const next = people.find(({ place }) => place === 1);
  if (next === undefined) return;
  await ask(officer, livelihood.rotateAsset, {
    params: { groupId, assetId: offspringId },
    body: { householdId: next.householdId, rotatedOn: localDate("2026-11-12"), minutes: "02/BB-LC (mẫu)" },
  });
}

/** Bulls that a slaughterhouse takes by contract, of which one household is not paid yet; and others for the new year that have no buyer. */
async function sell(
  ask: AskAs,
  officers: DemoOfficers,
  group: OfGroup & { readonly activityId: Id<"activity">; readonly communeName: string },
): Promise<void> {
  const officer = officers.of(`officer.${group.communeId}`);
  const { communeId, activityId, groupId, householdIds } = group;
  const planned = async (harvestFrom: string, harvestTo: string, expectedYield: number) => {
    const cycleId = newId("production cycle");
    await ask(officer, production.planCycle, {
      body: {
        cycleId,
        activityId,
        groupId,
        product: "cattle",
        size: 4,
        startsOn: received,
        harvestFrom: localDate(harvestFrom),
        harvestTo: localDate(harvestTo),
        expectedYield,
      },
    });
    await ask(officer, production.startCycle, { params: { cycleId }, body: { startedOn: received } });
    const cost = dong(18_000_000);
    await ask(officer, production.recordInput, {
      params: { cycleId },
      body: { inputId: newId("cycle input"), what: "Bê giống, thức ăn tinh", cost, usedOn: received },
    });
    return cycleId;
  };
  const sold = await planned("2026-10-10", "2026-10-31", 900);
  await planned("2026-12-20", "2027-01-31", 1200);
  const [buyerId, contractId] = [newId("buyer"), newId("offtake contract")];
  const name = `Cơ sở giết mổ ${group.communeName} (mẫu)`;
  await ask(officer, chain.recordBuyer, {
    body: { buyerId, communeId, name, kind: "processor", place: "Thành phố Đà Nẵng", products: ["cattle"] },
  });
  const price = dong(85_000);
  await ask(officer, chain.draftContract, {
    body: {
      contractId,
      buyerId,
      shares: [{ cycleId: sold, quantity: 900 }],
      priceRule: "at_least",
      price,
      startsOn: localDate("2026-10-01"),
      endsOn: localDate("2026-12-31"),
    },
  });
  const params = { contractId };
  await ask(officer, chain.signContract, {
    params,
    body: { number: "07/HĐ-BT (mẫu)", signedOn: localDate("2026-10-01") },
  });
  await ask(officer, production.recordHarvest, {
    params: { cycleId: sold },
    body: { harvestId: newId("harvest"), harvestedOn: localDate("2026-10-20"), quantity: 640, grade: "I" },
  });
  const paid = newId("produce sale");
  for (const [at, householdId] of householdIds.slice(0, 2).entries())
    await ask(officer, chain.deliverProduce, {
      params,
      body: {
        saleId: at === 0 ? paid : newId("produce sale"),
        cycleId: sold,
        householdId,
        deliveredOn: localDate("2026-10-20"),
        quantity: at === 0 ? 310.5 : 328,
        grade: "I",
        price: at === 0 ? price : dong(87_000),
      },
    });
  await ask(officer, chain.payForProduce, {
    params: { ...params, saleId: paid },
    body: { paidOn: localDate("2026-10-27") },
  });
}
