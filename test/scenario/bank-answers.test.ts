/** A batch of three transfers is sent and answered by every kind of file: whatever is in it, answered and unmatched are the file, and the ledger balances. */
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { sql } from "kysely";
import type { Output } from "#contract/endpoint.ts";
import { getActivity } from "#contract/delivery/activity.ts";
import * as effect from "#contract/evaluation/effect.ts";
import * as balance from "#contract/ledger/balance.ts";
import * as payment from "#contract/payment/batch.ts";
import * as statement from "#contract/payment/statement.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { orderBlockId } from "#programme/payment/bank-answer.ts";
import { checkLedger } from "#server/ledger/published.ts";
import {
  amount,
  detail,
  entry,
  notification,
  rejected,
  statementMessage,
  statusReport,
} from "#test/support/made-bank-messages.ts";
import { deliverThree } from "./delivered-three.ts";
import { Scenario } from "./scenario.ts";

let scenario: Scenario;
let activityId: Id<"activity">;
let fundLineId: Id<"fund line">;
before(async () => {
  scenario = await Scenario.open();
  ({ activityId, fundLineId } = await deliverThree(scenario));
  for (const person of await scenario.heads(activityId)) await scenario.bankPayee(person.householdId, person);
});
after(() => scenario.opened.close());

type Sent = {
  readonly batchId: Id<"batch">;
  readonly messageId: string;
  readonly references: readonly [string, string, string];
};
let sent: Sent;
/** What the batch before left paid comes back first, so that each kind of file meets a batch of all three. */
beforeEach(async () => {
  const { accountant } = scenario.people;
  if (sent !== undefined) {
    const { rows } = await accountant.get(payment.listInstructions, { params: { batchId: sent.batchId } });
    const content = ["end_to_end_id,outcome,amount"];
    for (const row of rows) if (row.state !== "returned") content.push(`${row.endToEndId},returned,${row.amount}`);
    if (content.length > 1) await read(content.join("\n"));
  }
  const batchId = await scenario.sentBatch(activityId);
  const { messageId } = await accountant.get(payment.getBatch, { params: { batchId } });
  const { rows } = await accountant.get(payment.listInstructions, { params: { batchId } });
  const [first = "", second = "", third = ""] = rows.map(({ endToEndId }) => endToEndId);
  sent = { batchId, messageId: messageId ?? "", references: [first, second, third] };
});

type Read = Output<typeof statement.readAnswerFile>;

/** Reads a file, and holds its account to what is kept, shown and listed. */
async function read(content: string, fileName = "answer"): Promise<Read> {
  const { accountant, lead } = scenario.people;
  const params = { batchId: sent.batchId };
  const body = { fileId: newId("file"), fileName, content };
  const answer = await accountant.get(statement.readAnswerFile, { params, body });
  const { account } = answer;
  assert.ok(account !== null);
  assert.equal(account.answered.count + account.unmatched.count, account.file.count);
  assert.equal(account.answered.amount + account.unmatched.amount, account.file.amount);
  assert.equal(answer.paid + answer.returned + answer.pending, account.answered.count);
  assert.equal(answer.unmatched.length, account.unmatched.count);
  const { files } = await accountant.get(payment.getBatch, { params });
  assert.deepEqual(files.find(({ fileId }) => fileId === body.fileId)?.account, account);
  const { rows } = await accountant.get(statement.listUnmatchedAnswers, { params, query: { limit: "500" } });
  const listed = rows.filter(({ fileId }) => fileId === body.fileId);
  assert.deepEqual(
    listed.map(({ code, amount: dong }) => [code, dong]),
    answer.unmatched.map((one) => [one.code, one.amount]),
  );
  const { findings } = await lead.get(balance.checkLedger);
  assert.deepEqual(findings, []);
  return answer;
}

async function states(): Promise<readonly string[]> {
  const { rows } = await scenario.people.accountant.get(payment.listInstructions, {
    params: { batchId: sent.batchId },
  });
  return rows.map(({ state }) => state);
}

