import { z } from "zod";
import { declare } from "#contract/declare.ts";
import { code, cursorById, dayInput, pageQuery, yearQuery } from "#contract/input.ts";
import { shownCount, shownFigure } from "#contract/shown-count.ts";
import { areaId, day, id, money, page } from "#contract/values.ts";

/** What every result carries, so that it can be told where it comes from and computed again. */
export const provenance = z.object({
  asOf: day,
  standardId: z.string().nullable(),
  standardVersion: z.string().nullable(),
  areasVersion: z.string(),
  codeVersion: z.string(),
  demo: z.boolean(),
});

/** Counts are of households unless they say people, small ones suppressed by the reader's rights. Rates are per cent of households, H, A and M0 shares of people from 0 to 1. */
export const measureRow = z.object({
  areaId,
  areaName: z.string(),
  households: shownCount,
  people: shownCount,
  poor: shownCount,
  nearPoor: shownCount,
  poorRate: shownFigure,
  nearPoorRate: shownFigure,
  multidimensionalRate: shownFigure,
  /** People in households with at least k deprivations, and the deprivations counted over them. */
  deprivedPeople: shownCount,
  deprivationSum: shownCount,
  H: shownFigure,
  A: shownFigure,
  M0: shownFigure,
  /** Households of the poor and near-poor lists that lack each indicator. */
  deprivations: z.record(z.string(), shownCount),
});
export const readMeasures = declare({
  id: "evaluation.readMeasures",
  method: "get",
  path: "/measures",
  act: "evaluation.readMeasures",
  summary: "Counts, rates and multidimensional measures by commune on a day",
  query: z.object({ areaId, on: dayInput.optional() }),
  output: z.object({
    provenance,
    k: z.number().int(),
    indicatorCount: z.number().int(),
    total: measureRow,
    rows: z.array(measureRow),
  }),
});

export const countRow = z.object({
  areaId,
  areaName: z.string(),
  class: z.string(),
  households: shownCount,
  people: shownCount,
});
export const readCounts = declare({
  id: "evaluation.readCounts",
  method: "get",
  path: "/counts",
  act: "evaluation.readMeasures",
  summary: "Households and people in each class by commune on a day, from what each decision changed",
  query: z.object({ areaId, on: dayInput.optional() }),
  output: z.object({ provenance, rows: z.array(countRow) }),
});

export const movementRow = z.object({
  areaId,
  areaName: z.string(),
  /** Households, keyed "before>after"; "-" for not yet, or no longer, there. */
  moves: z.record(z.string(), shownCount),
  escaped: shownCount,
  relapsed: shownCount,
  newlyPoor: shownCount,
  stayed: shownCount,
});
export const readMovements = declare({
  id: "evaluation.readMovements",
  method: "get",
  path: "/movements",
  act: "evaluation.readMeasures",
  summary: "Who escaped, stayed, fell back or is new between two days, by commune",
  query: z.object({ areaId, from: dayInput, to: dayInput }),
  output: z.object({ provenance, from: day, to: day, total: movementRow, rows: z.array(movementRow) }),
});

/** The ways of `movementOf` (src/programme/evaluation/movement.ts). */
const movementWays = ["escaped", "relapsed", "newlyPoor", "stayed"] as const;

export const householdRow = z.object({
  householdId: id("household"),
  headName: z.string().nullable(),
  villageName: z.string().nullable(),
  class: z.string(),
  previousClass: z.string().nullable(),
  deprivations: z.array(z.string()),
  memberCount: z.number().int(),
});
export const listHouseholdsBehind = declare({
  id: "evaluation.listHouseholdsBehind",
  method: "get",
  path: "/measures/households",
  act: "evaluation.readRows",
  summary: "The households behind a figure: of a commune, on a day, by class, by indicator or by movement",
  query: z.object({
    ...pageQuery(cursorById),
    areaId,
    on: dayInput.optional(),
    class: code.optional(),
    indicator: code.optional(),
    /** What became of the household between `since` and `on`. */
    movement: z.enum(movementWays).optional(),
    since: dayInput.optional(),
  }),
  output: page(householdRow),
});

