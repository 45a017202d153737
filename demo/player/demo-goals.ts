import type { Ask } from "#contract/client.ts";
import type { draftPlan } from "#contract/planning/plan.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import { dong } from "#kernel/money.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import type { Officer } from "#server/authority/authority-store.ts";
import { demoLines } from "./demo-money.ts";
import { readBaselineInFull } from "#contract/planning/target.ts";
import type { askAs } from "#demo/player/ask-as.ts";
import type { DemoLine } from "#demo/player/demo-money.ts";

type AskAs = ReturnType<typeof askAs>;
export type DemoGoal = {
  readonly title: string;
  readonly indicatorCode: string;
  readonly activityKind: string;
  readonly unit: string;
  readonly lineTitle: string;
  readonly quantity: number;
  readonly unitCost: Money;
  readonly line: DemoLine;
  /** How many there were when the plan was made, and how many there are to be. */
  readonly baseline: number;
  readonly value: number;
};

/** What a goal is before the registry says what it begins with. */
export type WantedGoal = Omit<DemoGoal, "baseline" | "value">;

/** Cows for poor households, as plans of every year ask for them. */
export const cowGoal = {
  title: "Hộ nghèo có sinh kế từ bò sinh sản",
  indicatorCode: "poor_households",
  activityKind: "breeding_cows",
  unit: "con bò",
  lineTitle: "Nhóm hộ nuôi bò cái sinh sản",
  unitCost: dong(15_000_000),
  line: demoLines.cows,
} as const satisfies Omit<WantedGoal, "quantity">;

type Goal = NonNullable<Ask<typeof draftPlan>["body"]>["goals"][number];

/**
 * What goals begin with where households are counted: the registry's own figure of the day; each unit lifts one of them. What nobody
 * lacks is not planned.
 */
export async function countedGoals(
  ask: AskAs,
  officer: Officer,
  place: { readonly areaId: string; readonly programmeId: string; readonly on: LocalDate },
  wanted: readonly WantedGoal[],
): Promise<readonly DemoGoal[]> {
  const goals: DemoGoal[] = [];
  for (const one of wanted) {
    const query = { ...place, indicatorCode: one.indicatorCode };
    const { value } = await ask(officer, readBaselineInFull, { query });
    const baseline = typeof value === "number" ? value : 0;
    const quantity = Math.min(one.quantity, baseline);
    if (quantity > 0) goals.push({ ...one, quantity, baseline, value: baseline - quantity });
  }
  return goals;
}

/** A goal with one target, one output, one line of activity and one of money, as a commune would write it. */
export function demoGoal(one: DemoGoal): {
  readonly activityLineId: Id<"activity line">;
  readonly fundLineId: Id<"fund line">;
  readonly component: string;
  readonly amount: Money;
  readonly goal: Goal;
} {
  const activityLineId = newId("activity line");
  const fundLineId = newId("fund line");
  const amount = dong(one.unitCost * BigInt(one.quantity));
  const lines = [
    {
      activityLineId,
      title: one.lineTitle,
      fundLines: [{ ...one.line, fundLineId, amount }],
    },
  ];
  const output = {
    outputId: newId("output"),
    activityKind: one.activityKind,
    quantity: one.quantity,
    unit: one.unit,
    unitCost: one.unitCost,
    lines,
  };
  const target = {
    targetId: newId("target"),
    indicatorCode: one.indicatorCode,
    baseline: one.baseline,
    value: one.value,
  };
  return {
    activityLineId,
    fundLineId,
    component: one.line.component,
    amount,
    goal: { goalId: newId("goal"), title: one.title, targets: [{ ...target, outputs: [output] }] },
  };
}
