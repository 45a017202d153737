import { z } from "zod";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import { declare } from "#contract/declare.ts";
import { megabytes } from "#contract/endpoint.ts";
import { code, dayInput, text, yearInput, yearQuery } from "#contract/input.ts";
import { activityLine, fundLine, goal, goalInput, output, target } from "./plan-shapes.ts";
import { shownCount, shownMoney } from "#contract/shown-count.ts";
import { areaId, day, id, money, texts } from "#contract/values.ts";

export const planState = z.enum(["draft", "submitted", "appraised", "approved", "adjusted", "closed"]);
export const planKind = z.enum(["annual", "multi_year"]);
export const planHead = z.object({
  planId: id("plan"),
  areaId,
  areaName: z.string(),
  kind: planKind,
  /** The year of an annual plan, the first of several. */
  year: z.number().int(),
  untilYear: z.number().int(),
  /** The plan of several years that an annual plan hangs on. */
  withinPlanId: id("plan").nullable(),
  programmeId: z.string(),
  programmeVersion: z.string(),
  state: planState,
  decisionNumber: z.string().nullable(),
  decidedOn: day.nullable(),
  planned: money,
});
/** The sum of a plan is suppressed where it would tell a number that is. */
const shownHead = planHead.extend({ planned: shownMoney });
export const listPlans = declare({
  id: "planning.listPlans",
  method: "get",
  path: "/plans",
  act: "planning.readPlans",
  summary: "Plans of an area and all below it",
  query: z.object({ areaId, year: yearQuery.optional() }),
  output: z.object({ rows: z.array(shownHead) }),
});

/** As the reader may see them: baselines count households, and what is planned is taken from such counts. */
const shownNumber = z.union([z.number(), z.literal(suppressed)]);
const shownOutput = output.extend({
  quantity: shownCount,
  lines: z.array(activityLine.extend({ fundLines: z.array(fundLine.extend({ amount: shownMoney })) })),
});
const shownGoal = goal.extend({
  targets: z.array(target.extend({ baseline: shownNumber, value: shownNumber, outputs: z.array(shownOutput) })),
});
export const need = z.object({ code: z.string(), name: texts, households: shownCount });
export const plan = shownHead.extend({
  goals: z.array(shownGoal),
  /** What the last decisions say the area lacks: poor and near-poor households by indicator and by class. */
  needs: z.object({
    asOf: day,
    byIndicator: z.array(need),
    byClass: z.array(z.object({ class: z.string(), households: shownCount })),
  }),
});
export const getPlan = declare({
  id: "planning.getPlan",
  method: "get",
  path: "/plans/{planId}",
  act: "planning.readPlans",
  summary: "A plan as its framework: goals, targets, outputs, lines, funds; and the needs beside it",
  params: z.object({ planId: id("plan") }),
  output: plan,
});
export const draftPlan = declare({
  id: "planning.draftPlan",
  method: "post",
  path: "/plans",
  largestBody: megabytes(2),
  act: "planning.draftPlan",
  summary:
    "Draft the plan of a commune or a province for a year or several, with its goals; ids are made by the caller",
  body: z.object({
    planId: id("plan"),
    areaId,
    year: yearInput,
    /** The last year, of a plan of several years. */
    untilYear: yearInput.optional(),
    withinPlanId: id("plan").optional(),
    programmeId: code,
    programmeVersion: code,
    goals: z.array(goalInput).max(50),
  }),
  output: planHead,
});
export const addGoal = declare({
  id: "planning.addGoal",
  recordReadBy: getPlan,
  method: "post",
  path: "/plans/{planId}/goals",
  largestBody: megabytes(1),
  act: "planning.draftPlan",
  summary: "Add a goal with its targets, outputs and lines to a draft",
  params: z.object({ planId: id("plan") }),
  body: goalInput,
  output: planHead,
});
const warning = z.object({
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export const submitPlan = declare({
  id: "planning.submitPlan",
  recordReadBy: getPlan,
  method: "post",
  path: "/plans/{planId}/submission",
  act: "planning.submitPlan",
  summary: "Submit the plan to the province; refused when a target has no output or an output no money",
  params: z.object({ planId: id("plan") }),
  output: z.object({ plan: planHead, warnings: z.array(warning) }),
});
export const approvePlan = declare({
  id: "planning.approvePlan",
  recordReadBy: getPlan,
  method: "post",
  path: "/plans/{planId}/approval",
  act: "planning.approvePlan",
  summary: "Approve the plan; its fund lines take their money from what was allocated to the commune",
  params: z.object({ planId: id("plan") }),
  body: z.object({ decisionNumber: text(60), decidedOn: dayInput }),
  days: { decidedOn: { notBefore: ["allocation"], notAfter: "today" } },
  output: planHead,
});