export const targetRow = z.object({
  targetId: id("target"),
  planYear: z.number().int(),
  areaId,
  areaName: z.string(),
  goal: z.string(),
  indicatorCode: z.string(),
  baseline: shownFigure,
  target: z.number(),
  /** Measured today; null when nothing measures it yet. */
  actual: shownFigure,
  planned: z.number().int(),
  delivered: z.number().int(),
  paid: money,
});
export const listTargetResults = declare({
  id: "evaluation.listTargetResults",
  method: "get",
  path: "/target-results",
  act: "evaluation.readMeasures",
  summary: "Target against result: baseline, target, what is measured, what was delivered and paid for it",
  query: z.object({ areaId, year: yearQuery }),
  output: z.object({ provenance, rows: z.array(targetRow) }),
});

export const costRow = z.object({
  activityKind: z.string(),
  indicator: z.string(),
  /** Households that got the support and lacked the indicator when it was proposed. */
  supported: shownCount,
  /** Of these, reviewed again since. */
  reviewedAgain: shownCount,
  /** Of these, without the deprivation now. */
  removed: shownCount,
  /** Null with the counts that it would tell. */
  paid: money.nullable(),
  /** Paid to those reviewed again, by each removed; null when nothing was removed. */
  costPerRemoved: money.nullable(),
});
export const readCosts = declare({
  id: "evaluation.readCosts",
  method: "get",
  path: "/costs",
  act: "evaluation.readMeasures",
  summary: "Cost per deprivation removed, by kind of activity",
  query: z.object({ areaId, year: yearQuery }),
  output: z.object({ provenance, rows: z.array(costRow) }),
});

/** need -> support -> money -> outcome of one household: each link names the record it stands for. */
export const chainLink = z.object({
  need: z.object({ indicator: z.string(), roundId: id("round"), year: z.number().int(), class: z.string() }).nullable(),
  support: z.object({
    supportId: id("support"),
    activityId: id("activity"),
    activityTitle: z.string(),
    activityKind: z.string(),
    state: z.string(),
    amount: money,
    deliveredOn: day.nullable(),
  }),
  money: z.object({
    fundLineId: id("fund line"),
    fundSource: z.string(),
    component: z.string(),
    committed: money,
    instructionId: id("instruction").nullable(),
    batchId: id("batch").nullable(),
    paymentState: z.string().nullable(),
    paid: money,
    settledOn: day.nullable(),
  }),
  outcome: z
    .object({ roundId: id("round"), year: z.number().int(), class: z.string().nullable(), stillDeprived: z.boolean() })
    .nullable(),
});
export const readHouseholdChain = declare({
  id: "evaluation.readHouseholdChain",
  method: "get",
  path: "/households/{householdId}/chain",
  act: "evaluation.readRows",
  summary:
    "A household's story: what it lacked, what it got, what was paid from which money, what the next review found",
  params: z.object({ householdId: id("household") }),
  output: z.object({
    needs: z.array(
      z.object({ indicator: z.string(), roundId: id("round"), year: z.number().int(), class: z.string() }),
    ),
    links: z.array(chainLink),
  }),
  leavesTrace: true,
});

export const fundLineChain = z.object({
  fundLineId: id("fund line"),
  areaId,
  areaName: z.string(),
  year: z.number().int(),
  fundSource: z.string(),
  component: z.string(),
  planned: money,
  goal: z.string(),
  indicatorCode: z.string(),
  targetId: id("target"),
  planId: id("plan"),
  activityLine: z.string(),
  /** Balance of the line in each stage of the money. */
  balances: z.record(z.string(), money),
  activities: z.array(
    z.object({
      activityId: id("activity"),
      title: z.string(),
      households: shownCount,
      /** Null with a suppressed count, which it would tell. */
      committed: money.nullable(),
      paid: money.nullable(),
    }),
  ),
});
export const readFundLineChain = declare({
  id: "evaluation.readFundLineChain",
  method: "get",
  path: "/fund-lines/{fundLineId}/chain",
  act: "evaluation.readMeasures",
  summary: "A fund line forward to its activities and back to its goal",
  params: z.object({ fundLineId: id("fund line") }),
  output: fundLineChain,
});
export const fundLineHousehold = z.object({
  householdId: id("household"),
  supportId: id("support"),
  headName: z.string().nullable(),
  villageName: z.string().nullable(),
  state: z.string(),
  amount: money,
  paid: money,
});
export const listFundLineHouseholds = declare({
  id: "evaluation.listFundLineHouseholds",
  method: "get",
  path: "/fund-lines/{fundLineId}/households",
  act: "evaluation.readRows",
  summary: "The households that a fund line reached",
  params: z.object({ fundLineId: id("fund line") }),
  query: z.object(pageQuery(cursorById)),
  output: page(fundLineHousehold),
});