/** What stands on the line, by stage. */
async function balances(): Promise<Readonly<Record<string, bigint>>> {
  const { rows } = await scenario.people.accountant.get(balance.listBalances, {
    query: { areaId: scenario.commune, year: 2026 },
  });
  const own = rows.filter((row) => row.fundLineId === fundLineId && row.balance !== 0n);
  return Object.fromEntries(own.map((row) => [row.kind, row.balance]));
}
const transfer = (reference: string, rest = amount("30000000")) => detail(reference, rest);
const debit = (reference: string) => entry({ amount: "30000000", details: transfer(reference) });
const code = (answer: Read) => answer.unmatched.map((one) => one.code);

test("the officer of another commune reads that the chain may not be seen, and no zero", async () => {
  const neighbour = await scenario.opened.officer("commune_officer", "21490");
  const chain = await neighbour.get(effect.readFundLineChain, { params: { fundLineId } });
  assert.deepEqual(
    chain.activities.map(({ households, committed, paid }) => [households, committed, paid]),
    [["suppressed", null, null]],
  );
  const activity = await neighbour.get(getActivity, { params: { activityId } });
  assert.deepEqual([...new Set(Object.values(activity.supports))], ["suppressed"]);
  const rows = await neighbour.ask(effect.listFundLineHouseholds, { params: { fundLineId } });
  assert.equal("problem" in rows && rows.problem.code, "authority.not_permitted_here");
});

describe("a status report", () => {
  test("that rejects the whole order returns every transfer, with its reason", async () => {
    const answer = await read(statusReport({ messageId: sent.messageId, group: rejected("FF01") }));
    assert.deepEqual([answer.returned, answer.account?.file], [3, { count: 3, amount: 90_000_000n }]);
    const { rows } = await scenario.people.accountant.get(payment.listInstructions, {
      params: { batchId: sent.batchId },
    });
    assert.deepEqual(
      rows.map(({ state, reasonCode }) => [state, reasonCode]),
      [1, 2, 3].map(() => ["returned", "FF01"]),
    );
    assert.deepEqual(await balances(), { committed: 90_000_000n });
  });
  test("that rejects the block does the same, but for a transfer with a status of its own", async () => {
    const [first] = sent.references;
    const blocks = `<OrgnlPmtInfAndSts><OrgnlPmtInfId>${orderBlockId(sent.messageId)}</OrgnlPmtInfId><PmtInfSts>RJCT</PmtInfSts>
      <TxInfAndSts><OrgnlEndToEndId>${first}</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts></OrgnlPmtInfAndSts>`;
    const answer = await read(statusReport({ messageId: sent.messageId, blocks }));
    assert.deepEqual([answer.paid, answer.returned, answer.unmatched], [1, 2, []]);
    assert.deepEqual(await balances(), { committed: 60_000_000n, disbursed: 30_000_000n });
  });
  test("that rejects what was debited already moves no money: it is shown as contradicting", async () => {
    const [first] = sent.references;
    await read(statementMessage(debit(first)));
    const answer = await read(statusReport({ messageId: sent.messageId, group: rejected("FF01") }));
    assert.deepEqual([answer.returned, code(answer)], [2, ["payment.answer_contradicts"]]);
    assert.deepEqual(await states(), ["paid", "returned", "returned"]);
    assert.deepEqual(await balances(), { committed: 60_000_000n, disbursed: 30_000_000n });
  });
  test("of another order changes nothing, although it names transfers of this one", async () => {
    const [first] = sent.references;
    const blocks = `<OrgnlPmtInfAndSts><OrgnlPmtInfId>X-1</OrgnlPmtInfId><TxInfAndSts><OrgnlEndToEndId>${first}</OrgnlEndToEndId>
      <TxSts>ACSC</TxSts><OrgnlTxRef><Amt><InstdAmt Ccy="VND">30000000</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts></OrgnlPmtInfAndSts>`;
    const answer = await read(statusReport({ messageId: "X", group: "<GrpSts>RJCT</GrpSts>", blocks }));
    assert.deepEqual(code(answer), ["payment.answer_of_another_order", "payment.answer_of_another_order"]);
    assert.equal(answer.account?.unmatched.amount, 30_000_000n);
    assert.deepEqual(await states(), ["sent", "sent", "sent"]);
  });
});

