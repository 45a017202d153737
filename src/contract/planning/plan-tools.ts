/** What helps to make, read and carry a plan: proposals, copies, comparison, sums over many plans, papers and sheets. */
import { z } from "zod";
import { code, yearQuery } from "#contract/input.ts";
import { planLine } from "./plan-shapes.ts";
import { getPlanLines, planLines } from "./plan-acts.ts";
import { planState } from "./plan.ts";
import { declare } from "#contract/declare.ts";
import { megabytes } from "#contract/endpoint.ts";
import { sheetColumns } from "#programme/planning/plan/plan-sheet.ts";
import { tableFile } from "#contract/table-file.ts";
import { shownMoney } from "#contract/shown-count.ts";
import { areaId, day, id, money, texts } from "#contract/values.ts";

const ofPlan = z.object({ planId: id("plan") });
const language = z.enum(["vi", "en", "id"]).default("vi");
const source = { fundSource: z.string(), component: z.string(), originYear: z.number().int() };
export const purse = z.object({ ...source, free: money });
export const proposal = z.object({
  need: z.object({ code: z.string(), is: z.enum(["deprivation", "road"]), name: texts, households: z.number().int() }),
  /** Units that plans of the year give already. */
  already: z.number().int(),
  kind: z.string().nullable(),
  kindName: texts.nullable(),
  unit: texts.nullable(),
  component: z.string().nullable(),
  /** The indicator that the target is set for. */
  indicatorCode: z.string().nullable(),
  quantity: z.number().int(),
  unitCost: money,
  funds: z.array(z.object({ ...source, amount: money })),
  left: z.number().int(),
  why: z.enum(["no_kind", "no_norm", "no_money"]).nullable(),
});
export const proposePlan = declare({
  id: "planning.proposePlan",
  method: "get",
  path: "/plans/{planId}/proposal",
  act: "planning.readPlans",
  summary: "Lines proposed from what the last decided review says is lacking, within the money that is not assigned",
  params: ofPlan,
  output: z.object({
    asOf: day,
    proposals: z.array(proposal),
    /** Money of the area and year that no approved plan has taken. */
    purses: z.array(purse),
  }),
});
export const takeProposals = declare({
  id: "planning.takeProposals",
  recordReadBy: getPlanLines,
  method: "post",
  path: "/plans/{planId}/proposal",
  act: "planning.draftPlan",
  summary:
    "Take proposals into a draft: the needs and quantities that are named, or all of them with quantities to be confirmed",
  params: ofPlan,
  body: z.object({
    /** Needs by code; never more than is proposed at this moment. */
    proposals: z
      .array(z.object({ need: code, quantity: z.number().int().min(1).max(10_000_000) }))
      .min(1)
      .max(200)
      .optional(),
    /** Of the titles that the lines get. */
    language,
  }),
  output: planLines,
});
export const copyPlan = declare({
  id: "planning.copyPlan",
  recordReadBy: getPlanLines,
  method: "post",
  path: "/plans/{planId}/copy",
  act: "planning.draftPlan",
  summary: "Take over into a draft what is left of another plan of the area; quantities wait to be confirmed",
  params: ofPlan,
  body: z.object({ fromPlanId: id("plan") }),
  output: planLines,
});

const versionOf = z.string().regex(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}(@\d{1,6})?$/);
export const comparedPlan = z.object({
  planId: id("plan"),
  areaName: z.string(),
  year: z.number().int(),
  untilYear: z.number().int(),
  state: planState,
  version: z.number().int().nullable(),
  sum: money,
});
export const comparePlans = declare({
  id: "planning.comparePlans",
  method: "get",
  path: "/plan-comparison",
  act: "planning.readPlans",
  summary: "Two versions of a plan, or two plans, line by line; a side is PLAN or PLAN@VERSION",
  query: z.object({ left: versionOf, right: versionOf }),
  output: z.object({
    left: comparedPlan,
    right: comparedPlan,
    rows: z.array(
      z.object({
        key: z.string(),
        kind: z.enum(["goal", "target", "output", "line", "fund"]),
        label: z.string(),
        left: planLine.nullable(),
        right: planLine.nullable(),
        differs: z.array(z.string()),
      }),
    ),
  }),
});

export const rollUpBy = z.enum(["area", "component", "source", "class", "kind"]);
const rolled = {
  areaId,
  year: yearQuery,
  planKind: z.enum(["annual", "multi_year"]).default("annual"),
  by: rollUpBy,
};
export const rollUpPlans = declare({
  id: "planning.rollUpPlans",
  method: "get",
  path: "/plan-roll-up",
  act: "planning.readPlans",
  summary:
    "Plans of an area and all below it added up: by commune, component, source, class of area or kind of activity",
  query: z.object(rolled),
  output: z.object({
    rows: z.array(
      z.object({
        code: z.string(),
        name: z.string().nullable(),
        plans: z.number().int(),
        lines: z.number().int(),
        planned: shownMoney,
        /** Of it in plans that were approved. */
        approved: shownMoney,
      }),
    ),
    plans: z.number().int(),
    planned: shownMoney,
    approved: shownMoney,
  }),
});
export const listRolledLines = declare({
  id: "planning.listRolledLines",
  method: "get",
  path: "/plan-roll-up/lines",
  act: "planning.readPlans",
  summary: "The fund lines behind one sum of the roll-up",
  query: z.object({ ...rolled, code }),
  output: z.object({
    rows: z.array(
      z.object({
        fundLineId: id("fund line"),
        planId: id("plan"),
        areaName: z.string(),
        state: planState,
        title: z.string(),
        activityKind: z.string(),
        fundSource: z.string(),
        component: z.string(),
        amount: money,
      }),
    ),
  }),
});

export const printPlan = declare({
  id: "planning.printPlan",
  method: "get",
  path: "/plans/{planId}/paper",
  act: "planning.readPlans",
  summary: "The plan as a paper (PDF)",
  params: ofPlan,
  query: z.object({ language }),
  output: z.string(),
  file: "application/pdf",
});
export const exportPlan = declare({
  id: "planning.exportPlan",
  method: "get",
  path: "/plans/{planId}/sheet",
  act: "planning.readPlans",
  summary: "The plan as a sheet (XLSX) in the printed layout, which can be read in again",
  params: ofPlan,
  query: z.object({ language }),
  output: z.string(),
  file: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
});
export const importPlan = declare({
  id: "planning.importPlan",
  recordReadBy: getPlanLines,
  method: "post",
  path: "/plans/{planId}/sheet",
  largestBody: megabytes(6),
  act: "planning.draftPlan",
  summary: "Read a sheet into a draft, tried first where asked; with one bad cell nothing is changed",
  params: ofPlan,
  body: z.object({ file: tableFile, isTrial: z.boolean() }),
  output: z.object({
    rows: z.number().int(),
    errors: z.array(
      z.object({
        row: z.number().int(),
        column: z.enum(sheetColumns),
        reason: z.enum([
          "missing",
          "not_a_number",
          "not_whole",
          "ambiguous",
          "unknown",
          "no_place",
          "stands_twice",
          "too_deep",
        ]),
        value: z.string(),
      }),
    ),
    errorCount: z.number().int(),
    added: z.number().int(),
    changed: z.number().int(),
    /** Lines of the draft that the sheet does not name: they stay as they are. */
    untouched: z.number().int(),
    saved: z.boolean(),
  }),
});
