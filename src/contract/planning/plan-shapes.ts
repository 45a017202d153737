/** The tree of a plan. It is drafted and read in the same shape, but what is drafted is bounded and what is read is shown as it stands. */
import { z } from "zod";
import { code, countInput, figureInput, moneyInput, text } from "#contract/input.ts";
import { id, money } from "#contract/values.ts";

const asRead = {
  amount: money,
  word: z.string(),
  count: z.int().nonnegative(),
  figure: z.number(),
};
type Values = typeof asRead;
const asDrafted: Values = { amount: moneyInput, word: code, count: countInput, figure: figureInput };

function treeOf({ amount, word, count, figure }: Values) {
  const fundLine = z.object({
    fundLineId: id("fund line"),
    fundSource: word,
    component: word,
    amount,
    /** The year in which its money was first budgeted; left out, the plan's year. */
    originYear: z.int().min(2000).max(2100).optional(),
  });
  const activityLine = z.object({
    activityLineId: id("activity line"),
    title: text(300),
    fundLines: z.array(fundLine).max(50),
  });
  const output = z.object({
    outputId: id("output"),
    activityKind: word,
    quantity: count,
    unit: text(60),
    unitCost: amount,
    /** Copied or proposed, and confirmed by nobody yet. */
    toConfirm: z.boolean().optional(),
    lines: z.array(activityLine).max(500),
  });
  const target = z.object({
    targetId: id("target"),
    indicatorCode: word,
    baseline: figure,
    value: figure,
    outputs: z.array(output).max(500),
  });
  const goal = z.object({ goalId: id("goal"), title: text(300), targets: z.array(target).max(500) });
  return { fundLine, activityLine, output, target, goal };
}

const lineId = z.uuid();

function linesOf(values: Values) {
  const { fundLine, output, target, goal } = treeOf(values);
  const placed = { id: lineId, position: values.figure };
  const goalLine = goal.omit({ goalId: true, targets: true }).extend({
    ...placed,
    kind: z.literal("goal"),
    parentId: z.null(),
  });
  const targetLine = target.omit({ targetId: true, outputs: true }).extend({
    ...placed,
    kind: z.literal("target"),
    parentId: lineId,
  });
  const outputLine = output.omit({ outputId: true, lines: true }).extend({
    ...placed,
    kind: z.literal("output"),
    parentId: lineId,
    toConfirm: z.boolean().default(false),
  });
  const activityLine = z.object({
    ...placed,
    kind: z.literal("line"),
    parentId: lineId,
    title: text(300),
  });
  const fundLineOfPlan = fundLine.omit({ fundLineId: true, originYear: true }).extend({
    ...placed,
    kind: z.literal("fund"),
    parentId: lineId,
    originYear: z.int().min(2000).max(2100).nullable().default(null),
    schedule: z
      .array(z.object({ month: z.int().min(1).max(12), amount: values.amount }))
      .max(12)
      .default([]),
  });
  const line = z.discriminatedUnion("kind", [goalLine, targetLine, outputLine, activityLine, fundLineOfPlan]);
  return { line, change: z.union([z.object({ put: line }), z.object({ remove: lineId })]) };
}

export const { fundLine, activityLine, output, goal, target } = treeOf(asRead);
export const goalInput = treeOf(asDrafted).goal;
export const planLine = linesOf(asRead).line;
export const planChange = linesOf(asRead).change;
export const planChangeInput = linesOf(asDrafted).change;