describe("entries of the account", () => {
  test("of a debit and its return in one statement end returned, and the support is due again", async () => {
    const [first] = sent.references;
    const credit = entry({ amount: "30000000", direction: "CRDT", details: transfer(first) });
    // The bank lists the latest first.
    const answer = await read(statementMessage(credit + debit(first)));
    assert.deepEqual([answer.paid, answer.returned, answer.account?.file], [1, 1, { count: 2, amount: 60_000_000n }]);
    assert.deepEqual(await states(), ["returned", "sent", "sent"]);
    assert.deepEqual(await balances(), { committed: 30_000_000n, reserved: 60_000_000n });
  });
  test("of a second debit in another file settle nothing, and what comes back for it is not taken from the payee", async () => {
    const [first] = sent.references;
    const booked = (reference: string, direction: "DBIT" | "CRDT" = "DBIT") =>
      entry({ amount: "30000000", direction, reference, details: transfer(first) });
    await read(notification(booked("FT-1")));
    // The same debit in the statement of the day is no second one.
    assert.deepEqual(code(await read(statementMessage(booked("FT-1")))), []);
    assert.deepEqual(code(await read(notification(booked("FT-2")))), ["payment.answer_debits_again"]);
    assert.deepEqual(code(await read(statementMessage(booked("FT-2") + booked("FT-1")))), [
      "payment.answer_debits_again",
    ]);
    assert.deepEqual(code(await read(notification(booked("FT-3", "CRDT")))), ["payment.answer_returns_again"]);
    assert.deepEqual(await states(), ["paid", "sent", "sent"]);
    assert.deepEqual(await balances(), { disbursed: 30_000_000n, reserved: 60_000_000n });
    // A return of the first debit too is one of the transfer.
    assert.equal((await read(notification(booked("FT-4", "CRDT")))).returned, 1);
    assert.deepEqual(await states(), ["returned", "sent", "sent"]);
  });
  test("of a negative amount are no payment", async () => {
    const [first] = sent.references;
    const table = `end_to_end_id,outcome,amount\n${first},paid,-30000000`;
    const message = notification(entry({ amount: "-30000000", details: transfer(first, amount("-30000000")) }));
    for (const content of [table, message])
      assert.deepEqual(code(await read(content)), ["payment.answer_amount_negative"]);
    assert.deepEqual(await states(), ["sent", "sent", "sent"]);
  });
  test("that are reversed by 1 are returned", async () => {
    const [first] = sent.references;
    await read(notification(debit(first)));
    const reversal = entry({ amount: "30000000", reversal: "1", details: transfer(first) });
    assert.equal((await read(notification(reversal))).returned, 1);
    assert.deepEqual(await states(), ["returned", "sent", "sent"]);
  });
  test("in another currency, in fractions, without details or beside the order leave everything as it is, and are listed", async () => {
    const [first, second] = sent.references;
    const content = notification(
      [
        entry({ amount: "30000000", currency: "USD", details: transfer(first, amount("30000000", "USD")) }),
        entry({ amount: "30000000.50", details: transfer(second, amount("30000000.50")) }),
        entry({ amount: "90000000" }),
        debit("NOTPROVIDED"),
        entry({ amount: "29999999", details: transfer(first, amount("29999999")) }),
      ].join(""),
    );
    const answer = await read(content);
    assert.deepEqual(code(answer), [
      "payment.answer_in_other_currency",
      "payment.answer_not_whole_dong",
      "payment.answer_without_details",
      "payment.answer_fits_nothing",
      "payment.answer_with_other_amount",
    ]);
    assert.deepEqual(answer.account?.unmatched, { count: 5, amount: 149_999_999n });
    assert.deepEqual(await states(), ["sent", "sent", "sent"]);
    assert.equal((await shownBatch()).state, "sent");
  });
  test("with a credit among the details of a debit return that one", async () => {
    const [first, second] = sent.references;
    await read(notification(debit(first)));
    const details =
      transfer(second, `${amount("30000000")}<CdtDbtInd>DBIT</CdtDbtInd>`) +
      transfer(first, `${amount("30000000")}<CdtDbtInd>CRDT</CdtDbtInd>`);
    const answer = await read(notification(entry({ amount: "0", details })));
    assert.deepEqual([answer.paid, answer.returned], [1, 1]);
    assert.deepEqual(await states(), ["returned", "paid", "sent"]);
  });
  test("are booked on the day that it was in this country", async () => {
    const [first] = sent.references;
    const booked = "<DtTm>2026-05-31T18:00:00Z</DtTm>";
    await read(notification(entry({ amount: "30000000", booked, details: transfer(first) })));
    const { rows } = await scenario.people.accountant.get(payment.listInstructions, {
      params: { batchId: sent.batchId },
    });
    assert.equal(rows[0]?.settledOn, "2026-06-01");
  });
});

