/** A batch of several activities: every line is looked at before it is approved, what cannot be paid is excluded, and who signs signs for the lines. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import * as balance from "#contract/ledger/balance.ts";
import { newId } from "#contract/new-id.ts";
import * as lines from "#contract/payment/batch-lines.ts";
import * as payment from "#contract/payment/batch.ts";
import * as payee from "#contract/payment/payee.ts";
import * as statement from "#contract/payment/statement.ts";
import { recordDeath } from "#contract/registry/household-acts.ts";
import { dong } from "#kernel/money.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { recordDebtorAccount } from "#contract/payment/office.ts";
import { listHouseholds } from "#contract/registry/household.ts";
import { reviewThree } from "./plan-beginnings.ts";
import { Scenario } from "./scenario.ts";

let scenario: Scenario;
/** The first is for one household, the second for the two others: three stages a house. */
let activityIds: readonly [Id<"activity">, Id<"activity">];
const batchId = newId("batch");

before(async () => {
  scenario = await Scenario.open();
  await reviewThree(scenario);
  scenario.on("2026-03-02");
  const { fundLineId } = await scenario.fund(3, 2026, "housing_new");
  activityIds = [await scenario.activity(fundLineId, 2026), await scenario.activity(fundLineId, 2026)];
  const { rows } = await scenario.people.officer.get(listHouseholds, { query: { communeId: scenario.commune } });
  const [first, ...others] = rows;
  assert.ok(first !== undefined && others.length === 2);
  await scenario.deliver(activityIds[0], "2026-03-02", [first]);
  await scenario.deliver(activityIds[1], "2026-03-02", others);
  scenario.on("2026-06-01");
});
after(() => scenario.opened.close());

const codeOf = (answer: object) => ("problem" in answer ? (answer.problem as { code: string }).code : "done");
const params = { batchId };
const heads = async () => (await Promise.all(activityIds.map(async (activityId) => scenario.heads(activityId)))).flat();
/** Every household once: it has three stages. */
const homes = async () => [...new Map((await heads()).map((head) => [head.householdId, head])).values()];
const payable = async () =>
  scenario.people.officer.get(payment.listPayable, { params: { areaId: scenario.commune }, query: { method: "bank" } });
const balances = async () => {
  const { rows } = await scenario.people.accountant.get(balance.listBalances, {
    query: { areaId: scenario.commune, year: 2026 },
  });
  return Object.fromEntries(
    rows.filter((row) => row.balance > 0n && row.fundLineId !== null).map((row) => [row.kind, row.balance]),
  );
};

