/** Cash that some do not come for: a batch is closed without them, and nothing of their money is lost. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as balance from "#contract/ledger/balance.ts";
import * as payment from "#contract/payment/batch.ts";
import * as payee from "#contract/payment/payee.ts";
import * as statement from "#contract/payment/statement.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { deliverThree } from "./delivered-three.ts";
import { Scenario } from "./scenario.ts";

let scenario: Scenario;
let activityId: Id<"activity">;
let fundLineId: Id<"fund line">;
let batchId: Id<"batch">;
before(async () => {
  scenario = await Scenario.open();
  ({ activityId, fundLineId } = await deliverThree(scenario));
  for (const { householdId, personId } of await scenario.heads(activityId)) {
    const body = { payeeId: newId("payee"), personId, role: "head", method: "cash", cashPoint: "Bưu điện" } as const;
    await scenario.people.officer.get(payee.registerPayee, { params: { householdId }, body });
    await scenario.people.accountant.get(payee.verifyPayee, { params: { householdId, payeeId: body.payeeId } });
  }
  batchId = await scenario.sentBatch(activityId, "cash");
});
after(() => scenario.opened.close());

const instructions = async (of = batchId) =>
  (await scenario.people.accountant.get(payment.listInstructions, { params: { batchId: of } })).rows;
const balances = async () => {
  const query = { areaId: scenario.commune, year: 2026 };
  const { rows } = await scenario.people.accountant.get(balance.listBalances, { query });
  const own = rows.filter((row) => row.fundLineId === fundLineId && row.balance !== 0n);
  return Object.fromEntries(own.map((row) => [row.kind, row.balance]));
};
const leave = async (at: number, fate: "carried_over" | "given_back", returnedOn = "2026-06-01") => {
  const row = (await instructions())[at];
  assert.ok(row !== undefined);
  const lines = [{ householdId: row.householdId, instructionId: row.instructionId }];
  const body = { lines, fate, returnedOn: localDate(returnedOn), reason: "Đi làm ăn xa, chưa về nhận" };
  return scenario.people.accountant.ask(statement.recordReturns, { params: { batchId }, body });
};

describe("a cash batch with one who signs, one who is away and one who gives it up", () => {
  test("is not reconciled while it is not said what becomes of the cash that nobody collected", async () => {
    const [first] = await instructions();
    assert.ok(first !== undefined);
    const receipt = {
      receiptId: newId("receipt"),
      householdId: first.householdId,
      instructionId: first.instructionId,
      kind: "signature" as const,
      signedOn: localDate("2026-06-01"),
      signedBy: "Người nhận",
    };
    await scenario.people.cashier.get(statement.signCashList, { params: { batchId }, body: { receipts: [receipt] } });
    const refused = await scenario.people.accountant.ask(statement.reconcileBatch, { params: { batchId } });
    assert.ok("problem" in refused && refused.problem.code === "payment.open_instructions");
  });
  test("takes no day that has not come", async () => {
    const refused = await leave(1, "carried_over", "2026-06-02");
    assert.ok("problem" in refused && refused.problem.code === "day.after_today");
  });
  test("is reconciled once one line is carried over and one is given back, and each đồng is where it belongs", async () => {
    for (const [at, fate] of [
      [1, "carried_over"],
      [2, "given_back"],
    ] as const)
      assert.equal((await leave(at, fate)).status, 200);
    assert.deepEqual(
      (await instructions()).map(({ state }) => state),
      ["paid", "carried_over", "returned"],
    );
    assert.deepEqual(await balances(), { allocated: 30_000_000n, committed: 30_000_000n, disbursed: 30_000_000n });
    const done = await scenario.people.accountant.get(statement.reconcileBatch, { params: { batchId } });
    assert.deepEqual(
      [done.paid, done.returned, done.carriedOver, done.difference, done.batch.state],
      [30_000_000n, 30_000_000n, 30_000_000n, 0n, "reconciled"],
    );
    const supports = await scenario.supports(activityId);
    assert.deepEqual(supports.map(({ state }) => state).toSorted(), ["delivered", "paid", "returned"]);
    const { findings } = await scenario.people.lead.get(balance.checkLedger);
    assert.deepEqual(findings, []);
  });
  test("pays in its next batch who was away, and nobody else", async () => {
    const away = (await instructions()).find(({ state }) => state === "carried_over");
    const next = await scenario.sentBatch(activityId, "cash");
    const rows = await instructions(next);
    assert.deepEqual(
      rows.map(({ householdId, amount }) => [householdId, amount]),
      [[away?.householdId, 30_000_000n]],
    );
    assert.deepEqual(await balances(), { allocated: 30_000_000n, reserved: 30_000_000n, settled: 30_000_000n });
  });
  test("is opened again by cash that was signed for by mistake", async () => {
    assert.equal((await leave(0, "carried_over")).status, 200);
    const { state, reopenings } = await scenario.people.accountant.get(payment.getBatch, { params: { batchId } });
    assert.deepEqual([state, reopenings.length], ["partly_settled", 1]);
    assert.deepEqual(await balances(), { allocated: 30_000_000n, committed: 30_000_000n, reserved: 30_000_000n });
    const twice = await leave(0, "carried_over");
    assert.ok("problem" in twice && twice.problem.code === "payment.nothing_to_return");
  });
});