test("a file of another family is refused with its name, and one that is nothing with a reason", async () => {
  const { accountant } = scenario.people;
  const ask = async (content: string) =>
    accountant.ask(statement.readAnswerFile, {
      params: { batchId: sent.batchId },
      body: { fileId: newId("file"), fileName: "x", content },
    });
  const other = await ask(notification(debit(sent.references[0])).replace("camt.054", "camt.052"));
  assert.ok("problem" in other);
  assert.equal(other.problem.code, "payment.answer_of_other_family");
  assert.deepEqual(other.problem.facts, { namespace: "urn:iso:std:iso:20022:tech:xsd:camt.052.001.08" });
  const cut = await ask(notification(debit(sent.references[0])).slice(0, -40));
  assert.deepEqual("problem" in cut && [cut.problem.code, cut.problem.facts], ["payment.answer_not_whole", {}]);
  const empty = await ask(statusReport({ messageId: sent.messageId }));
  assert.ok("problem" in empty && empty.problem.code === "payment.answer_unreadable");
});

test("the same bytes again say the same account and move nothing", async () => {
  const content = notification(debit(sent.references[0]));
  const first = await read(content);
  const again = await scenario.people.accountant.get(statement.readAnswerFile, {
    params: { batchId: sent.batchId },
    body: { fileId: newId("file"), fileName: "again", content },
  });
  assert.deepEqual([again.readBefore, again.paid, again.account], [true, 0, first.account]);
});

test("a time-out is unknown: its money stays reserved until the bank answers", async () => {
  const { accountant } = scenario.people;
  await accountant.get(statement.markUnanswered, { params: { batchId: sent.batchId } });
  assert.deepEqual(await states(), ["unknown", "unknown", "unknown"]);
  assert.deepEqual(await balances(), { reserved: 90_000_000n });
  const returned = await accountant.ask(statement.recordReturns, {
    params: { batchId: sent.batchId },
    body: {
      lines: await linesOf(1),
      fate: "given_back",
      returnedOn: localDate("2026-06-01"),
      reason: "Không thấy trả lời",
    },
  });
  assert.ok("problem" in returned && returned.problem.code === "payment.nothing_to_return");
});

