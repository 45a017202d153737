import * as planning from "#contract/planning/plan.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { TestOfficer } from "#test/support/installation.ts";
import { newId } from "#contract/new-id.ts";
import type { Scenario } from "./scenario.ts";
import * as programmeContract from "#contract/planning/programme.ts";
import * as formulaRun from "#contract/planning/formula-run.ts";

export type FundedLine = {
  readonly planId: Id<"plan">;
  readonly activityLineId: Id<"activity line">;
  readonly fundLineId: Id<"fund line">;
};

/** Money of 2026 given to a commune for one kind of activity, in a plan of its own that is approved. */
export async function fundedLine(
  scenario: Scenario,
  asked: {
    readonly activityKind: string;
    readonly component: string;
    readonly indicatorCode: string;
    readonly quantity: number;
    readonly unitCost: number;
  },
  /** Where it is another commune than the scenario's. */
  at?: { readonly commune: string; readonly officer: TestOfficer; readonly chair: TestOfficer },
): Promise<FundedLine> {
  const { treasurer, planner, lead } = scenario.people;
  const { commune, officer, chair } = at ?? { commune: scenario.commune, ...scenario.people };
  const { activityKind, component, indicatorCode, quantity } = asked;
  const unitCost = dong(asked.unitCost);
  const amount = dong(unitCost * BigInt(quantity));
  const line = { fundSource: "CENTRAL_INVEST", component, year: 2026, areaId: "51", amount };
  const formulaRunId = newId("formula run");
  const decision = { decisionNumber: "12/QĐ-UBND", decidedOn: localDate("2026-02-01") };
  await treasurer.get(formulaRun.recordBudget, { body: { ...line, reference: formulaRunId } });
  const fixed = [{ areaId: commune, amount, reason: "QĐ 12" }];
  await planner.get(formulaRun.runFormula, {
    body: {
      ...line,
      formulaRunId,
      asOf: localDate("2026-01-15"),
      formula: { criteria: [], unit: 1000, useAreaCoefficient: false, fixed },
    },
  });
  await lead.get(formulaRun.approveAllocation, { params: { formulaRunId }, body: decision });
  const { rows } = await officer.get(programmeContract.listProgrammes, { query: { year: "2026" } });
  const programme = rows.find((row) => row.components.some(({ code }) => code === component));
  const made = {
    planId: newId("plan"),
    activityLineId: newId("activity line"),
    fundLineId: newId("fund line"),
  };
  const { planId, activityLineId, fundLineId } = made;
  const fundLines = [{ fundLineId, fundSource: line.fundSource, component, amount }];
  const lines = [{ activityLineId, title: `Việc ${activityKind}`, fundLines }];
  const output = { outputId: newId("output"), activityKind, quantity, unit: "hộ", unitCost, lines };
  const target = { targetId: newId("target"), indicatorCode, baseline: quantity, value: 0, outputs: [output] };
  await officer.get(planning.draftPlan, {
    body: {
      planId,
      areaId: commune,
      year: 2026,
      programmeId: programme?.programmeId ?? "",
      programmeVersion: programme?.version ?? "",
      goals: [{ goalId: newId("goal"), title: "Mục tiêu", targets: [target] }],
    },
  });
  await chair.get(planning.submitPlan, { params: { planId } });
  await lead.get(planning.approvePlan, { params: { planId }, body: decision });
  return made;
}
