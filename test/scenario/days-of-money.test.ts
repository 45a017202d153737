/** Money moves on days that are possible: nothing is paid in the past, signed for before its list, or brought back before it was paid. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { newId } from "#contract/new-id.ts";
import * as contribution from "#contract/ledger/contribution.ts";
import * as payment from "#contract/payment/batch.ts";
import * as payee from "#contract/payment/payee.ts";
import * as statement from "#contract/payment/statement.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { Act } from "#programme/authority/post/permissions.ts";
import { beginAct } from "#server/platform/database/database.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Answer, TestOfficer } from "#test/support/installation.ts";
import { deliverThree } from "./delivered-three.ts";
import { Scenario } from "./scenario.ts";

let scenario: Scenario;
let batchId: Id<"batch">;

before(async () => {
  scenario = await Scenario.open();
  const { activityId } = await deliverThree(scenario);
  for (const { householdId, personId } of await scenario.heads(activityId)) {
    const body = { payeeId: newId("payee"), personId, role: "head", method: "cash", cashPoint: "Bưu điện" } as const;
    await scenario.people.officer.get(payee.registerPayee, { params: { householdId }, body });
    await scenario.people.accountant.get(payee.verifyPayee, { params: { householdId, payeeId: body.payeeId } });
  }
  batchId = await scenario.sentBatch(activityId, "cash");
  scenario.on("2026-06-10");
});
after(() => scenario.opened.close());

function refused(answer: Answer<AnyEndpoint>) {
  if (!("problem" in answer)) return "taken";
  const { code, facts } = answer.problem;
  return [code, facts["earliest"] ?? facts["today"], facts["restsOn"]].filter(Boolean).join(" ");
}
const rows = async () => (await scenario.people.accountant.get(payment.listInstructions, { params: { batchId } })).rows;
async function lineAt(at: number) {
  const row = (await rows())[at];
  assert.ok(row !== undefined);
  return { householdId: row.householdId, instructionId: row.instructionId };
}
const sign = async (at: number, day: string) => {
  const signedOn = localDate(day);
  const receipt = {
    receiptId: newId("receipt"),
    ...(await lineAt(at)),
    kind: "signature",
    signedOn,
    signedBy: "x",
  } as const;
  return refused(
    await scenario.people.cashier.ask(statement.signCashList, { params: { batchId }, body: { receipts: [receipt] } }),
  );
};
const giveBack = async (at: number, day: string) => {
  const body = {
    lines: [await lineAt(at)],
    fate: "given_back" as const,
    returnedOn: localDate(day),
    reason: "Đã có nhà",
  };
  return refused(await scenario.people.accountant.ask(statement.recordReturns, { params: { batchId }, body }));
};

test("a batch is not sent for a day that is over", async () => {
  const send = async (day: string) =>
    refused(
      await scenario.people.accountant.ask(payment.sendBatch, {
        params: { batchId },
        body: { executionDate: localDate(day) },
      }),
    );
  assert.equal(await send("2026-06-09"), "day.before_today 2026-06-10");
  assert.equal(await send("2026-06-10"), "taken");
});

test("a receipt is signed neither before the list was made nor tomorrow", async () => {
  assert.equal(await sign(0, "2026-05-31"), "day.before_what_it_rests_on 2026-06-01 order");
  assert.equal(await sign(0, "2026-06-11"), "day.after_today 2026-06-10");
  assert.equal(await sign(0, "2026-06-05"), "taken");
});

test("money is brought back after it was paid, and the page shows the day and the reason", async () => {
  assert.equal(await giveBack(0, "2026-06-04"), "day.before_what_it_rests_on 2026-06-05 payment");
  assert.equal(await giveBack(0, "2026-06-07"), "taken");
  const story = (await rows())[0]?.movements.map(({ kind, on, reason }) => [kind, on, reason]);
  assert.deepEqual(story, [
    ["sent", "2026-06-01", null],
    ["signed", "2026-06-05", null],
    ["given_back", "2026-06-07", "Đã có nhà"],
  ]);
});

test("a contribution is given in the year that it counts in", async () => {
  const give = async (day: string) =>
    refused(
      await scenario.people.accountant.ask(contribution.recordContribution, {
        body: {
          contributionId: newId("contribution"),
          areaId: scenario.commune,
          year: 2026,
          activityLineId: null,
          fundSource: "COMMUNITY",
          component: "II.1",
          giver: "Hội đồng hương",
          content: "Góp tiền",
          givenOn: localDate(day),
          given: { form: "money", amount: dong(1_000_000) },
        },
      }),
    );
  assert.equal(await give("2025-12-31"), "day.before_what_it_rests_on 2026-01-01 year");
});

test("the database says the same, whatever the service does", async () => {
  const line = await lineAt(1);
  /** The rule that an officer's own transaction breaks; what it writes is undone. */
  async function ruleBroken(who: TestOfficer, act: Act, write: (tx: Tx) => Promise<unknown>): Promise<string> {
    try {
      await scenario.opened.server.database.transaction().execute(async (tx) => {
        await beginAct(tx, who.officerId, act, "2026-06-10");
        await write(tx);
        throw new Error("taken");
      });
    } catch (error) {
      return (error as { constraint?: string }).constraint ?? (error as Error).message;
    }
    return "taken";
  }
  const { cashier, accountant } = scenario.people;
  const receipt = (on: string) => async (tx: Tx) =>
    sql`insert into payment.receipts (household_id, receipt_id, instruction_id, commune_id, kind, signed_on, signed_by, recorded_by)
      values (${line.householdId}, ${newId("receipt")}, ${line.instructionId}, ${scenario.commune}, 'signature', ${on}, 'x', ${cashier.officerId})`.execute(
      tx,
    );
  assert.equal(
    await ruleBroken(cashier, "payment.signCashList", receipt("2026-05-30")),
    "receipt_is_signed_after_the_list",
  );
  assert.equal(await ruleBroken(cashier, "payment.signCashList", receipt("2026-06-01")), "taken");
  const back = (on: string) => async (tx: Tx) =>
    sql`insert into payment.returns (household_id, return_id, instruction_id, commune_id, fate, amount, reason, returned_on, recorded_at, recorded_by)
      values (${line.householdId}, ${newId("receipt")}, ${line.instructionId}, ${scenario.commune}, 'given_back', 1, 'x', ${on}, now(), ${accountant.officerId})`.execute(
      tx,
    );
  assert.equal(
    await ruleBroken(accountant, "payment.recordReturns", back("2026-05-30")),
    "money_comes_back_after_it_was_paid",
  );
  assert.equal(await ruleBroken(accountant, "payment.recordReturns", back("2026-06-01")), "taken");
  const executed = (on: string) => async (tx: Tx) =>
    sql`update payment.batches set execution_on = ${on}::date where batch_id = ${batchId}`.execute(tx);
  assert.equal(
    await ruleBroken(accountant, "payment.sendBatch", executed("2026-05-30")),
    "batch_is_executed_after_it_is_sent",
  );
});
