/** The end of a round: statuses that are taken back, results handed over to the province, the round closed. */
import { yearsAhead } from "#contract/day-window.ts";
import { z } from "zod";
import { declare } from "#contract/declare.ts";
import { dayInput, text } from "#contract/input.ts";
import { reviewState, round } from "./round.ts";
import { areaId, day, id } from "#contract/values.ts";

export const withdrawStatus = declare({
  id: "review.withdrawStatus",
  method: "post",
  path: "/households/{householdId}/statuses/{decisionId}/withdrawal",
  act: "review.withdrawStatus",
  summary:
    "The commune chair takes back what a decision said of a household, by a decision of its own: the class before it holds again, its certificate no longer does",
  params: z.object({ householdId: id("household"), decisionId: id("decision") }),
  body: z.object({
    newDecisionId: id("decision"),
    number: text(60),
    decidedOn: dayInput,
    effectiveOn: dayInput,
    legalBasis: text(2000),
    reason: text(2000, 3),
    /** Survey the household again in the same round, if it is still open: the way to a corrected decision. */
    reviewAgain: z.boolean(),
  }),
  days: { decidedOn: { notBefore: ["decision"], notAfter: "today" }, effectiveOn: yearsAhead(1) },
  output: z.object({ class: z.string(), certificatesWithdrawn: z.number().int(), state: reviewState }),
});

const handover = z.object({
  handoverId: id("handover"),
  communeId: areaId,
  communeName: z.string(),
  handedOn: day,
  handedByName: z.string(),
  households: z.record(z.string(), z.number().int()),
  /** The lists open the standard in the commune: nobody escapes by them. */
  opensStandard: z.boolean(),
  note: z.string().nullable(),
  answer: z.enum(["accepted", "returned"]).nullable(),
  answeredOn: day.nullable(),
  remark: z.string().nullable(),
});

export const listHandovers = declare({
  id: "review.listHandovers",
  method: "get",
  path: "/rounds/{roundId}/handovers",
  act: "review.readReviews",
  summary:
    "Results of a round that communes handed over to the province, the latest first, and the communes that did not yet",
  params: z.object({ roundId: id("round") }),
  output: z.object({
    rows: z.array(handover),
    missing: z.array(z.object({ communeId: areaId, communeName: z.string() })),
  }),
});

export const handOver = declare({
  id: "review.handOver",
  method: "post",
  path: "/rounds/{roundId}/communes/{communeId}/handovers",
  act: "review.handOver",
  summary: "Hand the decided results of a commune over to the province; refused while a household is undecided",
  params: z.object({ roundId: id("round"), communeId: areaId }),
  body: z.object({ handoverId: id("handover"), handedOn: dayInput, note: text(2000, 0).optional() }),
  days: { handedOn: { notBefore: ["decision"], notAfter: "today" } },
  output: z.object({ households: z.record(z.string(), z.number().int()) }),
});

export const answerHandover = declare({
  id: "review.answerHandover",
  method: "post",
  path: "/rounds/{roundId}/communes/{communeId}/handovers/{handoverId}/answer",
  act: "review.answerHandover",
  summary: "The province accepts a commune's results, or returns them with a remark",
  params: z.object({ roundId: id("round"), communeId: areaId, handoverId: id("handover") }),
  body: z.object({
    answer: z.enum(["accepted", "returned"]),
    answeredOn: dayInput,
    remark: text(2000, 0).optional(),
  }),
  days: { answeredOn: { notBefore: ["handover"], notAfter: "today" } },
  output: z.object({ answer: z.enum(["accepted", "returned"]) }),
});

export const recordOpinion = declare({
  id: "review.recordOpinion",
  method: "post",
  path: "/rounds/{roundId}/communes/{communeId}/opinions",
  act: "review.recordOpinion",
  summary:
    "Record that the level above agreed to the posted results, where the standard's procedure asks it before the decision; off in those of Viet Nam since 2025-07-01",
  params: z.object({ roundId: id("round"), communeId: areaId }),
  body: z.object({
    opinionId: id("opinion"),
    office: text(200, 3),
    number: text(60),
    givenOn: dayInput,
    remark: text(2000, 0).optional(),
  }),
  days: { givenOn: { notBefore: ["posting_end"], notAfter: "today" } },
  output: z.object({ households: z.number().int() }),
});

export const closeRound = declare({
  id: "review.closeRound",
  method: "post",
  path: "/rounds/{roundId}/close",
  act: "review.closeRound",
  summary: "Close a round whose communes have all handed over; nothing in it changes after",
  params: z.object({ roundId: id("round") }),
  body: z.object({ closedOn: dayInput }),
  days: { closedOn: { notBefore: ["round"], notAfter: "today" } },
  output: round,
});
