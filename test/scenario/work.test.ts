/** What waits, over the stages: each step comes to who may do it, opens the only record, and to nobody who did the step before. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readWork } from "#contract/home/work.ts";
import { newId } from "#contract/new-id.ts";
import * as payment from "#contract/payment/batch.ts";
import { recordDebtorAccount } from "#contract/payment/office.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { deliverThree } from "./delivered-three.ts";
import { Scenario } from "./scenario.ts";

let scenario: Scenario;
let activityId: Id<"activity">;
const batchId = newId("batch");

before(async () => {
  scenario = await Scenario.open();
  ({ activityId } = await deliverThree(scenario));
});
after(() => scenario.opened.close());

const money = ["pay", "checkBatch", "approveBatch", "sendBatch", "readAnswers", "unanswered", "reconcile"];
type Who = keyof Scenario["people"];

/** Of delivery and payment: what is mine, and what waits for whom. */
async function work(who: Who) {
  const { rows, others } = await scenario.people[who].get(readWork);
  return {
    mine: rows.filter(({ kind }) => money.includes(kind)).map(({ kind, count, recordId }) => [kind, count, recordId]),
    others: others.filter(({ kind }) => money.includes(kind)).map(({ kind, count, posts }) => [kind, count, posts]),
  };
}
const everybody = ["lead", "planner", "treasurer", "chair", "officer", "accountant", "cashier"] as const;
const whose = async (kind: string) => {
  const found: Who[] = [];
  for (const who of everybody) if ((await work(who)).mine.some(([one]) => one === kind)) found.push(who);
  return found;
};

test("delivered supports wait for the officer who makes the batch, and open their activity", async () => {
  assert.deepEqual(await work("officer"), { mine: [["pay", 3, activityId]], others: [] });
  assert.deepEqual(await work("chair"), { mine: [], others: [["pay", 3, ["commune_officer"]]] });
  assert.deepEqual(await whose("pay"), ["officer"]);
});

test("a batch waits for one step at a time: checked, approved, sent, answered", async () => {
  const { officer, accountant, chair } = scenario.people;
  for (const person of await scenario.heads(activityId)) await scenario.bankPayee(person.householdId, person);
  const account = { holder: "UBND xã Ba Tơ", bankBin: "970405", accountNumber: "9527" };
  await chair.get(recordDebtorAccount, {
    params: { communeId: scenario.commune },
    body: { debtorAccountId: newId("debtor account"), ...account },
  });
  await officer.get(payment.makeBatch, {
    body: { batchId, activityIds: [activityId], method: "bank", title: "Hỗ trợ sửa nhà" },
  });
  assert.deepEqual(await whose("checkBatch"), ["accountant"]);
  assert.deepEqual((await work("accountant")).mine, [["checkBatch", 1, batchId]]);
  await accountant.get(payment.checkBatch, { params: { batchId } });
  assert.deepEqual([await whose("checkBatch"), await whose("approveBatch")], [[], ["chair"]]);
  await chair.get(payment.approveBatch, { params: { batchId } });
  assert.deepEqual(await whose("sendBatch"), ["accountant"]);
  const body = { executionDate: localDate("2026-06-02") };
  await accountant.get(payment.sendBatch, { params: { batchId }, body });
  assert.deepEqual(await whose("readAnswers"), ["accountant"]);
  assert.deepEqual((await work("chair")).others, [["readAnswers", 1, ["commune_accountant"]]]);
});

test("who made a batch is not asked to check it, though they hold the post", async () => {
  const { officer, accountant } = scenario.people;
  await scenario.bankAnswers(batchId, () => "returned");
  const again = newId("batch");
  const both = await scenario.opened.officer("commune_accountant", scenario.commune);
  await officer.get(payment.makeBatch, {
    body: { batchId: again, activityIds: [activityId], method: "bank", title: "Lần hai" },
  });
  await scenario.opened.ownersServer.database
    .updateTable("payment.approvals")
    .set({ officer_id: both.officerId })
    .where("batch_id", "=", again)
    .where("role", "=", "maker")
    .execute();
  const kinds = async (who: typeof both) => (await who.get(readWork)).rows.map(({ kind }) => kind);
  assert.equal((await kinds(both)).includes("checkBatch"), false);
  assert.equal((await kinds(accountant)).includes("checkBatch"), true);
  const waits = (await both.get(readWork)).others.find(({ kind }) => kind === "checkBatch");
  assert.deepEqual(waits?.posts, ["commune_accountant"]);
});

test("the list of batches is what the first page counted", async () => {
  const { accountant } = scenario.people;
  const { rows } = await accountant.get(readWork);
  for (const waits of ["checkBatch", "approveBatch", "sendBatch", "readAnswers", "unanswered", "reconcile"] as const) {
    const listed = (await accountant.get(payment.listBatches, { query: { waits } })).rows.length;
    const counted = rows.filter(({ kind }) => kind === waits).reduce((sum, { count }) => sum + count, 0);
    if (rows.some(({ kind }) => kind === waits)) assert.equal(listed, counted, waits);
  }
});

test("who reads no households by name sees what waits for nobody else", async () => {
  const analyst = await scenario.opened.officer("country_analyst", "0");
  assert.deepEqual(await analyst.get(readWork), { rows: [], others: [] });
  assert.deepEqual((await scenario.people.cashier.get(readWork)).others, []);
});
