/** What the first page counts of planning: remarks once a plan, one run a budget, adjustments with who decides them. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readWork } from "#contract/home/work.ts";
import { newId } from "#contract/new-id.ts";
import * as formulaRun from "#contract/planning/formula-run.ts";
import * as planActs from "#contract/planning/plan-acts.ts";
import * as planning from "#contract/planning/plan.ts";
import { listProgrammes } from "#contract/planning/programme.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { allocate, decision, houseLines, ids, reviewThree } from "./plan-beginnings.ts";
import { Scenario } from "./scenario.ts";

let scenario: Scenario;
const planId = newId("plan");
const params = { planId };

before(async () => {
  scenario = await Scenario.open();
  await reviewThree(scenario);
  scenario.on("2026-01-10");
  await allocate(scenario, 100_000_000n);
  const { officer, chair } = scenario.people;
  const [programme] = (await officer.get(listProgrammes)).rows;
  const of = { programmeId: programme?.programmeId ?? "", programmeVersion: programme?.version ?? "" };
  await officer.get(planning.draftPlan, {
    body: { planId, areaId: scenario.commune, year: 2026, ...of, goals: [] },
  });
  await officer.get(planActs.editPlan, {
    params,
    body: { changes: houseLines(3, 90_000_000n).map((put) => ({ put })) },
  });
  await chair.get(planning.submitPlan, { params });
});
after(() => scenario.opened.close());

/** What of a kind is the officer's own: how many, and the record where it is one. */
async function mine(who: keyof Scenario["people"], kind: string) {
  const { rows } = await scenario.people[who].get(readWork);
  return rows.filter((row) => row.kind === kind).map(({ count, recordId }) => [count, recordId]);
}
const othersSee = async (who: keyof Scenario["people"], kind: string) =>
  (await scenario.people[who].get(readWork)).others
    .filter((row) => row.kind === kind)
    .map(({ count, recordId, posts }) => [count, recordId, posts]);

test("remarks on a plan wait as one until the last is answered, and no more once the plan is approved", async () => {
  const { officer, planner, lead } = scenario.people;
  const remark = async (lineId: string, text: string): Promise<Id<"remark">> => {
    const remarkId = newId("remark");
    await planner.get(planActs.remarkOnPlan, { params, body: { remarkId, lineId, text } });
    return remarkId;
  };
  const answer = async (remarkId: Id<"remark">) =>
    officer.get(planActs.answerRemark, { params: { planId, remarkId }, body: { text: "Đã sửa." } });
  assert.deepEqual(await mine("officer", "answerRemarks"), []);
  const [first, second] = [await remark(ids.output, "Còn thiếu một hộ."), await remark(ids.line, "Nêu rõ thôn.")];
  assert.deepEqual(await mine("officer", "answerRemarks"), [[1, planId]]);
  await answer(first);
  assert.deepEqual(await mine("officer", "answerRemarks"), [[1, planId]]);
  await answer(second);
  assert.deepEqual(await mine("officer", "answerRemarks"), []);
  await remark(ids.line, "Ghi thêm đơn giá.");
  assert.deepEqual(await mine("officer", "answerRemarks"), [[1, planId]]);
  await lead.get(planning.approvePlan, { params, body: decision });
  assert.deepEqual(await mine("officer", "answerRemarks"), []);
});

test("a second run for the same budget takes the place of the first; what was approved waits no more", async () => {
  const { planner, lead } = scenario.people;
  const run = async (component: string, more: { originYear?: number } = {}): Promise<Id<"formula run">> => {
    const formulaRunId = newId("formula run");
    const line = { areaId: "51", year: 2026, fundSource: "CENTRAL_INVEST", component, amount: dong(1_000_000) };
    const fixed = [{ areaId: scenario.commune, amount: line.amount, reason: "QĐ 9" }];
    const formula = { criteria: [], unit: 1000, useAreaCoefficient: false, fixed };
    const asOf = localDate("2026-01-15");
    await planner.get(formulaRun.runFormula, { body: { ...line, ...more, formulaRunId, asOf, formula } });
    return formulaRunId;
  };
  // The run of the beginnings is approved.
  assert.deepEqual(await mine("lead", "approveAllocation"), []);
  await run("II.2");
  const second = await run("II.2");
  assert.deepEqual(await mine("lead", "approveAllocation"), [[1, second]]);
  assert.deepEqual(await mine("planner", "approveAllocation"), []);
  // Money of another year of origin, or of another component, is another budget.
  const carried = await run("II.2", { originYear: 2025 });
  const other = await run("II.1");
  assert.deepEqual(await mine("lead", "approveAllocation"), [[3, null]]);
  const { treasurer } = scenario.people;
  const budget = { areaId: "51", year: 2026, fundSource: "CENTRAL_INVEST", amount: dong(1_000_000), reference: "QĐ 2" };
  await treasurer.get(formulaRun.recordBudget, { body: { ...budget, component: "II.2" } });
  await lead.get(formulaRun.approveAllocation, { params: { formulaRunId: second }, body: decision });
  assert.deepEqual(await mine("lead", "approveAllocation"), [[2, null]]);
  await treasurer.get(formulaRun.recordBudget, { body: { ...budget, component: "II.1" } });
  await lead.get(formulaRun.approveAllocation, { params: { formulaRunId: other }, body: decision });
  assert.deepEqual(await mine("lead", "approveAllocation"), [[1, carried]]);
});

test("an adjustment within the commune's limit waits for its chair, one above for the province; neither sees the other's as its own", async () => {
  const { officer } = scenario.people;
  const propose = async (amount: bigint, quantity: number): Promise<Id<"adjustment">> => {
    const adjustmentId = newId("adjustment");
    const [, , output, , fund] = houseLines(quantity, amount);
    assert.ok(output !== undefined && fund !== undefined);
    const changes = [{ put: output }, { put: fund }];
    await officer.get(planActs.proposeAdjustment, { params, body: { adjustmentId, reason: "Giá tăng", changes } });
    return adjustmentId;
  };
  const refuse = async (who: "chair" | "lead", adjustmentId: Id<"adjustment">) =>
    scenario.people[who].get(planActs.decideAdjustment, {
      params: { planId, adjustmentId },
      body: { outcome: "refused", note: "Chưa cần." },
    });
  // Up to a tenth of the plan is the commune's own to decide (the programme's table).
  const within = await propose(95_000_000n, 3);
  assert.deepEqual(
    [await mine("chair", "decideAdjustment"), await mine("lead", "decideAdjustment")],
    [[[1, planId]], []],
  );
  assert.deepEqual(await othersSee("lead", "decideAdjustment"), [[1, planId, ["commune_chair"]]]);
  await refuse("chair", within);
  assert.deepEqual([await mine("chair", "decideAdjustment"), await othersSee("lead", "decideAdjustment")], [[], []]);
  const above = await propose(60_000_000n, 2);
  assert.deepEqual(
    [await mine("chair", "decideAdjustment"), await mine("lead", "decideAdjustment")],
    [[], [[1, planId]]],
  );
  assert.deepEqual(await othersSee("chair", "decideAdjustment"), [[1, planId, ["province_lead"]]]);
  await refuse("lead", above);
  assert.deepEqual([await mine("lead", "decideAdjustment"), await othersSee("chair", "decideAdjustment")], [[], []]);
});
