import { v7 } from "uuid";
import type { Ask } from "#contract/client.ts";
import type { draftPlan } from "#contract/planning.ts";
import type { Id } from "#kernel/id.ts";
import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";

export type DemoLine = {
  readonly fundSource: string;
  readonly component: string;
  /** The year of the money, where it was carried over. */
  readonly originYear?: number;
};
export type DemoGoal = {
  readonly title: string;
  readonly indicatorCode: string;
  readonly activityKind: string;
  readonly unit: string;
  readonly lineTitle: string;
  readonly quantity: number;
  readonly unitCost: Money;
  readonly line: DemoLine;
};

type Goal = NonNullable<Ask<typeof draftPlan>["body"]>["goals"][number];

const id = <Kind extends string>(_kind: Kind) => v7() as Id<Kind>;

/** A goal with one target, one output, one line of activity and one of money, as a commune would write it. */
export function demoGoal(one: DemoGoal): {
  readonly activityLineId: Id<"activity line">;
  readonly fundLineId: Id<"fund line">;
  readonly component: string;
  readonly amount: Money;
  readonly goal: Goal;
} {
  const activityLineId = id("activity line");
  const fundLineId = id("fund line");
  const amount = dong(one.unitCost * BigInt(one.quantity));
  const lines = [
    {
      activityLineId,
      title: one.lineTitle,
      fundLines: [{ ...one.line, fundLineId, amount }],
    },
  ];
  const output = {
    outputId: id("output"),
    activityKind: one.activityKind,
    quantity: one.quantity,
    unit: one.unit,
    unitCost: one.unitCost,
    lines,
  };
  const target = { targetId: id("target"), indicatorCode: one.indicatorCode, baseline: one.quantity, value: 0 };
  return {
    activityLineId,
    fundLineId,
    component: one.line.component,
    amount,
    goal: { goalId: id("goal"), title: one.title, targets: [{ ...target, outputs: [output] }] },
  };
}
