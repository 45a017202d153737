import { askedUpToToday, yearsAhead } from "#contract/day-window.ts";
import { z } from "zod";
import { baseline, baselineQuery, frameworkTarget, ofTarget, point, year } from "./framework.ts";
import { areaId, day, id, instant, texts } from "#contract/values.ts";
import { disaggregations } from "#programme/planning/framework/programme-parts.ts";
import { declare } from "#contract/declare.ts";
import { areaClasses } from "#programme/area/area.ts";
import { dayInput, figureInput, text } from "#contract/input.ts";
export const targetRecord = z.object({
  target: frameworkTarget.omit({ outputs: true, targets: true }),
  goal: z.string(),
  planId: id("plan"),
  planState: z.string(),
  areaId,
  areaName: z.string(),
  year: z.number().int(),
  /** How the indicator is defined for this target: the rule that the registry counts by, or who reports. */
  rule: z.string().nullable(),
  reportedBy: texts.nullable(),
  disaggregations: z.array(z.enum(disaggregations)),
  series: z.object({
    stretches: z.array(z.object({ version: z.number().int(), points: z.array(point) })),
    /** Another definition from that year on, or another poverty standard: figures before and after are not compared. */
    breaks: z.array(
      z.object({
        year: z.number().int(),
        from: z.number().int(),
        to: z.number().int(),
        changeOfStandard: z.literal(true).exactOptional(),
      }),
    ),
  }),
  reports: z.array(
    z.object({
      actualId: id("actual"),
      year: z.number().int(),
      value: z.number(),
      asOf: day,
      evidence: z.string(),
      enteredAt: instant,
      enteredBy: z.string().nullable(),
    }),
  ),
});
export const getTarget = declare({
  id: "planning.getTarget",
  method: "get",
  path: "/targets/{targetId}",
  act: "planning.readPlans",
  summary: "A target with its series year by year, its breaks, and the figures that were reported",
  params: ofTarget,
  output: targetRecord,
});
export const setTargetTerms = declare({
  id: "planning.setTargetTerms",
  recordReadBy: getTarget,
  method: "put",
  path: "/targets/{targetId}/terms",
  act: "planning.draftPlan",
  summary:
    "Say what a target of a draft is measured by: definition, class of areas, period, day of the baseline, group",
  params: ofTarget,
  body: z.object({
    indicatorVersion: z.int().min(1).max(10_000),
    areaClass: z.enum(areaClasses).nullable(),
    periodFrom: dayInput.nullable(),
    periodTo: dayInput.nullable(),
    baselineOn: dayInput.nullable(),
    disaggregation: z.partialRecord(z.enum(disaggregations), text(60)),
  }),
  days: {
    periodFrom: yearsAhead(10),
    periodTo: { notBefore: [{ field: "periodFrom", is: "start" }], ...yearsAhead(10) },
    baselineOn: yearsAhead(2),
  },
  output: targetRecord,
});
export const recordActual = declare({
  id: "planning.recordActual",
  recordReadBy: getTarget,
  method: "post",
  path: "/targets/{targetId}/actuals",
  act: "planning.recordActual",
  summary: "Report the figure of a year for a target whose indicator is reported, with the paper it is in",
  params: ofTarget,
  body: z.object({
    actualId: id("actual"),
    year,
    value: figureInput,
    asOf: dayInput,
    evidence: text(300),
  }),
  days: { asOf: { notBefore: ["year"], notAfter: "today" } },
  output: targetRecord,
});
export const readBaseline = declare({
  id: "planning.readBaseline",
  method: "get",
  path: "/indicators/baseline",
  act: "planning.readPlans",
  summary:
    "The figure of an indicator in an area on a day, from decided reviews, and how it was counted; small counts hidden",
  query: baselineQuery,
  days: { on: askedUpToToday },
  output: baseline,
});
export const readBaselineInFull = declare({
  id: "planning.readBaselineInFull",
  method: "get",
  path: "/indicators/baseline-in-full",
  act: "review.readReviews",
  summary: "The same for who may read households of the area: no count is hidden, and ethnic groups can be asked for",
  query: baselineQuery,
  days: { on: askedUpToToday },
  output: baseline,
});
