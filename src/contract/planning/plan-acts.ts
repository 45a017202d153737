/** What is done to a plan between its draft and its close. */
import { z } from "zod";
import { declare } from "#contract/declare.ts";
import { megabytes } from "#contract/endpoint.ts";
import { dayInput, text } from "#contract/input.ts";
import { planChange, planChangeInput, planLine } from "./plan-shapes.ts";
import { getPlan, planHead, planState } from "./plan.ts";
import { day, id, instant, money } from "#contract/values.ts";

const lineId = z.uuid();
const changes = z.array(planChangeInput).min(1).max(2000);

const finding = z.object({
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export const planLines = z.object({
  planId: id("plan"),
  state: planState,
  lines: z.array(planLine),
  /** Why the plan cannot be submitted as it is; null when it can. */
  problem: finding.nullable(),
  warnings: z.array(finding),
});
const ofPlan = z.object({ planId: id("plan") });
export const getPlanLines = declare({
  id: "planning.getPlanLines",
  method: "get",
  path: "/plans/{planId}/lines",
  act: "planning.readPlans",
  summary: "A plan as flat lines, as its editor works on them, with what still keeps it from being submitted",
  params: ofPlan,
  output: planLines,
});
export const editPlan = declare({
  id: "planning.editPlan",
  recordReadBy: getPlanLines,
  method: "post",
  path: "/plans/{planId}/changes",
  largestBody: megabytes(4),
  act: "planning.draftPlan",
  summary: "Save changes of a draft: lines that are put (added, changed, moved) or removed; all of them or none",
  params: ofPlan,
  body: z.object({ changes }),
  output: planLines,
});

export const remark = z.object({
  remarkId: id("remark"),
  line: z
    .object({ kind: z.enum(["goal", "target", "output", "line", "fund"]), id: lineId, label: z.string() })
    .nullable(),
  text: z.string(),
  madeAt: instant,
  madeBy: z.string().nullable(),
  answer: z.object({ text: z.string(), at: instant, by: z.string().nullable() }).nullable(),
});
export const adjustment = z.object({
  adjustmentId: id("adjustment"),
  reason: z.string(),
  changes: z.array(planChange),
  proposedAt: instant,
  proposedBy: z.string().nullable(),
  outcome: z.enum(["approved", "refused"]).nullable(),
  note: z.string().nullable(),
  decidedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
});
export const planAct = z.object({
  planActId: z.string(),
  act: z.enum(["draft", "submit", "appraise", "return", "approve", "adjust", "close"]),
  stateAfter: planState,
  at: instant,
  by: z.string().nullable(),
  reason: z.string().nullable(),
  decisionNumber: z.string().nullable(),
  decidedOn: day.nullable(),
  version: z.number().int().nullable(),
  contentHash: z.string().nullable(),
});
/** Units of a kind of activity, or đồng of a source. */
export const planShare = z.object({
  of: z.enum(["kind", "source"]),
  code: z.string(),
  whole: money,
  here: money,
  years: money,
});
export const getPlanStory = declare({
  id: "planning.getPlanStory",
  method: "get",
  path: "/plans/{planId}/story",
  act: "planning.readPlans",
  summary: "What was done to a plan and by whom, its versions, remarks and adjustments, and who decides on it",
  params: ofPlan,
  output: z.object({
    acts: z.array(planAct),
    remarks: z.array(remark),
    adjustments: z.array(adjustment),
    approval: z.object({ by: z.enum(["commune", "province", "country"]), source: z.string().nullable() }),
    /** Of an annual plan that hangs on one of several years, and of that one. */
    shares: z.array(planShare),
    /** What adjustments change, and the shares, are left out: the reader may not read the households of the area. */
    numbersWithheld: z.boolean(),
    /** May the reader decide here, by the level of the reader's post? */
    mayDecide: z.boolean(),
  }),
});

export const remarkOnPlan = declare({
  id: "planning.remarkOnPlan",
  method: "post",
  path: "/plans/{planId}/remarks",
  act: "planning.appraisePlan",
  summary: "A remark of the appraisal, on a line or on the whole plan",
  params: ofPlan,
  body: z.object({ remarkId: id("remark"), lineId: lineId.nullable(), text: text(2000) }),
  output: remark,
});
export const answerRemark = declare({
  id: "planning.answerRemark",
  method: "post",
  path: "/plans/{planId}/remarks/{remarkId}/answer",
  act: "planning.answerRemark",
  summary: "What was done about a remark; with it the remark is resolved",
  params: z.object({ planId: id("plan"), remarkId: id("remark") }),
  body: z.object({ text: text(2000) }),
  output: remark,
});
export const appraisePlan = declare({
  id: "planning.appraisePlan",
  recordReadBy: getPlan,
  method: "post",
  path: "/plans/{planId}/appraisal",
  act: "planning.appraisePlan",
  summary: "The province has appraised the plan and puts it before who decides",
  params: ofPlan,
  body: z.object({ note: text(2000, 0).optional() }),
  output: planHead,
});
export const returnPlan = declare({
  id: "planning.returnPlan",
  recordReadBy: getPlan,
  method: "post",
  path: "/plans/{planId}/return",
  act: "planning.appraisePlan",
  summary: "Give the plan back to be changed, with the remarks on its lines",
  params: ofPlan,
  body: z.object({ reason: text(2000) }),
  output: planHead,
});
export const proposeAdjustment = declare({
  id: "planning.proposeAdjustment",
  recordReadBy: getPlanLines,
  method: "post",
  path: "/plans/{planId}/adjustments",
  largestBody: megabytes(4),
  act: "planning.proposeAdjustment",
  summary: "Ask for an adjustment of an approved plan: the changes and the reason; nothing changes until it is decided",
  params: ofPlan,
  body: z.object({ adjustmentId: id("adjustment"), reason: text(2000), changes }),
  output: adjustment,
});
export const decideAdjustment = declare({
  id: "planning.decideAdjustment",
  method: "post",
  path: "/plans/{planId}/adjustments/{adjustmentId}/decision",
  act: "planning.decideAdjustment",
  summary:
    "Decide an adjustment; approved, it is a new version and the money of the fund lines moves by the difference",
  params: z.object({ planId: id("plan"), adjustmentId: id("adjustment") }),
  body: z.discriminatedUnion("outcome", [
    z.object({ outcome: z.literal("approved"), decisionNumber: text(60), decidedOn: dayInput }),
    z.object({ outcome: z.literal("refused"), note: text(2000) }),
  ]),
  days: { decidedOn: { notBefore: ["proposal"], notAfter: "today" } },
  output: planHead,
});
export const closePlan = declare({
  id: "planning.closePlan",
  recordReadBy: getPlan,
  method: "post",
  path: "/plans/{planId}/closing",
  act: "planning.closePlan",
  summary: "Close a plan that is carried out; nothing about it changes any more",
  params: ofPlan,
  body: z.object({ note: text(2000, 0).optional() }),
  output: planHead,
});
