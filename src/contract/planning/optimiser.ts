/** The best use of a budget over activities and communes: asked, computed in the background, proposed; people decide. */
import { upToToday } from "#contract/day-window.ts";
import { z } from "zod";
import { bound, boundInput, formula, formulaInput, formulaRun } from "./allocation-shapes.ts";
import { declare } from "#contract/declare.ts";
import { megabytes } from "#contract/endpoint.ts";
import { code, dayInput, moneyInput, text, yearInput, yearQuery } from "#contract/input.ts";
import { areaId, day, id, instant, money } from "#contract/values.ts";

type Values = { readonly amount: typeof money; readonly bound: typeof bound; readonly formula: typeof formula };

function requestOf({ amount, bound: ofEach, formula: plain }: Values) {
  return z.object({
    /** Money to be used, by source; a source pays for the components named, or for all. */
    budgets: z
      .array(z.object({ fundSource: code, amount, components: z.array(code).max(60).optional() }))
      .min(1)
      .max(20),
    /** What may be done. Cost of a unit: the norm of the pack where it is not given; effect: deprivations removed per thousand answered. */
    kinds: z
      .array(
        z.object({
          activityKind: code,
          unitCost: amount.optional(),
          effectPerMille: z.int().min(1).max(1000).optional(),
        }),
      )
      .min(1)
      .max(60),
    earmarks: z
      .array(z.object({ fundSource: code, component: code, least: amount.optional(), most: amount.optional() }))
      .max(100)
      .optional(),
    /** Of each area; a share is of all the money. */
    floor: ofEach.optional(),
    ceiling: ofEach.optional(),
    areaBounds: z
      .array(
        z.object({
          areaId,
          floor: amount.optional(),
          ceiling: amount.optional(),
          /** What it can spend in the year. */
          absorption: amount.optional(),
        }),
      )
      .max(5000)
      .optional(),
    /** An area can spend at most so many hundredths of a per cent of what it disbursed the year before; without a past, no such limit. */
    absorptionBasisPoints: z.int().min(1).max(1_000_000).optional(),
    /** An area's money per deprived household is at least this share of the mean. */
    fairnessBasisPoints: z.int().min(0).max(10_000),
    /** The plain formula to compare with. */
    formula: plain,
    /** Seconds. */
    timeLimit: z.int().min(1).max(600),
  });
}

export const optimiserRequest = requestOf({ amount: money, bound, formula });
const optimiserRequestInput = requestOf({ amount: moneyInput, bound: boundInput, formula: formulaInput });

export const limit = z.object({
  kind: z.enum(["budget", "earmark_least", "earmark_most", "floor", "ceiling", "absorption", "fairness", "need"]),
  areaId: z.string().optional(),
  areaName: z.string().optional(),
  fundSource: z.string().optional(),
  component: z.string().optional(),
  /** An activity kind or an indicator. */
  of: z.string().optional(),
});
const quantity = z.object({
  areaId,
  areaName: z.string(),
  activityKind: z.string(),
  fundSource: z.string(),
  component: z.string(),
  quantity: z.number().int(),
  need: z.number().int(),
  money,
  removes: z.number(),
});
export const optimiserResult = z.object({
  /** Deprivations removed: at best with parts of units, in whole units, and with the money of the plain formula. */
  removed: z.object({ best: z.number(), whole: z.number(), formula: z.number() }),
  spent: money,
  /** Whether the formula's amounts could keep what must go to a component. */
  formulaKeepsEarmarks: z.boolean(),
  quantities: z.array(quantity),
  areas: z.array(
    z.object({
      areaId,
      areaName: z.string(),
      amount: money,
      formulaAmount: money,
      removed: z.number(),
      formulaRemoved: z.number(),
    }),
  ),
  /** What a limit costs: deprivations more for one million đồng more of it. */
  prices: z.array(z.object({ limit, price: z.number() })),
  /** Limits that whole units miss, by less than a unit or two. */
  missed: z.array(z.object({ limit, by: money })),
});
export const optimiserRunHead = z.object({
  optimiserRunId: id("optimiser run"),
  areaId,
  year: z.number().int(),
  title: z.string(),
  asOf: day,
  state: z.enum(["queued", "running", "finished", "infeasible", "stopped", "cancelled", "failed"]),
  solver: z.string().nullable(),
  askedAt: instant,
  askedBy: z.string().nullable(),
  endedAt: instant.nullable(),
});
export const optimiserRun = optimiserRunHead.extend({
  request: optimiserRequest,
  result: optimiserResult.nullable(),
  /** Limits that cannot all be kept; without any one of them the rest can. */
  conflict: z.array(limit),
});

const ofRun = z.object({ optimiserRunId: id("optimiser run") });
export const listOptimiserRuns = declare({
  id: "planning.listOptimiserRuns",
  method: "get",
  path: "/optimiser-runs",
  act: "planning.readPlans",
  summary: "Runs of the optimiser, the latest first",
  query: z.object({ year: yearQuery.optional() }),
  output: z.object({ rows: z.array(optimiserRunHead) }),
});
export const getOptimiserRun = declare({
  id: "planning.getOptimiserRun",
  method: "get",
  path: "/optimiser-runs/{optimiserRunId}",
  act: "planning.readPlans",
  summary: "A run of the optimiser: what it proposes, against the plain formula, and the price of each limit",
  params: ofRun,
  output: optimiserRun,
});
export const runOptimiser = declare({
  id: "planning.runOptimiser",
  method: "post",
  path: "/optimiser-runs",
  largestBody: megabytes(4),
  act: "planning.runFormula",
  summary: "Look for the best use of a budget under limits; computed in the background from what is counted now",
  body: z.object({
    optimiserRunId: id("optimiser run"),
    areaId,
    year: yearInput,
    title: text(120),
    asOf: dayInput,
    request: optimiserRequestInput,
  }),
  days: { asOf: upToToday },
  output: optimiserRun,
});
export const cancelOptimiserRun = declare({
  id: "planning.cancelOptimiserRun",
  recordReadBy: getOptimiserRun,
  method: "post",
  path: "/optimiser-runs/{optimiserRunId}/cancellation",
  act: "planning.runFormula",
  summary: "Stop a run that is not finished",
  params: ofRun,
  output: optimiserRun,
});
export const allocateProposal = declare({
  id: "planning.allocateProposal",
  recordReadBy: getOptimiserRun,
  method: "post",
  path: "/optimiser-runs/{optimiserRunId}/formula-runs",
  act: "planning.runFormula",
  summary: "Make a formula run of the proposal's amounts of one source and component; it is approved like any other",
  params: ofRun,
  body: z.object({ formulaRunId: id("formula run"), fundSource: code, component: code }),
  output: formulaRun,
});
