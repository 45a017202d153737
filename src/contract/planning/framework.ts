import { z } from "zod";
import { povertyCauses } from "#programme/review/explanation/poverty-causes.ts";
import { disaggregations, roads } from "#programme/planning/framework/programme-parts.ts";
import { areaClasses } from "#programme/area/area.ts";
import { declare } from "#contract/declare.ts";
import { code, dayInput, figureInput, text, yearQuery } from "#contract/input.ts";
import { shownCount, shownFigure } from "#contract/shown-count.ts";
import { areaId, day, id, instant, money, texts } from "#contract/values.ts";

const year = z.int().min(2000).max(2100);
const ofArea = z.object({ areaId, programmeId: code, year: yearQuery });

/** Money of a fund line on its way; `disbursed` and after it are out of the treasury. */
export const frameworkFund = z.object({
  fundSource: z.string(),
  component: z.string(),
  fundLineIds: z.array(id("fund line")),
  planned: money,
  committed: money,
  disbursed: money,
});
export const frameworkOutput = z.object({
  activityKind: z.string(),
  kindName: texts,
  unit: z.string(),
  quantity: z.number().int(),
  delivered: z.number().int(),
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
  baseline: shownFigure,
  value: z.number(),
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

const ofTarget = z.object({ targetId: id("target") });
const point = z.object({
  year: z.number().int(),
  version: z.number().int(),
  target: z.number().nullable(),
  actual: shownFigure,
  source: z.enum(["counted", "reported"]).nullable(),
});
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
    breaks: z.array(z.object({ year: z.number().int(), from: z.number().int(), to: z.number().int() })),
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
  output: targetRecord,
});
export const recordActual = declare({
  id: "planning.recordActual",
  recordReadBy: getTarget,
  method: "post",
  path: "/targets/{targetId}/actuals",
  act: "planning.recordActual",
  summary: "Report the figure of a year for a target whose indicator is reported, with the paper it stands in",
  params: ofTarget,
  body: z.object({
    actualId: id("actual"),
    year,
    value: figureInput,
    asOf: dayInput,
    evidence: text(300),
  }),
  output: targetRecord,
});

const counted = z.object({
  value: shownFigure,
  /** Of how many, where the indicator is a share. */
  among: shownFigure,
});
const baselineQuery = z.object({
  areaId,
  programmeId: code,
  indicatorCode: code,
  indicatorVersion: z.coerce.number().int().min(1).max(10_000).optional(),
  on: dayInput.optional(),
  by: z.enum(disaggregations).optional(),
});
const baseline = counted.extend({
  asOf: day,
  by: z.enum(disaggregations).nullable(),
  rows: z.array(counted.extend({ key: z.string(), name: z.string().nullable() })),
  /** How it was counted, so that it can be told and counted again. */
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
export const readBaseline = declare({
  id: "planning.readBaseline",
  method: "get",
  path: "/indicators/baseline",
  act: "planning.readPlans",
  summary:
    "The figure of an indicator in an area on a day, from decided reviews, and how it was counted; small counts hidden",
  query: baselineQuery,
  output: baseline,
});
export const readBaselineInFull = declare({
  id: "planning.readBaselineInFull",
  method: "get",
  path: "/indicators/baseline-in-full",
  act: "review.readReviews",
  summary: "The same for who may read households of the area: no count is hidden, and ethnic groups can be asked for",
  query: baselineQuery,
  output: baseline,
});

const needCount = z.object({ key: z.string(), households: shownCount });
const needsQuery = z.object({ areaId, on: dayInput.optional() });
const needs = z.object({
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
      byClass: z.array(needCount),
      byNeed: z.array(needCount),
      byCause: z.array(needCount),
      byRoad: z.array(needCount),
    }),
  ),
});
export const readNeeds = declare({
  id: "planning.readNeeds",
  method: "get",
  path: "/needs",
  act: "planning.readPlans",
  summary:
    "Poor and near-poor households by class, deprivation, cause and road, by commune or village; small counts hidden",
  query: needsQuery,
  output: needs,
});
export const readNeedsInFull = declare({
  id: "planning.readNeedsInFull",
  method: "get",
  path: "/needs-in-full",
  act: "review.readReviews",
  summary: "The same for who may read households of the area: no count is hidden",
  query: needsQuery,
  output: needs,
});
export const listNeedy = declare({
  id: "planning.listNeedy",
  method: "get",
  path: "/needs/households",
  act: "review.readReviews",
  summary: "The households behind a count of needs, 500 at most",
  query: needsQuery.extend({ by: z.enum(["class", "need", "cause", "road"]), key: code }),
  output: z.object({
    rows: z.array(
      z.object({
        householdId: id("household"),
        headName: z.string().nullable(),
        villageName: z.string().nullable(),
        class: z.string(),
      }),
    ),
  }),
});
export const getCauses = declare({
  id: "planning.getCauses",
  method: "get",
  path: "/households/{householdId}/causes",
  act: "review.readReviews",
  summary: "The causes of poverty that a household told last, and its road out of poverty by them and by who can work",
  params: z.object({ householdId: id("household") }),
  output: z.object({
    /** Null where nobody asked. */
    told: z
      .object({ causes: z.array(z.enum(povertyCauses)), recordedOn: day, recordedBy: z.string().nullable() })
      .nullable(),
    /** Null of a household that is not on the list. */
    road: z.enum(roads).nullable(),
  }),
});
export const recordCauses = declare({
  id: "planning.recordCauses",
  method: "post",
  path: "/households/{householdId}/causes",
  act: "review.recordCauses",
  summary: "Record the causes of poverty that a household told",
  params: z.object({ householdId: id("household") }),
  body: z.object({
    recordId: id("record"),
    causes: z.array(z.enum(povertyCauses)).max(povertyCauses.length),
    recordedOn: dayInput,
  }),
  output: z.object({ causes: z.array(z.enum(povertyCauses)), recordedOn: day }),
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
