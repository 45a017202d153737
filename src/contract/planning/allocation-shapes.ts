/** A formula, what it gives, and what people may set of it. */
import { z } from "zod";
import { isCriterion } from "#programme/planning/allocation/criteria.ts";
import { countInput, moneyInput, text } from "#contract/input.ts";
import { areaId, day, id, instant, money } from "#contract/values.ts";

const criterion = text(80, 0).refine((name): boolean => isCriterion(name), { message: "is not a criterion" });

function formulaOf(amount: typeof money) {
  const bound = z.object({ amount: amount.optional(), basisPoints: z.int().min(0).max(10_000).optional() });
  const formula = z.object({
    /** None where everything is fixed. */
    criteria: z.array(z.object({ code: criterion, weight: z.int().min(1).max(1000) })).max(30),
    unit: z.int().min(1).max(1_000_000_000),
    useAreaCoefficient: z.boolean(),
    /** Of what an area gets in all; a share is of the whole amount. */
    floor: bound.optional(),
    ceiling: bound.optional(),
    areaBounds: z
      .array(z.object({ areaId, floor: amount.optional(), ceiling: amount.optional() }))
      .max(5000)
      .optional(),
    /** Given before the criteria share the rest. */
    fixed: z
      .array(z.object({ areaId, amount, reason: text(300) }))
      .max(5000)
      .optional(),
    /** Numbers in place of those that are counted, with their source. */
    given: z
      .array(z.object({ areaId, criterion, number: countInput, source: text(300) }))
      .max(5000)
      .optional(),
    /** The seat of the province, from whose centre distances are measured. */
    centreAreaId: areaId.optional(),
  });
  return { bound, formula };
}

export const { formula } = formulaOf(money);
/** As it is asked; one that was saved is read by `formula`. */
export const { formula: formulaInput } = formulaOf(moneyInput);
export const { bound } = formulaOf(money);
export const { bound: boundInput } = formulaOf(moneyInput);

export const formulaShare = z.object({
  areaId,
  areaName: z.string(),
  amount: money,
  coefficient: z.number().int(),
  numbers: z.record(z.string(), z.number()),
  /** Share of the whole that each criterion brought, from 0 to 1. */
  parts: z.record(z.string(), z.number()),
  /** What each criterion brought, in đồng. */
  brought: z.record(z.string(), money),
  /** amount = fixed + proportional + bounding + rounding. */
  fixed: money,
  proportional: money,
  bound: z.enum(["floor", "ceiling"]).nullable(),
  bounding: money,
  rounding: money,
  roundedUp: z.enum(["largest_fraction", "odd", "both"]).nullable(),
});

export const formulaRun = z.object({
  formulaRunId: id("formula run"),
  title: z.string(),
  areaId,
  year: z.number().int(),
  originYear: z.number().int(),
  fundSource: z.string(),
  component: z.string(),
  amount: money,
  formula,
  formulaVersion: z.number().int(),
  copiedFrom: id("formula run").nullable(),
  /** The proposal of the optimiser from which its amounts come. */
  optimiserRunId: id("optimiser run").nullable(),
  asOf: day,
  runAt: instant,
  runBy: z.string().nullable(),
  shares: z.array(formulaShare),
  /** What the criteria shared, their totals over all areas, and those that were zero everywhere. */
  distributable: money,
  totals: z.record(z.string(), z.string()),
  idle: z.array(z.string()),
  approved: z.object({ decisionNumber: z.string(), decidedOn: day }).nullable(),
  publishedAt: instant.nullable(),
  /** Run again now from the saved inputs by the version that made it: the same to the đồng? */
  reproduced: z.boolean(),
});
export const formulaRunHead = formulaRun.omit({
  shares: true,
  reproduced: true,
  distributable: true,
  totals: true,
  idle: true,
});
