import { v7 } from "uuid";
import { z } from "zod";
import type { goal } from "#contract/planning/plan-shapes.ts";
import type { Id } from "#kernel/id.ts";
import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import { readNumber } from "#web/format/read-number.ts";

/** One goal with one target, one output and one line of money, as the form asks it. Its ids are made once with the draft. */
export const goalDraft = z.object({
  ids: z.object({
    goalId: z.string(),
    targetId: z.string(),
    outputId: z.string(),
    activityLineId: z.string(),
    fundLineId: z.string(),
  }),
  title: z.string(),
  indicator: z.string(),
  baseline: z.string(),
  value: z.string(),
  kind: z.string(),
  quantity: z.string(),
  unitCost: z.string(),
  source: z.string(),
  component: z.string(),
});
export type GoalDraft = z.output<typeof goalDraft>;

export function emptyGoal(): GoalDraft {
  return {
    ids: { goalId: v7(), targetId: v7(), outputId: v7(), activityLineId: v7(), fundLineId: v7() },
    title: "",
    indicator: "",
    baseline: "",
    value: "",
    kind: "",
    quantity: "",
    unitCost: "",
    source: "",
    component: "",
  };
}

/** Figures of the form that are no numbers, by field. */
export function wrongFigures(draft: GoalDraft): readonly ("baseline" | "value" | "quantity" | "unitCost")[] {
  return (["baseline", "value", "quantity", "unitCost"] as const).filter(
    (field) => draft[field] !== "" && readNumber(draft[field], 0) === undefined,
  );
}

/** What the goal costs, once quantity and unit cost are there. */
export function costOf(draft: GoalDraft): Money | undefined {
  const [quantity, unitCost] = [readNumber(draft.quantity, 0), readNumber(draft.unitCost, 0)];
  return quantity === undefined || unitCost === undefined ? undefined : dong(BigInt(quantity) * BigInt(unitCost));
}

export function goalOf(
  draft: GoalDraft,
  kind: { readonly unit: string; readonly name: string },
): z.output<typeof goal> | undefined {
  const figure = (text: string) => readNumber(text, 0);
  const [baseline, value, quantity, unitCost] = [draft.baseline, draft.value, draft.quantity, draft.unitCost].map(
    figure,
  );
  const amount = costOf(draft);
  if (
    baseline === undefined ||
    value === undefined ||
    quantity === undefined ||
    unitCost === undefined ||
    amount === undefined
  )
    return undefined;
  const { ids } = draft;
  const fundLine = {
    fundLineId: ids.fundLineId as Id<"fund line">,
    fundSource: draft.source,
    component: draft.component,
    amount,
  };
  const output = {
    outputId: ids.outputId as Id<"output">,
    activityKind: draft.kind,
    quantity,
    unit: kind.unit,
    unitCost: dong(unitCost),
    lines: [{ activityLineId: ids.activityLineId as Id<"activity line">, title: kind.name, fundLines: [fundLine] }],
  };
  const target = { targetId: ids.targetId as Id<"target">, indicatorCode: draft.indicator, baseline, value };
  return { goalId: ids.goalId as Id<"goal">, title: draft.title, targets: [{ ...target, outputs: [output] }] };
}
