/** What the story of a plan begins with: households that lack a house, money, and the lines that answer. */
import type { z } from "zod";
import type { planLine } from "#contract/planning/plan-shapes.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { householdWith } from "#programme/review/survey/test-household.ts";
import { newId } from "#contract/new-id.ts";
import type { Scenario } from "./scenario.ts";
import * as planning from "#contract/planning/formula-run.ts";

export type Line = z.output<typeof planLine>;
export const decision = { decisionNumber: "34/QĐ-UBND", decidedOn: localDate("2026-02-20") };
export const ids = {
  goal: newId("goal"),
  target: newId("target"),
  output: newId("output"),
  line: newId("activity line"),
};
export const fundLineId = newId("fund line");

/** A goal with one target, one output, one activity and one line of money. */
export function houseLines(quantity: number, amount: bigint): Line[] {
  const { goal, target, output, line } = ids;
  return [
    { kind: "goal", id: goal, parentId: null, position: 0, title: "Không còn hộ nghèo ở nhà tạm" },
    {
      kind: "target",
      id: target,
      parentId: goal,
      position: 0,
      indicatorCode: "households_without_durable_house",
      baseline: 3,
      value: 0,
    },
    {
      kind: "output",
      id: output,
      parentId: target,
      position: 0,
      activityKind: "housing_repair",
      quantity,
      unit: "nhà",
      unitCost: dong(30_000_000),
      toConfirm: false,
    },
    { kind: "line", id: line, parentId: output, position: 0, title: "Sửa nhà" },
    {
      kind: "fund",
      id: fundLineId,
      parentId: line,
      position: 0,
      fundSource: "CENTRAL_INVEST",
      component: "II.1",
      amount: dong(amount),
      originYear: null,
      schedule: [],
    },
  ];
}

/** Three poor households without a durable house, clean water or toilet, decided in 2025. */
export async function reviewThree(scenario: Scenario): Promise<void> {
  const homes = [];
  for (const name of ["Phạm Văn Đê", "Đinh Thị Hoa", "Phạm Văn Rể"]) homes.push(await scenario.household(name));
  const roundId = await scenario.round(2025);
  scenario.on("2025-09-20");
  for (const { householdId, person } of homes) {
    const answers = householdWith({ wallDurable: false, roofDurable: false, toilet: "none", water: "stream" });
    const members = answers.members.map((member) => ({ ...member, personId: person.personId }));
    await scenario.answer(roundId, householdId, { ...answers, incomePerPerson: 900_000, members }, "2025-09-20");
  }
  await scenario.decide(roundId, 2025);
}

/** Puts money on the commune's account, as an allocation does. */
export async function allocate(scenario: Scenario, amount: bigint): Promise<void> {
  const { treasurer, planner, lead } = scenario.people;
  const line = { fundSource: "CENTRAL_INVEST", component: "II.1", year: 2026, areaId: "51", amount: dong(amount) };
  await treasurer.get(planning.recordBudget, { body: { ...line, reference: "giao vốn 2026" } });
  const formulaRunId = newId("formula run");
  const formula = { criteria: [{ code: "poor" as const, weight: 100 }], unit: 1000, useAreaCoefficient: false };
  scenario.reach("2026-02-20");
  await planner.get(planning.runFormula, {
    body: { ...line, formulaRunId, asOf: localDate("2026-01-15"), formula },
  });
  await lead.get(planning.approveAllocation, { params: { formulaRunId }, body: decision });
}
