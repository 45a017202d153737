/** The server is killed without warning in the middle of approving and of adjusting a plan. Each is whole or has not been. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { z } from "zod";
import { v7 } from "uuid";
import type { planLine } from "#contract/planning/plan-shapes.ts";
import * as plans from "#contract/planning/plan-acts.ts";
import * as planning from "#contract/planning/plan.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { linesOfProposals } from "#programme/planning/plan/proposal-lines.ts";
import { Breaker } from "#test/support/breaker.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import * as programmeContract from "#contract/planning/programme.ts";
import * as formulaRun from "#contract/planning/formula-run.ts";
import * as balance from "#contract/ledger/balance.ts";
import { newId } from "#contract/new-id.ts";

const communeId = "21484";
const goals = 20;
const money = dong(30_000_000);
const planId = newId("plan");
const adjustmentId = newId("adjustment");
const params = { planId };
const decision = { decisionNumber: "34/QĐ-UBND", decidedOn: localDate("2026-02-20") };

let test: TestInstallation;
let lead: TestOfficer;
let officer: TestOfficer;
let breaker: Breaker;
before(async () => {
  test = await openTestInstallation();
  officer = await test.officer("commune_officer", communeId);
  lead = await test.officer("province_lead", "51");
  breaker = await Breaker.open(test);
  await shareMoney();
  const { rows } = await officer.get(programmeContract.listProgrammes, { query: { year: "2026" } });
  const programme = rows.find((one) => one.programmeId === "vn-2026-2035");
  await officer.get(planning.draftPlan, {
    body: {
      planId,
      areaId: communeId,
      year: 2026,
      programmeId: "vn-2026-2035",
      programmeVersion: programme?.version ?? "",
      goals: [],
    },
  });
  const taken = Array.from({ length: goals }, (_, at) => ({
    goal: `Mục tiêu ${at}`,
    indicatorCode: "households_without_durable_house",
    households: 1,
    kind: "housing_repair",
    activity: `Sửa nhà ${at}`,
    quantity: 1,
    unit: "nhà",
    unitCost: money,
    funds: [{ fundSource: "CENTRAL_INVEST", component: "II.1", originYear: 2026, amount: money }],
    toConfirm: false,
  }));
  const changes = linesOfProposals(taken, [], 2026, v7).map((put) => ({ put }) as { put: Line });
  await officer.get(plans.editPlan, { params, body: { changes } });
  await officer.get(planning.submitPlan, { params });
});
/** Every commune has money for five goals more than are planned. */
async function shareMoney(): Promise<void> {
  const planner = await test.officer("province_officer", "51");
  const treasurer = await test.officer("province_accountant", "51");
  const line = { areaId: "51", year: 2026, fundSource: "CENTRAL_INVEST", component: "II.1" };
  const amount = dong(96n * BigInt(goals + 5) * money);
  await treasurer.get(formulaRun.recordBudget, { body: { ...line, amount, reference: "QĐ 1" } });
  const formulaRunId = newId("formula run");
  const formula = { criteria: [{ code: "equal" as const, weight: 1 }], unit: 1000, useAreaCoefficient: false };
  await planner.get(formulaRun.runFormula, {
    body: { ...line, formulaRunId, amount, asOf: localDate("2026-01-15"), formula },
  });
  await lead.get(formulaRun.approveAllocation, { params: { formulaRunId }, body: decision });
}
after(async () => {
  await breaker.close();
  await test.close();
});

type Line = z.output<typeof planLine>;

/** All that the two acts may write. */
async function record() {
  const { rows } = await breaker.owner.query<Record<string, string>>(`select
    (select state || ' ' || coalesce(decision_number, '-') from planning.plans where plan_id = '${planId}') as plan,
    (select string_agg(act || ' ' || coalesce(version, 0), ', ' order by at) from planning.plan_acts) as acts,
    (select sum(amount)::text from planning.fund_lines) as lines,
    (select coalesce(outcome, 'open') from planning.plan_adjustments) as adjustment,
    (select count(*) || ' ' || sum(amount) from planning.entries) as entries,
    (select count(*) from planning.accounts where fund_line_id is not null and balance > 0) as assigned,
    (select count(*) from authority.audit_entries where act in ('planning.approvePlan', 'planning.decideAdjustment')) as audited`);
  return rows[0] ?? {};
}

const points = {
  "while money moves": `select from planning.accounts where kind = 'allocated' and fund_line_id is null for update`,
  "when all but the audit entry is done": `select from authority.audit_heads where chain = '${communeId}' for update`,
};

async function ledgerIsInOrder(): Promise<void> {
  assert.deepEqual((await officer.get(balance.checkLedger)).findings, []);
}

describe("a plan when the server is killed", () => {
  for (const [point, hold] of Object.entries(points)) {
    it(`is not approved at all ${point}`, async () => {
      const before = await record();
      await breaker.during(lead, planning.approvePlan, { params, body: decision }, { hold });
      assert.deepEqual(await record(), before);
      await ledgerIsInOrder();
    });
  }

  it("is approved once when it is asked again", async () => {
    const key = v7();
    await lead.get(planning.approvePlan, { params, body: decision, key });
    await lead.get(planning.approvePlan, { params, body: decision, key });
    const now = await record();
    assert.deepEqual([now["plan"], now["assigned"]], ["approved 34/QĐ-UBND", String(goals)]);
    await ledgerIsInOrder();
  });

  it("is adjusted wholly or not at all, and once", async () => {
    const { lines } = await officer.get(plans.getPlanLines, { params });
    const changes = lines
      .filter((line) => line.kind === "fund")
      .slice(0, 4)
      .map((line) => ({ put: { ...line, amount: dong(2n * money) } }));
    await officer.get(plans.proposeAdjustment, { params, body: { adjustmentId, reason: "Giá tăng", changes } });
    const before = await record();
    const ask = {
      params: { ...params, adjustmentId },
      body: { ...decision, outcome: "approved" as const, decidedOn: test.server.today() },
    };
    for (const hold of Object.values(points)) {
      await breaker.during(lead, plans.decideAdjustment, ask, { hold });
      assert.deepEqual(await record(), before);
      await ledgerIsInOrder();
    }
    await lead.get(plans.decideAdjustment, ask);
    const now = await record();
    assert.deepEqual(
      [now["plan"], now["adjustment"], now["lines"]],
      ["adjusted 34/QĐ-UBND", "approved", (BigInt(goals + 4) * money).toString()],
    );
    await ledgerIsInOrder();
  });
});
