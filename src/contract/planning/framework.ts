import { z } from "zod";
import { disaggregations } from "#programme/planning/framework/programme-parts.ts";
import { areaClasses } from "#programme/area/area.ts";
import { declare } from "#contract/declare.ts";
import { code, dayInput, text, yearQuery } from "#contract/input.ts";
import { shownCount, shownFigure, shownMoney } from "#contract/shown-count.ts";
import { areaId, day, id, instant, texts } from "#contract/values.ts";

export const year = z.int().min(2000).max(2100);
const ofArea = z.object({ areaId, programmeId: code, year: yearQuery });

/** Money of a fund line on its way; `disbursed` and after it are out of the treasury. */
export const frameworkFund = z.object({
  fundSource: z.string(),
  component: z.string(),
  fundLineIds: z.array(id("fund line")),
  planned: shownMoney,
  committed: shownMoney,
  disbursed: shownMoney,
});
export const frameworkOutput = z.object({
  activityKind: z.string(),
  kindName: texts,
  unit: z.string(),
  quantity: shownCount,
  delivered: shownCount,
  lines: z.array(z.object({ title: z.string(), funds: z.array(frameworkFund) })),
});
export const frameworkTarget = z.object({
  /** The target, where this is one; of an area with areas below it those of one indicator are taken together. */
  targetId: id("target").nullable(),
  targets: z.number().int(),
  indicatorCode: z.string(),
  indicatorName: texts,
  unit: texts,
  indicatorVersion: z.number().int(),
  areaClass: z.enum(areaClasses).nullable(),
  periodFrom: day,
  periodTo: day,
  baselineOn: day.nullable(),
  disaggregation: z.record(z.string(), z.string()),
  /** Null, as the value: a share of several targets of which one is not known how many it is taken of. */
  baseline: shownFigure,
  value: shownFigure,
  actual: shownFigure,
  actualSource: z.enum(["counted", "reported"]).nullable(),
  /** Hundredths of the way from the baseline to the value. */
  reached: z.number().int().nullable(),
  outputs: z.array(frameworkOutput),
});
export const framework = z.object({
  areaId,
  areaName: z.string(),
  programmeId: z.string(),
  programmeTitle: texts,
  year: z.number().int(),
  asOf: day,
  plans: z.number().int(),
  goals: z.array(z.object({ title: z.string(), targets: z.array(frameworkTarget) })),
});
export const readFramework = declare({
  id: "planning.readFramework",
  method: "get",
  path: "/framework",
  act: "planning.readPlans",
  summary: "Goals, targets with what was reached, outputs, lines and money of a programme in an area and a year",
  query: ofArea,
  output: framework,
});

const exported = (extension: "xml" | "json" | "csv", file: string) =>
  declare({
    id: `planning.exportResults${extension === "xml" ? "Xml" : extension === "json" ? "Json" : "Csv"}`,
    method: "get",
    path: `/framework/results.${extension}`,
    act: "planning.readPlans",
    summary: `Results as indicator, baseline, period, target, actual and dimension (the shape of IATI), as ${extension.toUpperCase()}`,
    query: ofArea.extend({ organisation: text(60, 0).optional() }),
    output: z.unknown(),
    file,
  });
export const exportResultsXml = exported("xml", "application/xml");
export const exportResultsJson = exported("json", "application/json");
export const exportResultsCsv = exported("csv", "text/csv; charset=utf-8");

export const ofTarget = z.object({ targetId: id("target") });
export const point = z.object({
  year: z.number().int(),
  version: z.number().int(),
  target: shownFigure,
  actual: shownFigure,
  source: z.enum(["counted", "reported"]).nullable(),
});

const counted = z.object({
  value: shownFigure,
  /** Of how many, where the indicator is a share. */
  among: shownFigure,
});
export const baselineQuery = z.object({
  areaId,
  programmeId: code,
  indicatorCode: code,
  indicatorVersion: z.coerce.number().int().min(1).max(10_000).optional(),
  on: dayInput.optional(),
  by: z.enum(disaggregations).optional(),
});
export const baseline = counted.extend({
  asOf: day,
  by: z.enum(disaggregations).nullable(),
  rows: z.array(counted.extend({ key: z.string(), name: z.string().nullable() })),
  /** How it was counted, so that it can be explained and counted again. */
  how: z.object({
    indicatorVersion: z.number().int(),
    rule: z.string(),
    among: z.string().nullable(),
    households: shownCount,
    standards: z.array(z.object({ standardId: z.string(), version: z.string(), households: shownCount })),
    rounds: z.number().int(),
    codeVersion: z.string(),
    smallCountsHidden: z.boolean(),
  }),
});

const needCount = z.object({ key: z.string(), households: shownCount });
export const needsQuery = z.object({ areaId, on: dayInput.optional() });
export const needs = z.object({
  areaId,
  areaName: z.string(),
  asOf: day,
  smallCountsHidden: z.boolean(),
  indicators: z.array(z.object({ code: z.string(), name: texts })),
  /** The area itself first, then each commune or village below it. */
  rows: z.array(
    z.object({
      areaId,
      areaName: z.string(),
      isVillage: z.boolean(),
      /** Whether any household of it, or of its commune, was decided on: without that there is no count, and not zero. */
      isCounted: z.boolean(),
      byClass: z.array(needCount),
      byNeed: z.array(needCount),
      byCause: z.array(needCount),
      byRoad: z.array(needCount),
      /** Groups of beneficiaries beside the lists; null for who may not read households by name: they are few, and no part of the list. */
      byGroup: z.array(needCount).nullable(),
    }),
  ),
});

const ofProgramme = z.object({ programmeId: code });
const programmeCode = z.object({
  segment: z.string(),
  subject: z.string(),
  code: z.string(),
  setAt: instant,
  setBy: z.string().nullable(),
});
export const listProgrammeCodes = declare({
  id: "planning.listProgrammeCodes",
  method: "get",
  path: "/programmes/{programmeId}/codes",
  act: "planning.readPlans",
  summary: "Codes of the treasury and sub-items that were set for a programme in an area",
  params: ofProgramme,
  query: z.object({ areaId }),
  output: z.object({ rows: z.array(programmeCode) }),
});
export const setProgrammeCode = declare({
  id: "planning.setProgrammeCode",
  method: "post",
  path: "/programmes/{programmeId}/codes",
  act: "planning.setCodes",
  summary: "Set the code of a segment for the installation, a fund source or a component; an empty code takes it away",
  params: ofProgramme,
  body: z.object({
    programmeCodeId: id("programme code"),
    areaId,
    segment: code,
    subject: text(80, 0),
    code: text(20, 0),
  }),
  output: z.object({ rows: z.array(programmeCode) }),
});