describe("a return after reconciliation", () => {
  const all = async () => read(notification(sent.references.map(debit).join("")));
  const reconcile = async () =>
    scenario.people.accountant.get(statement.reconcileBatch, { params: { batchId: sent.batchId } });
  test("that a bank reports opens the batch with its reason, and it is reconciled again", async () => {
    await all();
    assert.equal((await reconcile()).batch.state, "reconciled");
    assert.deepEqual(await balances(), { settled: 90_000_000n });
    const returned = `${amount("30000000")}<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>`;
    const credit = entry({ amount: "30000000", direction: "CRDT", details: transfer(sent.references[1], returned) });
    await read(statementMessage(credit), "sao-ke-thang-7.xml");
    const batch = await shownBatch();
    assert.equal(batch.state, "partly_settled");
    assert.deepEqual(
      batch.reopenings.map(({ reason }) => reason),
      ["sao-ke-thang-7.xml AC04"],
    );
    assert.deepEqual(await states(), ["paid", "returned", "paid"]);
    assert.deepEqual(await balances(), { committed: 30_000_000n, disbursed: 60_000_000n });
    const supports = await scenario.supports(activityId);
    assert.deepEqual(supports.map(({ state }) => state).toSorted(), ["delivered", "paid", "paid"]);
    const again = await reconcile();
    assert.deepEqual([again.paid, again.returned, again.carriedOver], [60_000_000n, 30_000_000n, 0n]);
    assert.deepEqual(await balances(), { committed: 30_000_000n, settled: 60_000_000n });
  });
  test("is taken after the end of the year too, on the line of its year", async () => {
    await all();
    await reconcile();
    scenario.on("2027-02-10");
    const credit = entry({ amount: "30000000", direction: "CRDT", details: transfer(sent.references[0]) });
    assert.equal((await read(notification(credit), "nam-sau.xml")).returned, 1);
    assert.equal((await reconcile()).returned, 30_000_000n);
    assert.deepEqual(await balances(), { committed: 30_000_000n, settled: 60_000_000n });
    scenario.on("2026-06-01");
  });
  test("that tells nothing new leaves it reconciled", async () => {
    await all();
    await reconcile();
    await read(statementMessage(debit(sent.references[0])));
    assert.equal((await shownBatch()).state, "reconciled");
  });
  test("by hand opens it as often as money comes back, and given back it is free and the support ends", async () => {
    await all();
    await reconcile();
    for (const [time, fate] of [
      [0, "carried_over"],
      [1, "given_back"],
    ] as const) {
      const done = await scenario.people.accountant.get(statement.recordReturns, {
        params: { batchId: sent.batchId },
        body: { lines: await linesOf(1), fate, returnedOn: localDate("2026-06-01"), reason: `Hộ nộp lại ${time}` },
      });
      assert.deepEqual([done.batch.state, done.amount], ["partly_settled", 30_000_000n]);
      await reconcile();
    }
    const batch = await shownBatch();
    assert.deepEqual(
      batch.reopenings.map(({ reason }) => reason),
      ["Hộ nộp lại 0", "Hộ nộp lại 1"],
    );
    assert.deepEqual(await balances(), { allocated: 30_000_000n, committed: 30_000_000n, settled: 30_000_000n });
    const supports = await scenario.supports(activityId);
    assert.deepEqual(supports.map(({ state }) => state).toSorted(), ["delivered", "paid", "returned"]);
  });
});

test("sums that the lines of a file do not make are refused by the database", async () => {
  await read(notification(debit(sent.references[0])));
  const owner = scenario.opened.ownersServer.database;
  const insert = async (answered: number) =>
    owner.transaction().execute(async (tx) => {
      const fileId = newId("file");
      await sql`insert into payment.files (file_id, batch_id, commune_id, kind, format, file_name, sha256, content, recorded_at, recorded_by)
        values (${fileId}, ${sent.batchId}, ${scenario.commune}, 'answer', 'csv', 'x', ${fileId}, '', now(), ${newId("officer")})`.execute(
        tx,
      );
      await sql`insert into payment.answer_files values (${fileId}, ${sent.batchId}, ${scenario.commune}, ${answered}, 0, ${answered}, 0, 0, 0)`.execute(
        tx,
      );
    });
  await insert(0);
  await assert.rejects(insert(1), /do not sum to its file/);
  const { findings } = await owner.transaction().execute(checkLedger);
  assert.deepEqual(findings, []);
});

async function shownBatch() {
  return scenario.people.accountant.get(payment.getBatch, { params: { batchId: sent.batchId } });
}

/** The first so many instructions that are not returned yet. */
async function linesOf(count: number) {
  const { rows } = await scenario.people.accountant.get(payment.listInstructions, {
    params: { batchId: sent.batchId },
  });
  return rows
    .filter(({ state }) => state !== "returned")
    .slice(0, count)
    .map(({ householdId, instructionId }) => ({ householdId, instructionId }));
}
