import { yearsAhead } from "#contract/day-window.ts";
import { declare } from "#contract/declare.ts";
import { commune } from "./round.ts";
import { z } from "zod";
import { areaId, day, id, page } from "#contract/values.ts";
import { cursorByCount, dayInput, pageQuery, text } from "#contract/input.ts";
import { certificate, ended, ofCertificate, ofDecision } from "./paper.ts";
import { certificateStates } from "#programme/review/decision/certificate.ts";
export const decideList = declare({
  id: "review.decideList",
  method: "post",
  path: "/rounds/{roundId}/communes/{communeId}/decisions",
  act: "review.decideList",
  summary:
    "The commune chair decides the list: recognised, escaped, refused, of all whose posting has ended without an open objection",
  params: commune,
  body: z.object({
    decisionId: id("decision"),
    number: text(60),
    decidedOn: dayInput,
    effectiveOn: dayInput,
    legalBasis: text(2000),
    /** Only the list of this village. */
    villageId: areaId.optional(),
  }),
  days: {
    decidedOn: { notBefore: ["posting_end"], notAfter: "today" },
    effectiveOn: { notBefore: [{ field: "decidedOn", is: "decision" }], ...yearsAhead(1) },
  },
  output: z.object({
    recognised: z.number().int(),
    /** Null on the opening list of a standard: nobody escapes by it. */
    escaped: z.number().int().nullable(),
    refused: z.number().int(),
    /** Households of the commune that are not ripe, by state. */
    waiting: z.record(z.string(), z.number().int()),
    /** Posted in time, but the answers are refuted by an objection against the other result of the visit: they wait for corrected ones. */
    held: z.array(z.object({ householdId: id("household"), code: z.string() })),
    /** In a check by income, who came on a list since: their check ends without a result, for the reason of this code. */
    leftOut: z.array(z.object({ householdId: id("household"), code: z.string() })),
  }),
});

export const listDecisions = declare({
  id: "review.listDecisions",
  method: "get",
  path: "/rounds/{roundId}/communes/{communeId}/decisions",
  act: "review.readReviews",
  summary: "Decisions of a commune in a round, the latest first, with what they say and the certificates they gave",
  params: z.object({ roundId: id("round"), communeId: areaId }),
  output: z.object({
    rows: z.array(
      z.object({
        decisionId: id("decision"),
        number: z.string(),
        kind: z.enum(["list", "withdrawal"]),
        /** Why, of one that takes back. */
        reason: z.string().nullable(),
        decidedOn: day,
        effectiveOn: day,
        signerName: z.string(),
        recognised: z.number().int(),
        /** Null on the opening list of a standard: nobody escapes by it. */
        escaped: z.number().int().nullable(),
        refused: z.number().int(),
        /** Valid ones. */
        certificates: z.number().int(),
      }),
    ),
  }),
});
export const issueCertificates = declare({
  id: "review.issueCertificates",
  method: "post",
  path: "/decisions/{decisionId}/certificates",
  act: "review.issueCertificates",
  summary: "Issue the certificates of all households that a decision recognised; those that have one keep it",
  params: ofDecision,
  body: z.object({ issuedOn: dayInput }),
  days: { issuedOn: { notBefore: ["decision"], notAfter: "today" } },
  output: z.object({ issued: z.number().int(), hadOne: z.number().int() }),
});
export const listCertificates = declare({
  id: "review.listCertificates",
  method: "get",
  path: "/certificates",
  act: "review.readReviews",
  summary: "Certificates in one's areas, by number, the latest first",
  query: z.object({
    ...pageQuery(cursorByCount),
    communeId: areaId.optional(),
    decisionId: id("decision").optional(),
    householdId: id("household").optional(),
    state: z.enum(certificateStates).optional(),
  }),
  output: page(certificate),
});
export const withdrawCertificate = declare({
  id: "review.withdrawCertificate",
  method: "post",
  path: "/households/{householdId}/certificates/{certificateId}/withdrawal",
  act: "review.issueCertificates",
  summary: "Withdraw a certificate, with the reason; anyone who scans it learns that it no longer holds",
  params: ofCertificate,
  body: ended,
  days: { on: { notBefore: ["certificate"], notAfter: "today" } },
  output: z.object({ state: z.enum(certificateStates) }),
});
export const replaceCertificate = declare({
  id: "review.replaceCertificate",
  method: "post",
  path: "/households/{householdId}/certificates/{certificateId}/replacement",
  act: "review.issueCertificates",
  summary:
    "Issue a certificate again, with the household as it is recorded now, in place of one that is withdrawn by it",
  params: ofCertificate,
  body: ended.extend({ newCertificateId: id("certificate") }),
  days: { on: { notBefore: ["certificate"], notAfter: "today" } },
  output: z.object({ number: z.string() }),
});
