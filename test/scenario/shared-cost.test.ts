/** One support from two programmes' money: each line commits, pays, gives back and settles its own part, to the đồng. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sumActivities } from "#contract/delivery/activity.ts";
import * as sharing from "#contract/delivery/cost-sharing.ts";
import { correctDelivery, undoDelivery } from "#contract/delivery/correction.ts";
import * as delivery from "#contract/delivery/support.ts";
import { listFundLineHouseholds, readFundLineChain, readHouseholdChain } from "#contract/evaluation/effect.ts";
import * as balance from "#contract/ledger/balance.ts";
import * as statement from "#contract/payment/statement.ts";
import * as payment from "#contract/payment/batch.ts";
import { listHinderedLines } from "#contract/treasury/disbursement.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { fundedLine } from "./funded-line.ts";
import { reviewThree } from "./plan-beginnings.ts";
import { Scenario } from "./scenario.ts";

let scenario: Scenario;
let own: Id<"fund line">;
let other: Id<"fund line">;
let activityId: Id<"activity">;
let batchId: Id<"batch">;

before(async () => {
  scenario = await Scenario.open();
  await reviewThree(scenario);
  scenario.on("2026-03-02");
  ({ fundLineId: own } = await scenario.fund(3, 2026));
  ({ fundLineId: other } = await fundedLine(scenario, {
    activityKind: "housing_repair",
    component: "DA5",
    indicatorCode: "households_without_durable_house",
    quantity: 3,
    unitCost: 10_000_000,
  }));
  activityId = await scenario.activity(own, 2026);
});
after(() => scenario.opened.close());

const codeOf = (answer: object) => ("problem" in answer ? (answer.problem as { code: string }).code : "done");

/** What stands on a line, by stage. */
async function balances(fundLineId: Id<"fund line">): Promise<Readonly<Record<string, bigint>>> {
  const query = { areaId: scenario.commune, year: 2026 };
  const { rows } = await scenario.people.accountant.get(balance.listBalances, { query });
  const of = rows.filter((row) => row.fundLineId === fundLineId && row.balance !== 0n);
  assert.deepEqual((await scenario.people.lead.get(balance.checkLedger)).findings, []);
  return Object.fromEntries(of.map((row) => [row.kind, row.balance]));
}

async function keys() {
  return (await scenario.supports(activityId)).map(({ householdId, supportId }) => ({ householdId, supportId }));
}

async function keyAt(at: number) {
  const key = (await keys())[at];
  assert.ok(key !== undefined);
  return key;
}

const share = async (
  shares: readonly { readonly fundLineId: Id<"fund line">; readonly amount: bigint }[],
  reason?: string,
) =>
  scenario.people.officer.ask(sharing.shareCost, {
    params: { activityId },
    body: {
      shares: shares.map(({ fundLineId, amount }) => ({ fundLineId, amount: dong(amount) })),
      ...(reason === undefined ? {} : { reason }),
    },
  });

describe("the cost of a unit", () => {
  test("is shared with another line of the commune and year, with the reason once the activity is open", async () => {
    const asked = await scenario.people.officer.get(sharing.readCostSharing, { params: { activityId } });
    assert.deepEqual(
      [asked.unitCost, asked.shares.map(({ fundLineId, amount }) => [fundLineId, amount])],
      [30_000_000n, [[own, 30_000_000n]]],
    );
    assert.deepEqual(
      asked.possible.map(({ fundLineId, remainder }) => [fundLineId, remainder]),
      [[other, 30_000_000n]],
    );
    const tenMillion = [{ fundLineId: other, amount: 10_000_000n }];
    assert.equal(codeOf(await share(tenMillion)), "delivery.edit_without_reason");
    assert.equal(
      codeOf(await share([{ fundLineId: own, amount: 1n }], "Lồng ghép")),
      "delivery.cost_share_of_other_line",
    );
    assert.equal(
      codeOf(await share([{ fundLineId: newId("fund line"), amount: 1n }], "Lồng ghép")),
      "delivery.cost_share_of_other_line",
    );
    assert.equal(
      codeOf(await share([{ fundLineId: other, amount: 30_000_000n }], "Lồng ghép")),
      "delivery.cost_shares_too_large",
    );
    assert.equal(codeOf(await share(tenMillion, "Lồng ghép dự án nhà ở")), "done");
  });

  test("is committed by each line for its own part, and a line that has too little stops the approval by name", async () => {
    const { officer, chair } = scenario.people;
    await officer.get(delivery.proposeSupports, { params: { activityId }, body: {} });
    const supports = await keys();
    await officer.get(delivery.checkSupports, { params: { activityId }, body: { supports } });
    const body = { supports, decisionNumber: "56/QĐ-UBND" };
    const approved = await chair.get(delivery.approveSupports, { params: { activityId }, body });
    assert.deepEqual([approved.committed, approved.remainder], [90_000_000n, 30_000_000n]);
    assert.deepEqual(await balances(own), { allocated: 30_000_000n, committed: 60_000_000n });
    assert.deepEqual(await balances(other), { committed: 30_000_000n });
  });

  test("is shown on the support, the household, both lines and in the sums of activities", async () => {
    const { officer } = scenario.people;
    const sums = await officer.get(sumActivities, { query: { areaId: scenario.commune } });
    assert.deepEqual([sums.planned, sums.approved], [120_000_000n, 90_000_000n]);
    const params = await keyAt(0);
    const expected = [
      [own, 20_000_000n],
      [other, 10_000_000n],
    ];
    const { shares } = await officer.get(delivery.listSupportActs, { params });
    assert.deepEqual(
      shares.map(({ fundLineId, amount }) => [fundLineId, amount]),
      expected,
    );
    const { links } = await officer.get(readHouseholdChain, { params: { householdId: params.householdId } });
    assert.deepEqual(
      links[0]?.money.shares.map(({ fundLineId, amount }) => [fundLineId, amount]),
      expected,
    );
    for (const [fundLineId, amount] of [
      [own, 20_000_000n],
      [other, 10_000_000n],
    ] as const) {
      const chain = await officer.get(readFundLineChain, { params: { fundLineId } });
      assert.deepEqual(
        chain.activities.map((one) => [one.activityId, one.committed]),
        [[activityId, amount * 3n]],
      );
      const { rows } = await officer.get(listFundLineHouseholds, { params: { fundLineId } });
      assert.deepEqual(
        rows.map((row) => row.amount),
        [amount, amount, amount],
      );
    }
  });
});