describe("one batch of two activities", () => {
  test("what the activities owe is shown before, with what has no payee yet", async () => {
    assert.deepEqual(
      (await payable()).activities.map(({ payable: { count }, leftOut }) => [count, leftOut]).toSorted(),
      [
        [0, 3],
        [0, 6],
      ],
    );
    for (const { householdId, ...person } of await homes()) await scenario.bankPayee(householdId, person);
    const { activities } = await payable();
    assert.deepEqual(activities.map(({ payable: one, leftOut }) => [one.count, one.amount, leftOut]).toSorted(), [
      [3, 30_000_000n, 0],
      [6, 60_000_000n, 0],
    ]);
  });

  test("of two communes or years it is refused, and nothing is made", async () => {
    const answer = await scenario.people.officer.ask(payment.makeBatch, {
      body: { batchId, activityIds: [newId("activity")], method: "bank", title: "Đợt 1" },
    });
    assert.equal(codeOf(answer), "record.not_found");
    const { opened } = scenario;
    await sql`update delivery.activities set year = 2027 where activity_id = ${activityIds[1]}`.execute(
      opened.ownersServer.database,
    );
    const apart = await scenario.people.officer.ask(payment.makeBatch, {
      body: { batchId, activityIds: [...activityIds], method: "bank", title: "Đợt 1" },
    });
    await sql`update delivery.activities set year = 2026 where activity_id = ${activityIds[1]}`.execute(
      opened.ownersServer.database,
    );
    assert.equal(codeOf(apart), "payment.activities_apart");
  });

  test("it holds both, each with its sum, and its lines are read page by page: none twice, none lost", async () => {
    const { officer } = scenario.people;
    const made = await officer.get(payment.makeBatch, {
      body: { batchId, activityIds: [...activityIds], method: "bank", title: "Đợt 1" },
    });
    assert.deepEqual([made.batch.instructionCount, made.batch.total, made.leftOut], [9, 90_000_000n, []]);
    assert.deepEqual(
      new Map(made.batch.activities.map((one) => [one.activityId, [one.count, one.amount]])),
      new Map([
        [activityIds[0], [3, 30_000_000n]],
        [activityIds[1], [6, 60_000_000n]],
      ]),
    );
    const seen: string[] = [];
    for (let cursor: string | undefined, pages = 0; pages < 9; pages += 1) {
      const page = await officer.get(payment.listInstructions, {
        params,
        query: { limit: "2", ...(cursor === undefined ? {} : { cursor }) },
      });
      seen.push(...page.rows.map(({ instructionId }) => instructionId));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    assert.deepEqual([seen.length, new Set(seen).size], [9, 9]);
  });
});

describe("the check of its lines", () => {
  test("who died since is named with the reason, and the batch is not checked with the line in it", async () => {
    const { officer, accountant } = scenario.people;
    assert.deepEqual(await accountant.get(lines.listLineFindings, { params }), { checked: 9, rows: [] });
    const [dead] = await homes();
    assert.ok(dead !== undefined);
    await officer.get(recordDeath, {
      params: { householdId: dead.householdId, personId: dead.personId },
      body: { actId: newId("household act"), on: localDate("2026-05-30"), reason: "Mất vì bệnh" },
    });
    const found = await accountant.get(lines.listLineFindings, { params });
    assert.deepEqual(
      found.rows.map(({ householdId, findings }) => [householdId, findings]),
      [1, 2, 3].map(() => [
        dead.householdId,
        // With its last member the household has ended.
        [
          { code: "household_closed", severity: "blocks" },
          { code: "payee_died", severity: "blocks" },
        ],
      ]),
    );
    assert.equal(codeOf(await accountant.ask(payment.checkBatch, { params })), "payment.lines_blocked");
  });

  test("its lines leave with the reason, the sums follow, and their money is due again", async () => {
    const { accountant } = scenario.people;
    const { rows } = await accountant.get(lines.listLineFindings, { params });
    const chosen = rows.map(({ householdId, instructionId }) => ({ householdId, instructionId }));
    const stranger = { ...chosen[0], instructionId: newId("instruction") } as (typeof chosen)[number];
    const body = { lines: [...chosen, stranger], reason: "Người nhận đã mất" };
    assert.equal(codeOf(await accountant.ask(lines.excludeLines, { params, body })), "record.not_found");
    const batch = await accountant.get(lines.excludeLines, { params, body: { ...body, lines: chosen } });
    assert.deepEqual([batch.instructionCount, batch.total], [6, 60_000_000n]);
    assert.deepEqual(batch.byState, [
      { state: "cancelled", count: 3, amount: 30_000_000n },
      { state: "ready", count: 6, amount: 60_000_000n },
    ]);
    const { rows: all } = await accountant.get(payment.listInstructions, { params });
    assert.deepEqual(
      all.filter(({ state }) => state === "cancelled").map(({ reasonCode }) => reasonCode),
      Array<string>(3).fill("Người nhận đã mất"),
    );
    const due = (await payable()).activities.reduce((sum, { payable: { count } }) => sum + count, 0);
    assert.equal(due, 3);
  });

  test("all of them are never excluded: that is to cancel the batch", async () => {
    const { accountant } = scenario.people;
    const { rows } = await accountant.get(payment.listInstructions, { params, query: { state: "ready" } });
    const body = { lines: rows.map(({ householdId, instructionId }) => ({ householdId, instructionId })), reason: "x" };
    assert.equal(codeOf(await accountant.ask(lines.excludeLines, { params, body })), "payment.all_lines_excluded");
  });
});

describe("who signs signs for the lines", () => {
  test("an account that is changed under the batch after the check is not approved", async () => {
    const { accountant, chair, officer } = scenario.people;
    const { database } = scenario.opened.ownersServer;
    await accountant.get(payment.checkBatch, { params });
    const [, second] = await homes();
    assert.ok(second !== undefined);
    await sql`update payment.payees set bank_bin = '970436' where household_id = ${second.householdId}`.execute(
      database,
    );
    assert.equal(codeOf(await chair.ask(payment.approveBatch, { params })), "payment.lines_changed");
    await sql`update payment.payees set bank_bin = '970405' where household_id = ${second.householdId}`.execute(
      database,
    );
    // Another account that was recorded rightly is seen as well: the line is excluded, and the signatures hold for the others.
    await officer.get(payee.registerPayee, {
      params: { householdId: second.householdId },
      body: {
        payeeId: newId("payee"),
        personId: second.personId,
        role: "head",
        method: "bank",
        bankBin: "970405",
        accountNumber: "77777",
        accountName: second.fullName,
      },
    });
    assert.equal(codeOf(await chair.ask(payment.approveBatch, { params })), "payment.lines_blocked");
    const { rows } = await accountant.get(lines.listLineFindings, { params });
    const chosen = rows.map(({ householdId, instructionId }) => ({ householdId, instructionId }));
    assert.equal(chosen.length, 3);
    await accountant.get(lines.excludeLines, { params, body: { lines: chosen, reason: "Đổi tài khoản" } });
    const approved = await chair.get(payment.approveBatch, { params });
    assert.deepEqual([approved.state, approved.total], ["reserved", 30_000_000n]);
    assert.deepEqual(await balances(), { committed: 60_000_000n, reserved: 30_000_000n });
  });

  test("after the approval no line leaves, no matter who writes it", async () => {
    const { accountant } = scenario.people;
    const { rows } = await accountant.get(payment.listInstructions, { params, query: { state: "ready" } });
    const [line] = rows;
    assert.ok(line !== undefined);
    const chosen = [{ householdId: line.householdId, instructionId: line.instructionId }];
    const body = { lines: chosen, reason: "x" };
    assert.equal(codeOf(await accountant.ask(lines.excludeLines, { params, body })), "payment.not_now");
    await assert.rejects(
      sql`insert into payment.exclusions select household_id, instruction_id, batch_id, commune_id, 'x', '{}', gen_random_uuid(), now()
        from payment.instructions where instruction_id = ${line.instructionId}`.execute(
        scenario.opened.ownersServer.database,
      ),
      /excluded before its batch is approved/,
    );
  });

  test("the order holds what was approved, and it is reconciled to the đồng", async () => {
    const { accountant, chair } = scenario.people;
    await chair.get(recordDebtorAccount, {
      params: { communeId: scenario.commune },
      body: {
        debtorAccountId: newId("debtor account"),
        holder: "UBND xã Ba Tơ",
        bankBin: "970405",
        accountNumber: "9527",
      },
    });
    const sent = await accountant.get(payment.sendBatch, { params, body: { executionDate: localDate("2026-06-02") } });
    const order = await accountant.fetch(`/api/payment-batches/${batchId}/files/${sent.files[0]?.fileId ?? ""}`);
    const xml = await order.text();
    assert.equal(xml.match(/<EndToEndId>/gu)?.length, 3);
    assert.match(xml, /<CtrlSum>30000000<\/CtrlSum>/u);
    const { rows } = await accountant.get(payment.listInstructions, { params, query: { state: "sent" } });
    const answers = rows.map((row) => `${row.endToEndId},paid,${row.amount},,REF,2026-06-02`);
    scenario.on("2026-06-03");
    await accountant.get(statement.readAnswerFile, {
      params,
      body: {
        fileId: newId("file"),
        fileName: "answer.csv",
        content: ["end_to_end_id,outcome,amount,reason,reference,booked_on", ...answers].join("\n"),
      },
    });
    await accountant.get(statement.reconcileBatch, { params });
    assert.equal((await accountant.get(payment.getBatch, { params })).state, "reconciled");
    assert.deepEqual(await balances(), { committed: 60_000_000n, settled: dong(30_000_000) });
    assert.deepEqual((await scenario.people.lead.get(balance.checkLedger)).findings, []);
  });
});
