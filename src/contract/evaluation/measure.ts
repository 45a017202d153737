import { askedUpToToday } from "#contract/day-window.ts";
import { z } from "zod";
import { declare } from "#contract/declare.ts";
import { code, cursorById, dayInput, pageQuery } from "#contract/input.ts";
import { shownCount, shownFigure } from "#contract/shown-count.ts";
import { areaId, day, id, page } from "#contract/values.ts";
import { movementWays } from "#programme/evaluation/movement.ts";

/** What every result carries, so that it can be shown where it comes from and computed again. */
export const provenance = z.object({
  asOf: day,
  standardId: z.string().nullable(),
  standardVersion: z.string().nullable(),
  /** The day from which this dated version of the standard is in force. */
  standardFrom: day.nullable(),
  /** Its last day, where that is past: no list by the next standard is decided there. */
  standardEndedOn: day.nullable(),
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
  /** People in households deprived by weight k or more, and over them the weights of what each lacks. */
  deprivedPeople: shownCount,
  deprivationSum: shownCount,
  /** Households counted by another standard than that of the answer: they are in no measure of deprived people, H, A or M0. */
  otherStandard: shownCount,
  H: shownFigure,
  A: shownFigure,
  M0: shownFigure,
  /** Households of the poor and near-poor lists that lack each indicator, by the standard of their own result. */
  deprivations: z.record(z.string(), shownCount),
});
export const readMeasures = declare({
  id: "evaluation.readMeasures",
  method: "get",
  path: "/measures",
  act: "evaluation.readMeasures",
  summary: "Counts, rates and multidimensional measures by commune on a day",
  query: z.object({ areaId, on: dayInput.optional() }),
  days: { on: askedUpToToday },
  output: z.object({
    provenance,
    /** The weight from which a household counts as deprived, and the weight of all indicators. */
    k: z.number().int(),
    weightBase: z.number().int(),
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
  days: { on: askedUpToToday },
  output: z.object({ provenance, rows: z.array(countRow) }),
});

export const householdRow = z.object({
  householdId: id("household"),
  headName: z.string().nullable(),
  villageName: z.string().nullable(),
  class: z.string(),
  /** The last day of the standard by which the class was decided, where it is past. */
  classEndedOn: day.nullable(),
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
  days: { on: askedUpToToday, since: askedUpToToday },
  output: page(householdRow),
});
