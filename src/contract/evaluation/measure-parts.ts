import { z } from "zod";
import { askedUpToToday } from "#contract/day-window.ts";
import { declare } from "#contract/declare.ts";
import { dayInput } from "#contract/input.ts";
import { shownCount, shownFigure } from "#contract/shown-count.ts";
import { areaId, day, texts } from "#contract/values.ts";
import { measureGroups } from "#programme/evaluation/measure/measure-groups.ts";
import { provenance } from "./measure.ts";

/** Whom the measures count: each person, or each household once. */
const weighBy = z.enum(["people", "households"]);
/** The weight from which a household counts as deprived, in parts of all weights; the standard's own where none is said. */
const cutoff = z.coerce.number().int().min(1).max(1_000_000);

const part = { code: z.string(), contribution: shownFigure, share: shownFigure };
const measures = {
  H: shownFigure,
  A: shownFigure,
  M0: shownFigure,
  /** By indicator: who lacks it, and who is deprived and lacks it, of all; what it adds to M0, and which share of M0. */
  indicators: z.array(z.object({ ...part, uncensored: shownFigure, censored: shownFigure })),
  dimensions: z.array(z.object(part)),
};
const counted = { households: shownCount, people: shownCount };

const measured = {
  provenance,
  weighBy,
  k: z.number().int(),
  weightBase: z.number().int(),
  indicators: z.array(z.object({ code: z.string(), dimension: z.string(), weight: z.number().int() })),
  dimensions: z.array(z.object({ code: z.string(), name: texts })),
};

export const readMeasureParts = declare({
  id: "evaluation.readMeasureParts",
  method: "get",
  path: "/measures/parts",
  act: "evaluation.readMeasures",
  summary:
    "Multidimensional measures from decided reviews, without sampling error: H, A, M0, headcounts and contributions by indicator and dimension, by commune or group, at any cut-off, and how much the order of communes depends on it",
  query: z.object({
    areaId,
    on: dayInput.optional(),
    weighBy: weighBy.default("people"),
    k: cutoff.optional(),
    by: z.enum(measureGroups).optional(),
  }),
  days: { on: askedUpToToday },
  output: z.object({
    ...measured,
    total: z.object({ ...counted, ...measures }),
    /** Communes, or the groups that were asked for: `key` is null where nothing is known of the group. */
    rows: z.array(z.object({ key: z.string().nullable(), name: z.string().nullable(), ...counted, ...measures })),
    /** The same communes at other cut-offs; the correlations are of their order by M0 with that of `k`. */
    robustness: z.array(
      z.object({
        k: z.number().int(),
        H: shownFigure,
        A: shownFigure,
        M0: shownFigure,
        communes: z.number().int(),
        spearman: z.number().nullable(),
        kendall: z.number().nullable(),
      }),
    ),
  }),
});

const change = {
  before: shownFigure,
  after: shownFigure,
  absolute: shownFigure,
  absoluteYearly: shownFigure,
  /** In per cent. */
  relative: shownFigure,
  relativeYearly: shownFigure,
};
export const readMeasureChanges = declare({
  id: "evaluation.readMeasureChanges",
  method: "get",
  path: "/measures/changes",
  act: "evaluation.readMeasures",
  summary:
    "How the measures changed from one day to another by one standard: absolute, relative, and both by year; refused across a change of standard",
  query: z.object({
    areaId,
    from: dayInput,
    to: dayInput,
    weighBy: weighBy.default("people"),
    k: cutoff.optional(),
  }),
  days: { from: askedUpToToday, to: askedUpToToday },
  output: z.object({
    ...measured,
    from: day,
    to: day,
    years: z.number(),
    /** Of the whole area: H, A, M0, and of each indicator the uncensored and the censored headcount. */
    total: z.array(
      z.object({ measure: z.enum(["H", "A", "M0", "uncensored", "censored"]), part: z.string().nullable(), ...change }),
    ),
    /** M0 of each commune that has one on both days. */
    rows: z.array(z.object({ areaId, areaName: z.string(), ...change })),
  }),
});