describe("what is delivered and paid", () => {
  test("of less that was delivered each line gives back its part, and takes it again", async () => {
    const { officer } = scenario.people;
    for (const params of await keys())
      await officer.get(delivery.recordDelivery, {
        params,
        body: {
          deliveredOn: localDate("2026-03-02"),
          evidence: [
            { evidenceId: newId("evidence"), kind: "statement", note: "Đã sửa xong", takenOn: localDate("2026-03-02") },
          ],
        },
      });
    const params = await keyAt(0);
    const correct = async (amount: bigint) =>
      officer.get(correctDelivery, { params, body: { amount: dong(amount), reason: "Làm ít hơn" } });
    // A third of 20,000,002 is 6,666,667.33: the other line bears it rounded down.
    await correct(20_000_002n);
    assert.deepEqual(await balances(own), { allocated: 36_666_665n, committed: 53_333_335n });
    assert.deepEqual(await balances(other), { allocated: 3_333_333n, committed: 26_666_667n });
    await officer.get(undoDelivery, { params, body: { reason: "Chưa giao" } });
    assert.deepEqual(await balances(own), { allocated: 30_000_000n, committed: 60_000_000n });
    assert.deepEqual(await balances(other), { committed: 30_000_000n });
    await officer.get(delivery.recordDelivery, {
      params,
      body: {
        deliveredOn: localDate("2026-03-02"),
        evidence: [
          { evidenceId: newId("evidence"), kind: "statement", note: "Đã sửa xong", takenOn: localDate("2026-03-02") },
        ],
      },
    });
    await correct(20_000_002n);
  });

  test("is due for a voucher of each line", async () => {
    const query = { areaId: scenario.commune, year: "2026" };
    const { rows } = await scenario.people.accountant.get(listHinderedLines, { query });
    assert.deepEqual(
      rows.filter((row) => [own, other].includes(row.fundLineId)).map((row) => [row.activityId, row.hindrance]),
      [
        [activityId, "voucher"],
        [activityId, "voucher"],
      ],
    );
  });

  test("is reserved, paid, returned, given back and settled by each line, to the đồng", async () => {
    const { accountant } = scenario.people;
    scenario.on("2026-06-01");
    for (const { householdId, ...person } of await scenario.heads(activityId))
      await scenario.bankPayee(householdId, person);
    batchId = await scenario.sentBatch(activityId);
    assert.deepEqual(await balances(own), { allocated: 36_666_665n, reserved: 53_333_335n });
    assert.deepEqual(await balances(other), { allocated: 3_333_333n, reserved: 26_666_667n });
    await scenario.bankAnswers(batchId, (at) => (at === 2 ? "returned" : "paid"));
    const params = { batchId };
    const { rows } = await accountant.get(payment.listInstructions, { params });
    const returned = rows.find(({ state }) => state === "returned");
    const [paidFirst] = rows.filter(({ state }) => state === "paid");
    assert.ok(returned !== undefined && paidFirst !== undefined);
    await accountant.get(statement.reconcileBatch, { params });
    const settledOther = (await balances(other))["settled"] ?? 0n;
    const settledOwn = (await balances(own))["settled"] ?? 0n;
    assert.equal(settledOwn + settledOther, 80_000_002n - returned.amount);
    // The household brings its money back after the batch was reconciled: each line is free of its part again.
    await accountant.get(statement.recordReturns, {
      params,
      body: {
        lines: [{ householdId: paidFirst.householdId, instructionId: paidFirst.instructionId }],
        fate: "given_back",
        returnedOn: localDate("2026-06-01"),
        reason: "Hộ nộp lại",
      },
    });
    const after = { own: await balances(own), other: await balances(other) };
    const otherPart = (10_000_000n * paidFirst.amount) / 30_000_000n;
    const isCorrected = paidFirst.amount === 20_000_002n;
    assert.equal(after.other["allocated"], 3_333_333n + (isCorrected ? 6_666_667n : otherPart));
    assert.equal(after.own["allocated"], 36_666_665n + paidFirst.amount - (isCorrected ? 6_666_667n : otherPart));
    const all = [...Object.values(after.own), ...Object.values(after.other)].reduce((sum, one) => sum + one, 0n);
    assert.equal(all, 120_000_000n);
  });

  test("supports proposed later follow a later share; those before keep theirs", async () => {
    assert.equal(codeOf(await share([], "Không lồng ghép nữa")), "done");
    const { shares } = await scenario.people.officer.get(delivery.listSupportActs, { params: await keyAt(1) });
    assert.equal(shares.length, 2);
  });
});

test("the database refuses a share of a line of another commune or of the activity's own line", async () => {
  const owner = scenario.opened.ownersServer.database;
  await assert.rejects(
    owner
      .insertInto("delivery.activity_cost_shares")
      .values({ activity_id: activityId, fund_line_id: own, commune_id: scenario.commune, unit_amount: dong(1) })
      .execute(),
    /cost_share_is_of_another_line|cost share is of another line/,
  );
});
