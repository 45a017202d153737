/** Money moved within the year, and what becomes of it at the year's end. */
import { askedUpToToday } from "#contract/day-window.ts";
import { z } from "zod";
import { declare } from "#contract/declare.ts";
import { dayInput, moneyInput, text, yearQuery } from "#contract/input.ts";
import { areaId, day, id, instant, money } from "#contract/values.ts";

export const candidateLine = z.object({
  fundLineId: id("fund line"),
  areaId,
  areaName: z.string(),
  title: z.string(),
  fundSource: z.string(),
  component: z.string(),
  originYear: z.number().int(),
  amount: money,
  free: money,
  committed: money,
  disbursed: money,
  dueByNow: money,
  may: z.enum(["give", "take", "neither"]),
  givable: money,
});
export const listReallocationCandidates = declare({
  id: "planning.listReallocationCandidates",
  method: "get",
  path: "/reallocation-candidates",
  act: "planning.readPlans",
  summary: "Fund lines of a year that will not be spent by their months, and lines that have nothing left",
  query: z.object({ areaId, year: yearQuery, on: dayInput.optional() }),
  days: { on: askedUpToToday },
  output: z.object({ asOf: day, rows: z.array(candidateLine) }),
});

const movement = z.object({
  fundLineId: id("fund line"),
  areaId,
  areaName: z.string(),
  title: z.string(),
  /** Below zero: the line gives. */
  amount: money,
  amountBefore: money,
});
export const reallocation = z.object({
  reallocationId: id("reallocation"),
  areaId,
  areaName: z.string(),
  year: z.number().int(),
  originYear: z.number().int(),
  fundSource: z.string(),
  component: z.string(),
  amount: money,
  reason: z.string(),
  state: z.enum(["proposed", "consented", "approved", "refused"]),
  decidedByLevel: z.enum(["commune", "province"]),
  reverses: id("reallocation").nullable(),
  reversedBy: id("reallocation").nullable(),
  proposedAt: instant,
  proposedBy: z.string().nullable(),
  consentedAt: instant.nullable(),
  consentedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
  decisionNumber: z.string().nullable(),
  decidedOn: day.nullable(),
  note: z.string().nullable(),
  lines: z.array(movement),
});
export const listReallocations = declare({
  id: "planning.listReallocations",
  method: "get",
  path: "/reallocations",
  act: "planning.readPlans",
  summary: "Reallocations of an area and all below it, the latest first",
  query: z.object({ areaId, year: yearQuery.optional() }),
  output: z.object({ rows: z.array(reallocation) }),
});
const ofReallocation = z.object({ reallocationId: id("reallocation") });
export const getReallocation = declare({
  id: "planning.getReallocation",
  method: "get",
  path: "/reallocations/{reallocationId}",
  act: "planning.readPlans",
  summary: "A reallocation with its lines, who proposed, consented and decided",
  params: ofReallocation,
  output: reallocation,
});
export const proposeReallocation = declare({
  id: "planning.proposeReallocation",
  method: "post",
  path: "/reallocations",
  act: "planning.proposeReallocation",
  summary: "Propose to move money between fund lines; nothing moves before it is approved",
  body: z.object({
    reallocationId: id("reallocation"),
    /** The commune that gives. */
    areaId,
    reason: text(1000),
    from: z
      .array(z.object({ fundLineId: id("fund line"), amount: moneyInput }))
      .min(1)
      .max(200),
    to: z
      .array(z.object({ fundLineId: id("fund line"), amount: moneyInput }))
      .min(1)
      .max(200),
  }),
  output: reallocation,
});
export const undoReallocation = declare({
  id: "planning.undoReallocation",
  recordReadBy: getReallocation,
  method: "post",
  path: "/reallocations/{reallocationId}/reversal",
  act: "planning.proposeReallocation",
  summary: "Propose the reverse of an approved reallocation; it is decided like any other",
  params: ofReallocation,
  body: z.object({ newReallocationId: id("reallocation"), reason: text(1000) }),
  output: reallocation,
});
export const consentReallocation = declare({
  id: "planning.consentReallocation",
  recordReadBy: getReallocation,
  method: "post",
  path: "/reallocations/{reallocationId}/consent",
  act: "planning.consentReallocation",
  summary: "The chair of the commune that gives consents",
  params: ofReallocation,
  output: reallocation,
});
export const decideReallocation = declare({
  id: "planning.decideReallocation",
  recordReadBy: getReallocation,
  method: "post",
  path: "/reallocations/{reallocationId}/decision",
  act: "planning.decideReallocation",
  summary: "Approve it with a decision, and the money moves; or refuse it with a reason",
  params: ofReallocation,
  body: z.union([
    z.object({ outcome: z.literal("approved"), decisionNumber: text(60), decidedOn: dayInput }),
    z.object({ outcome: z.literal("refused"), note: text(1000) }),
  ]),
  days: { decidedOn: { notBefore: ["proposal"], notAfter: "today" } },
  output: reallocation,
});
export const ofCarryOver = z.object({ carryOverId: id("carry-over") });
