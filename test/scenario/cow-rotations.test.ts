/** A cow's three rotations: received, calving, handed on in turn, dead, and repaid by the class of who received it. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { draftActivity } from "#contract/delivery/activity.ts";
import * as contract from "#contract/delivery/livelihood.ts";
import { readWork } from "#contract/home/work.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { householdWith } from "#programme/review/survey/test-household.ts";
import { beginAct } from "#server/platform/database/database.ts";
import { fundedLine } from "./funded-line.ts";
import { Scenario } from "./scenario.ts";

let scenario: Scenario;
const activityId = newId("activity");
const groupId = newId("livelihood group");
const params = { groupId };
const homes: Id<"household">[] = [];
const [cow, calf] = [newId("livelihood asset"), newId("livelihood asset")];
const home = (at: number) => homes[at] ?? assert.fail(`no household ${at}`);

before(async () => {
  scenario = await Scenario.open();
  const roundId = await scenario.round(2025);
  // Two poor ones, then two that lack as much and earn more, and one that lacks nothing.
  for (const at of [0, 1, 2, 3]) {
    const { householdId, person } = await scenario.household(`Đinh Văn ${at}`);
    homes.push(householdId);
    const isPoor = at < 2;
    const answers = householdWith(
      isPoor ? { wallDurable: false, roofDurable: false, toilet: "none", water: "stream" } : {},
    );
    const members = answers.members.map((member) => ({ ...member, personId: person.personId }));
    const incomePerPerson = isPoor ? 900_000 : 6_000_000;
    await scenario.answer(roundId, householdId, { ...answers, incomePerPerson, members }, "2025-09-20");
  }
  await scenario.decide(roundId, 2025);
  scenario.on("2026-03-02");
  const { fundLineId } = await fundedLine(scenario, {
    activityKind: "breeding_cows",
    component: "II.2",
    indicatorCode: "poor_households",
    quantity: 2,
    unitCost: 15_000_000,
  });
  await scenario.people.officer.get(draftActivity, {
    body: {
      activityId,
      fundLineId,
      title: "Bò cái sinh sản 2026",
      startsOn: localDate("2026-03-02"),
      fields: { breed: "yellow" },
    },
  });
});
after(async () => scenario.opened.close());

const codeOf = (answer: object) => {
  assert.ok("problem" in answer);
  return (answer.problem as { readonly code: string }).code;
};
const join = (at: number, role: "leader" | "member" = "member") => ({
  params,
  body: { householdId: home(at), role, joinedOn: localDate("2026-03-02") },
});
const received = (at: number, tag: string, assetId = newId("livelihood asset")) => ({
  params,
  body: {
    assetId,
    householdId: home(at),
    tag,
    kind: "Bò cái",
    value: dong(15_000_001),
    receivedOn: localDate("2026-03-02"),
  },
});
const handedOn = (assetId: Id<"livelihood asset">, at: number, rotatedOn: string, reason?: string) => ({
  params: { ...params, assetId },
  body: {
    householdId: home(at),
    rotatedOn: localDate(rotatedOn),
    minutes: "01/BB",
    ...(reason === undefined ? {} : { reason }),
  },
});

describe("a cow's three rotations", () => {
  test("a group hands over nothing while fewer than half of its members are of the target group", async () => {
    const { officer, chair } = scenario.people;
    const formed = { body: { groupId, activityId, name: "Nhóm bò Làng Teng", formedOn: localDate("2026-03-02") } };
    assert.equal(codeOf(await chair.ask(contract.formLivelihoodGroup, formed)), "authority.not_permitted");
    const made = await officer.get(contract.formLivelihoodGroup, formed);
    assert.deepEqual([made.targetShare, made.isBelowTargetShare, made.members], [50, null, 0]);
    await officer.get(contract.joinLivelihoodGroup, join(0, "leader"));
    assert.equal(codeOf(await officer.ask(contract.joinLivelihoodGroup, join(0))), "delivery.member_already");
    assert.equal(
      codeOf(await officer.ask(contract.joinLivelihoodGroup, join(1, "leader"))),
      "delivery.group_has_a_leader",
    );
    await officer.get(contract.joinLivelihoodGroup, join(2));
    const below = await officer.get(contract.joinLivelihoodGroup, join(3));
    assert.deepEqual([below.members, below.ofTargetGroup, below.isBelowTargetShare], [3, 1, true]);
    assert.equal(
      codeOf(await officer.ask(contract.receiveAsset, received(0, "B01"))),
      "delivery.group_below_target_share",
    );
    const enough = await officer.get(contract.joinLivelihoodGroup, join(1));
    assert.deepEqual([enough.ofTargetGroup, enough.isBelowTargetShare], [2, false]);
  });

  test("who receives a cow repays by its class, in three years and in whole amounts", async () => {
    const { officer } = scenario.people;
    const group = await officer.get(contract.receiveAsset, received(0, "B01", cow));
    assert.deepEqual(
      group.assets.map(({ tag, classOnReceipt, due, dueOn, isLate }) => [tag, classOnReceipt, due, dueOn, isLate]),
      [["B01", "poor", 7_500_000n, "2029-03-02", false]],
    );
    assert.equal(
      codeOf(await officer.ask(contract.receiveAsset, received(0, "B02"))),
      "delivery.member_holds_an_asset",
    );
    assert.equal(codeOf(await officer.ask(contract.receiveAsset, received(1, "B01"))), "delivery.tag_taken");
    assert.equal(codeOf(await officer.ask(contract.receiveAsset, received(2, "B02"))), "delivery.no_revolving_share");
  });

  test("goes to the poorest who had none, and out of turn only with a reason", async () => {
    const { officer } = scenario.people;
    scenario.on("2027-04-01");
    const born = {
      params: { ...params, assetId: cow },
      body: { offspringId: calf, tag: "B01-1", bornOn: localDate("2027-03-20") },
    };
    const calved = await officer.get(contract.recordBirth, born);
    assert.deepEqual([calved.born, calved.alive], [1, 2]);
    assert.equal(calved.people.find(({ place }) => place === 1)?.householdId, home(1));
    assert.equal(
      codeOf(await officer.ask(contract.rotateAsset, handedOn(cow, 2, "2027-04-01"))),
      "delivery.rotation_out_of_turn",
    );
    assert.equal(
      codeOf(await officer.ask(contract.rotateAsset, handedOn(cow, 1, "2026-03-01"))),
      "day.before_what_it_rests_on",
    );
    await officer.get(contract.rotateAsset, handedOn(cow, 1, "2027-04-01"));
    scenario.on("2028-04-01");
    await officer.get(contract.rotateAsset, handedOn(cow, 2, "2028-04-01", "Hộ đầu danh sách chưa có chuồng"));
    scenario.on("2029-03-02");
    const group = await officer.get(contract.rotateAsset, handedOn(cow, 3, "2029-03-02"));
    assert.deepEqual(
      group.assets.find(({ assetId }) => assetId === cow)?.holders.map(({ householdId }) => householdId),
      [0, 1, 2, 3].map(home),
    );
    assert.deepEqual([group.rotations, group.late], [3, 0n]);
  });

  test("is repaid up to what is due and no more, and stands out once its day has passed", async () => {
    const { officer } = scenario.people;
    scenario.on("2029-03-03");
    const paid = (amount: number) => ({
      params: { ...params, assetId: cow },
      body: {
        repaymentId: newId("livelihood repayment"),
        amount: dong(amount),
        paidOn: localDate("2029-03-03"),
        receipt: "PT 12",
      },
    });
    const { rows } = await officer.get(contract.listLivelihoodGroups, {
      query: { areaId: scenario.commune, activityId },
    });
    assert.deepEqual(
      rows.map(({ due, repaid, late }) => [due, repaid, late]),
      [[7_500_000n, 0n, 7_500_000n]],
    );
    assert.equal(codeOf(await officer.ask(contract.recordRepayment, paid(7_500_001))), "delivery.repaid_above_due");
    await officer.get(contract.recordRepayment, paid(5_000_000));
    assert.equal((await officer.get(contract.getLivelihoodGroup, { params })).late, 2_500_000n);
    const all = await officer.get(contract.recordRepayment, paid(2_500_000));
    assert.deepEqual([all.repaid, all.late], [7_500_000n, 0n]);
  });

  test("is looked at twice a year: what was not done waits, and what is wrong is said", async () => {
    const { officer } = scenario.people;
    const checksWaiting = async () => {
      const { rows } = await officer.get(readWork);
      return rows.find(({ kind }) => kind === "checkAssets")?.count ?? 0;
    };
    const checked = (finding: "healthy" | "sick", note?: string) => ({
      params: { ...params, assetId: cow },
      body: {
        checkId: newId("asset check"),
        checkedOn: localDate("2029-03-03"),
        checkedBy: "Thú y xã",
        finding,
        ...(note === undefined ? {} : { note }),
      },
    });
    assert.equal(await checksWaiting(), 2, "the cow and its calf have never been looked at");
    assert.equal(codeOf(await officer.ask(contract.checkAsset, checked("sick"))), "delivery.check_without_note");
    const group = await officer.get(contract.checkAsset, checked("sick", "Bỏ ăn hai ngày"));
    const found = group.assets.find(({ assetId }) => assetId === cow);
    assert.deepEqual(
      [found?.lastCheck?.note, found?.checkDueOn, found?.isCheckLate, group.lateChecks],
      ["Bỏ ăn hai ngày", "2029-09-03", false, 1],
    );
    assert.equal(await checksWaiting(), 1);
  });

  test("the book of its group is printed to sign and given as a workbook, and the sums are those of the group", async () => {
    const { officer } = scenario.people;
    for (const [format, begins] of [
      ["pdf", "%PDF"],
      ["xlsx", "PK"],
    ] as const) {
      const response = await officer.fetch(`/api/livelihood-groups/${groupId}/papers/asset-book?format=${format}`);
      assert.equal(response.status, 200);
      assert.ok((await response.text()).startsWith(begins));
    }
    const { sums } = await officer.get(contract.listLivelihoodGroups, { query: { areaId: scenario.commune } });
    assert.deepEqual(
      [
        sums.groups,
        sums.members,
        sums.alive,
        sums.born,
        sums.rotations,
        sums.due,
        sums.repaid,
        sums.late,
        sums.lateChecks,
      ],
      [1, 4, 2, 1, 3, 7_500_000n, 7_500_000n, 0n, 1],
    );
  });

  test("is handed on no more after it died", async () => {
    const { officer } = scenario.people;
    const died = {
      params: { ...params, assetId: cow },
      body: { state: "dead" as const, endedOn: localDate("2029-03-03"), reason: "Rét đậm" },
    };
    const group = await officer.get(contract.endAsset, died);
    assert.deepEqual([group.alive, group.gone], [1, 1]);
    assert.equal(
      codeOf(await officer.ask(contract.rotateAsset, handedOn(cow, 0, "2029-03-03"))),
      "delivery.asset_ended",
    );
    assert.equal(codeOf(await officer.ask(contract.endAsset, died)), "delivery.asset_ended");
  });
});

describe("the database", () => {
  const asServer = async (work: ReturnType<typeof sql>) =>
    scenario.opened.server.database.transaction().execute(async (tx) => {
      await beginAct(tx, scenario.people.officer.officerId, "delivery.recordLivelihood", "2029-03-03");
      await work.execute(tx);
    });

  test("takes no repayment above what is due", async () => {
    const more = sql`insert into delivery.livelihood_repayments (repayment_id, asset_id, group_id, commune_id, amount, paid_on, receipt)
      values (gen_random_uuid(), ${cow}, ${groupId}, ${scenario.commune}, 1, '2029-03-03', 'x')`;
    await assert.rejects(asServer(more), /no more is repaid than is due/);
  });
  test("hands on no asset that has ended or out of count, and wakes none", async () => {
    const hold = (assetId: string, turn: number) => sql`insert into delivery.livelihood_holdings
        (asset_id, turn, group_id, household_id, commune_id, held_from, minutes)
      values (${assetId}, ${turn}, ${groupId}, ${home(1)}, ${scenario.commune}, '2029-03-03', 'x')`;
    await assert.rejects(asServer(hold(cow, 5)), /handed on in turn/);
    await assert.rejects(asServer(hold(calf, 3)), /handed on in turn/);
    const wake = sql`update delivery.livelihood_assets set state = 'alive', ended_on = null, end_reason = null where asset_id = ${cow}`;
    await assert.rejects(asServer(wake), /ends once/);
  });
  test("checks nothing from before it was received", async () => {
    const check = sql`insert into delivery.asset_checks (check_id, asset_id, group_id, commune_id, checked_on, checked_by, finding, recorded_at, recorded_by)
      values (gen_random_uuid(), ${calf}, ${groupId}, ${scenario.commune}, '2027-03-19', 'x', 'healthy', now(), ${scenario.people.officer.officerId})`;
    await assert.rejects(asServer(check), /while it is there/);
  });
});
