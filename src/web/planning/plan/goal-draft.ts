import { v7 } from "uuid";
import { z } from "zod";
import type { goal } from "#contract/planning/plan-shapes.ts";
import { idOf } from "#kernel/id.ts";
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
    fundLineId: idOf("fund line", ids.fundLineId),
    fundSource: draft.source,
    component: draft.component,
    amount,
  };
  const output = {
    outputId: idOf("output", ids.outputId),
    activityKind: draft.kind,
    quantity,
    unit: kind.unit,
    unitCost: dong(unitCost),
    lines: [{ activityLineId: idOf("activity line", ids.activityLineId), title: kind.name, fundLines: [fundLine] }],
  };
  const target = { targetId: idOf("target", ids.targetId), indicatorCode: draft.indicator, baseline, value };
  return { goalId: idOf("goal", ids.goalId), title: draft.title, targets: [{ ...target, outputs: [output] }] };
}
