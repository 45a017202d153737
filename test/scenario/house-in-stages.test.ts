/** A house in three stages: one support, committed whole, and each stage delivered, proved and paid for itself. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { getActivity, sumActivities } from "#contract/delivery/activity.ts";
import { readCoverage } from "#contract/delivery/coverage.ts";
import { undoDelivery } from "#contract/delivery/correction.ts";
import * as delivery from "#contract/delivery/support.ts";
import { readHouseholdChain } from "#contract/evaluation/effect.ts";
import * as balance from "#contract/ledger/balance.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { reviewThree } from "./plan-beginnings.ts";
import { Scenario } from "./scenario.ts";

let scenario: Scenario;
let activityId: Id<"activity">;

before(async () => {
  scenario = await Scenario.open();
  await reviewThree(scenario);
  scenario.on("2026-03-02");
  const { fundLineId } = await scenario.fund(2, 2026, "housing_new");
  activityId = await scenario.activity(fundLineId, 2026);
});
after(() => scenario.opened.close());

const codeOf = (answer: object) => ("problem" in answer ? (answer.problem as { code: string }).code : "done");
/** The three stages of the first household, in their order. */
async function stages() {
  const rows = await scenario.supports(activityId);
  const [first] = rows;
  return rows
    .filter(({ householdId }) => householdId === first?.householdId)
    .toSorted((a, b) => a.instalment - b.instalment);
}
const keyOf = ({ householdId, supportId }: { householdId: Id<"household">; supportId: Id<"support"> }) => ({
  householdId,
  supportId,
});

async function deliver(at: number, day: string) {
  const stage = (await stages())[at];
  assert.ok(stage !== undefined);
  return scenario.people.officer.ask(delivery.recordDelivery, {
    params: keyOf(stage),
    body: {
      deliveredOn: localDate(day),
      evidence: [
        {
          kind: "statement",
          note: "Biên bản nghiệm thu giai đoạn",
          takenOn: localDate(day),
          evidenceId: newId("evidence"),
        },
      ],
    },
  });
}

async function money() {
  const { rows } = await scenario.people.accountant.get(balance.listBalances, {
    query: { areaId: scenario.commune, year: 2026 },
  });
  assert.deepEqual((await scenario.people.lead.get(balance.checkLedger)).findings, []);
  return Object.fromEntries(
    rows.filter((row) => row.balance > 0n && row.fundLineId !== null).map((row) => [row.kind, row.balance]),
  );
}

describe("one support in three stages", () => {
  test("is proposed as one: three rows a household that make the cost of a house", async () => {
    const { officer } = scenario.people;
    assert.equal((await officer.get(delivery.proposeSupports, { params: { activityId }, body: {} })).proposed, 2);
    assert.deepEqual(
      (await stages()).map(({ instalment, instalments, instalmentName, quantity, amount }) => [
        `${instalment}/${instalments}`,
        instalmentName?.vi,
        quantity,
        amount,
      ]),
      [
        ["1/3", "Xong móng", 0, 12_000_000n],
        ["2/3", "Xong khung, mái", 0, 12_000_000n],
        ["3/3", "Nghiệm thu nhà", 1, 6_000_000n],
      ],
    );
    assert.deepEqual((await officer.get(getActivity, { params: { activityId } })).supports, { proposed: 2 });
    assert.equal((await officer.get(sumActivities, { query: { areaId: scenario.commune } })).supports, 2);
  });

  test("what is left of the plan is counted in houses, so nothing more is proposed", async () => {
    const again = await scenario.people.officer.get(delivery.proposeSupports, { params: { activityId }, body: {} });
    assert.equal(again.proposed, 0);
  });

  test("one stage that is checked and approved takes the whole support along, and its own stages are not the same content twice", async () => {
    const { officer, chair } = scenario.people;
    const supports = (await stages()).slice(0, 1).map(keyOf);
    assert.deepEqual(await officer.get(delivery.checkSupports, { params: { activityId }, body: { supports } }), {
      checked: 3,
      blocked: 0,
    });
    const approved = await chair.get(delivery.approveSupports, {
      params: { activityId },
      body: { supports, decisionNumber: "56/QĐ-UBND" },
    });
    assert.deepEqual([approved.approved, approved.committed], [3, 30_000_000n]);
    assert.deepEqual(await money(), { allocated: 30_000_000n, committed: 30_000_000n });
  });

  test("stages are delivered in their order and on days in order", async () => {
    scenario.reach("2026-06-01");
    assert.equal(codeOf(await deliver(1, "2026-05-01")), "delivery.earlier_instalment_open");
    assert.equal(codeOf(await deliver(0, "2026-05-01")), "done");
    assert.equal(codeOf(await deliver(1, "2026-04-30")), "delivery.before_earlier_instalment");
    assert.equal(codeOf(await deliver(1, "2026-06-01")), "done");
    const [first] = await stages();
    assert.ok(first !== undefined);
    const undone = await scenario.people.officer.ask(undoDelivery, {
      params: keyOf(first),
      body: { reason: "Ghi nhầm ngày" },
    });
    assert.equal(codeOf(undone), "delivery.later_instalment_delivered");
  });

  test("the house is not counted as delivered before its last stage, and what is due is paid stage by stage", async () => {
    const { officer } = scenario.people;
    assert.deepEqual((await officer.get(getActivity, { params: { activityId } })).supports, {
      proposed: 1,
      committed: 1,
    });
    const [first] = await stages();
    const head = (await scenario.heads(activityId)).find(({ householdId }) => householdId === first?.householdId);
    assert.ok(head !== undefined);
    await scenario.bankPayee(head.householdId, head);
    const batchId = await scenario.sentBatch(activityId);
    assert.deepEqual(await money(), { allocated: 30_000_000n, committed: 6_000_000n, reserved: 24_000_000n });
    scenario.reach("2026-06-22");
    await scenario.bankAnswers(batchId, () => "paid");
    assert.deepEqual(
      (await stages()).map(({ state }) => state),
      ["paid", "paid", "committed"],
    );
    assert.equal(codeOf(await deliver(2, "2026-06-21")), "done");
    assert.deepEqual((await officer.get(getActivity, { params: { activityId } })).supports, {
      proposed: 1,
      delivered: 1,
    });
  });

  test("the household has one support, and its chain shows each stage with its money", async () => {
    const [first] = await stages();
    assert.ok(first !== undefined);
    const { links } = await scenario.people.officer.get(readHouseholdChain, {
      params: { householdId: first.householdId },
    });
    assert.equal(links.length, 3);
    const { households, without } = await scenario.people.officer.get(readCoverage, {
      query: { areaId: scenario.commune, year: "2026" },
    });
    assert.deepEqual([households, without], [3, 1]);
  });
});
