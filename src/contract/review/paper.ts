/** Decisions and certificates of a commune, the papers of a review as PDF, and whether a paper is genuine. */
import { z } from "zod";
import { certificateStates } from "#programme/review/decision/certificate.ts";
import { declare } from "#contract/declare.ts";
import { dayInput, text } from "#contract/input.ts";
import { areaId, day, id } from "#contract/values.ts";

export const ofDecision = z.object({ decisionId: id("decision") });
export const ofCertificate = z.object({ householdId: id("household"), certificateId: id("certificate") });

export const certificate = z.object({
  householdId: id("household"),
  certificateId: id("certificate"),
  decisionId: id("decision"),
  number: z.string(),
  validYear: z.number().int(),
  class: z.string(),
  headName: z.string(),
  place: z.string(),
  members: z.number().int(),
  issuedOn: day,
  issuerName: z.string(),
  state: z.enum(certificateStates),
  withdrawnOn: day.nullable(),
  withdrawnReason: z.string().nullable(),
});

export const ended = z.object({ on: dayInput, reason: text(1000, 3) });

const language = z.enum(["vi", "en", "id"]).default("vi");
const format = z.enum(["pdf", "xlsx"]).default("pdf");
const paper = { output: z.never(), file: "application/pdf", isAudited: true } as const;

export const printReviewList = declare({
  id: "review.printReviewList",
  method: "get",
  path: "/rounds/{roundId}/communes/{communeId}/papers/list",
  act: "review.readReviews",
  summary: "The list of households to be reviewed, as PDF, or as a workbook",
  params: z.object({ roundId: id("round"), communeId: areaId }),
  query: z.object({ language, villageId: areaId.optional(), format }),
  ...paper,
});

export const printForm = declare({
  id: "review.printForm",
  method: "get",
  path: "/households/{householdId}/reviews/{roundId}/papers/form",
  act: "review.readReviews",
  summary: "Form B of a household as PDF: with its answers, or only its members, to be filled by hand",
  params: z.object({ householdId: id("household"), roundId: id("round") }),
  query: z.object({ language, blank: z.enum(["yes", "no"]).default("no") }),
  ...paper,
});

export const printExplanation = declare({
  id: "review.printExplanation",
  method: "get",
  path: "/households/{householdId}/reviews/{roundId}/papers/explanation",
  act: "review.readReviews",
  summary:
    "Why this result, as a PDF that the household takes home: each indicator, what changed, what it opens, how to object",
  params: z.object({ householdId: id("household"), roundId: id("round") }),
  query: z.object({ language }),
  ...paper,
});

const ofVillage = z.object({ roundId: id("round"), villageId: areaId });

export const printVillageForms = declare({
  id: "review.printVillageForms",
  method: "get",
  path: "/rounds/{roundId}/villages/{villageId}/papers/forms",
  act: "review.readReviews",
  summary:
    "Form B of every household of a village that may still be surveyed, in the order of the route, as one PDF: to be filled by hand, or as filled",
  params: ofVillage,
  query: z.object({ language, blank: z.enum(["yes", "no"]).default("yes") }),
  ...paper,
});

export const printMinutes = declare({
  id: "review.printMinutes",
  method: "get",
  path: "/rounds/{roundId}/villages/{villageId}/papers/minutes",
  act: "review.readReviews",
  summary: "Minutes of the latest village meeting as PDF, or their table as a workbook",
  params: ofVillage,
  query: z.object({ language, format }),
  ...paper,
});

export const printPosting = declare({
  id: "review.printPosting",
  method: "get",
  path: "/rounds/{roundId}/villages/{villageId}/papers/posting",
  act: "review.readReviews",
  summary: "What hangs in the village, as PDF or as a workbook: name, village, result",
  params: ofVillage,
  query: z.object({ language, format }),
  ...paper,
});

export const printDecision = declare({
  id: "review.printDecision",
  method: "get",
  path: "/decisions/{decisionId}/papers/decision",
  act: "review.readReviews",
  summary:
    "A decision with its list as PDF, with a code that tells whether the paper is genuine; or its list as a workbook",
  params: ofDecision,
  query: z.object({ language, format }),
  ...paper,
});

export const printRefusals = declare({
  id: "review.printRefusals",
  method: "get",
  path: "/decisions/{decisionId}/papers/refusals",
  act: "review.readReviews",
  summary: "Letters to the households that a decision did not recognise, each with its reason, as PDF",
  params: ofDecision,
  query: z.object({ language, householdId: id("household").optional() }),
  ...paper,
});

export const printCertificates = declare({
  id: "review.printCertificates",
  method: "get",
  path: "/decisions/{decisionId}/papers/certificates",
  act: "review.readReviews",
  summary:
    "Certificates of a decision, or of one household, as PDF, a page each, with a code that tells whether they are genuine",
  params: ofDecision,
  query: z.object({ language, householdId: id("household").optional() }),
  ...paper,
});

export const printRequestAnswer = declare({
  id: "review.printRequestAnswer",
  method: "get",
  path: "/households/{householdId}/requests/{requestId}/papers/answer",
  act: "review.readReviews",
  summary: "The written answer to a household that asked and did not pass form A, as PDF",
  params: z.object({ householdId: id("household"), requestId: id("request") }),
  query: z.object({ language }),
  ...paper,
});

export const printFormA = declare({
  id: "review.printFormA",
  method: "get",
  path: "/households/{householdId}/requests/{requestId}/papers/form-a",
  act: "review.readReviews",
  summary: "Form A of a household that asked, as PDF: with its result, or to be filled by hand",
  params: z.object({ householdId: id("household"), requestId: id("request") }),
  query: z.object({ language, blank: z.enum(["yes", "no"]).default("no") }),
  ...paper,
});

/** Asked by anybody who holds a paper, without signing in. */
export const verifyPaper = declare({
  id: "review.verifyPaper",
  method: "get",
  path: "/verify/{code}",
  act: undefined,
  summary: "Whether a paper is genuine: its kind, office, number and day, and nothing of whom it is",
  params: z.object({ code: z.uuid() }),
  output: z.object({
    paper: z
      .object({
        kind: z.enum(["certificate", "decision", "minutes", "refusal", "referral"]),
        office: z.string(),
        /** Of a letter that of its decision; minutes have none. */
        number: z.string().nullable(),
        issuedOn: day,
        validYear: z.number().int().nullable(),
        withdrawnOn: day.nullable(),
        /** The last day of the standard of its result, where that is past. */
        standardEndedOn: day.nullable(),
      })
      .nullable(),
  }),
});
