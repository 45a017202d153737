import { z } from "zod";
import { beneficiaryGroups } from "#programme/review/standard/beneficiary-groups.ts";
import { evidenceSteps, requiredKinds } from "#programme/planning/framework/programme-parts.ts";
import { supportStates } from "#programme/delivery/support-acts.ts";
import { declare } from "#contract/declare.ts";
import { shareOfLine } from "#contract/delivery/activity.ts";
import { evidenceRow } from "#contract/delivery/evidence.ts";
import { megabytes } from "#contract/endpoint.ts";
import { cursorById, dayInput, text, pageQuery } from "#contract/input.ts";
import { day, id, instant, money, page, texts } from "#contract/values.ts";

export const supportState = z.enum(supportStates);

export const finding = z.object({
  code: z.string(),
  severity: z.enum(["blocks", "warns", "tells"]),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

export const support = z.object({
  householdId: id("household"),
  supportId: id("support"),
  activityId: id("activity"),
  headName: z.string().nullable(),
  /** Whom of the household it is for; null: the household as a whole. */
  personId: id("person").nullable(),
  personName: z.string().nullable(),
  villageName: z.string().nullable(),
  class: z.string().nullable(),
  /** Why this household: the deprivations that the activity answers. */
  deprivations: z.array(z.string()),
  /** Groups beside the lists in which it was when it was proposed, as far as the kind is for them. */
  groups: z.array(z.enum(beneficiaryGroups)),
  content: z.string(),
  /** 1 with the last instalment, 0 before it: instalments are counted once. */
  quantity: z.number().int(),
  /** Which of how many instalments; 1 of 1 of a support that is given at once. */
  instalment: z.number().int(),
  instalments: z.number().int(),
  /** Of a stage. */
  instalmentName: texts.nullable(),
  /** Of a month. */
  dueOn: day.nullable(),
  amount: money,
  state: supportState,
  findings: z.array(finding),
  deliveredOn: day.nullable(),
  /** How many prove it: what was withdrawn is not counted. */
  evidence: z.number().int(),
  /** What the kind of the activity asks for before the support is paid and is not there, such as "delivery photo". */
  missingEvidence: z.array(z.string()),
});
export const listSupports = declare({
  id: "delivery.listSupports",
  method: "get",
  path: "/activities/{activityId}/supports",
  act: "delivery.readSupports",
  summary: "Supports of an activity in one's areas",
  params: z.object({ activityId: id("activity") }),
  query: z.object({
    ...pageQuery(cursorById),
    state: supportState.optional(),
    /** Those that are delivered and lack evidence before they are paid. */
    lacks: z.enum(["evidence"]).optional(),
  }),
  output: page(support),
});

const ofActivity = z.object({ activityId: id("activity") });
const chosen = z
  .array(z.object({ householdId: id("household"), supportId: id("support") }))
  .min(1)
  .max(2000);

export const proposeSupports = declare({
  id: "delivery.proposeSupports",
  method: "post",
  path: "/activities/{activityId}/proposals",
  act: "delivery.proposeSupports",
  summary: "Propose supports from the deprivations that were decided, by the rule of the activity's kind",
  params: ofActivity,
  body: z.object({
    limit: z.number().int().min(1).max(5000).optional(),
    /** Whom the village meeting chose; without it the first of the list, as many as are still planned. */
    chosen: z
      .array(z.object({ householdId: id("household"), personId: id("person").optional() }))
      .min(1)
      .max(2000)
      .optional(),
    /** Why others are chosen than those who come first on the list. */
    reason: text(2000).optional(),
  }),
  output: z.object({ proposed: z.number().int(), eligible: z.number().int(), considered: z.number().int() }),
});
export const checkSupports = declare({
  id: "delivery.checkSupports",
  method: "post",
  path: "/activities/{activityId}/checks",
  act: "delivery.checkSupports",
  summary:
    "Check proposed supports: status on the day, the rule of the kind, the same content from another source, the remainder",
  params: ofActivity,
  body: z.object({ supports: chosen }),
  output: z.object({ checked: z.number().int(), blocked: z.number().int() }),
});
export const approveSupports = declare({
  id: "delivery.approveSupports",
  method: "post",
  path: "/activities/{activityId}/approvals",
  act: "delivery.approveSupports",
  summary: "Approve checked supports and commit their money in the same transaction",
  params: ofActivity,
  body: z.object({ supports: chosen, decisionNumber: text(60) }),
  output: z.object({ approved: z.number().int(), committed: money, remainder: money }),
});
export const refuseSupports = declare({
  id: "delivery.refuseSupports",
  method: "post",
  path: "/activities/{activityId}/refusals",
  act: "delivery.approveSupports",
  summary: "Refuse supports, with the reason",
  params: ofActivity,
  body: z.object({ supports: chosen, reason: text(2000) }),
  output: z.object({ refused: z.number().int() }),
});
export const recordDelivery = declare({
  id: "delivery.recordDelivery",
  method: "post",
  path: "/households/{householdId}/supports/{supportId}/delivery",
  largestBody: megabytes(30),
  act: "delivery.recordDelivery",
  summary: "Record that a support was delivered, with evidence (a photo, a document, or a signed statement)",
  params: z.object({ householdId: id("household"), supportId: id("support") }),
  body: z.object({
    deliveredOn: dayInput,
    evidence: z
      .array(
        z.object({
          evidenceId: id("evidence"),
          kind: z.enum(["photo", "document", "statement"]),
          fileName: text(200, 0).optional(),
          mediaType: z.enum(["image/jpeg", "image/png", "image/webp", "application/pdf"]).optional(),
          /** The file's bytes in base64, 8 MB at most. */
          content: z.base64().max(11_000_000).optional(),
          note: text(4000, 0).optional(),
          takenOn: dayInput,
          lon: z.number().min(-180).max(180).optional(),
          lat: z.number().min(-90).max(90).optional(),
        }),
      )
      .min(1)
      .max(10),
  }),
  days: {
    deliveredOn: { notBefore: ["approval"], notAfter: "today" },
    "evidence[].takenOn": { notBefore: ["approval"], notAfter: "today" },
  },
  output: z.object({ state: supportState }),
});
export const verifySupport = declare({
  id: "delivery.verifySupport",
  method: "post",
  path: "/households/{householdId}/supports/{supportId}/verification",
  act: "delivery.verifySupports",
  summary: "Verify on the spot that a paid support is there",
  params: z.object({ householdId: id("household"), supportId: id("support") }),
  body: z.object({ note: text(2000) }),
  output: z.object({ state: supportState }),
});
/** In đồng as text: it is kept as it was written. */
const delivered = z.object({ deliveredOn: day.nullable(), amount: z.string() });

export const listSupportActs = declare({
  id: "delivery.listSupportActs",
  method: "get",
  path: "/households/{householdId}/supports/{supportId}/acts",
  act: "delivery.readSupports",
  summary: "What was done on a support, in order, and its evidence",
  params: z.object({ householdId: id("household"), supportId: id("support") }),
  output: z.object({
    support,
    acts: z.array(
      z.object({
        act: z.string(),
        state: supportState,
        doneAt: instant,
        officerName: z.string().nullable(),
        note: z.string().nullable(),
        /** What a correction or an undoing changed. */
        changed: z.object({ before: delivered, after: delivered, note: z.string().optional() }).nullable(),
      }),
    ),
    /** What each fund line bears of it, the line of its activity first. */
    shares: z.array(shareOfLine),
    evidence: z.array(evidenceRow),
    /** What is missing before it is paid, by its names. */
    missing: z.array(z.object({ step: z.enum(evidenceSteps), kind: z.enum(requiredKinds), names: texts })).readonly(),
  }),
});
