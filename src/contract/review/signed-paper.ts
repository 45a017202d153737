/** Decisions as they were signed, attached to their record. */
import { z } from "zod";
import { declare } from "#contract/declare.ts";
import { id, instant } from "#contract/values.ts";
import { ofDecision } from "./paper.ts";

const ofSignedPaper = ofDecision.extend({ signedPaperId: id("signed paper") });
const kept = z.object({
  mediaType: z.string(),
  size: z.number().int(),
  sha256: z.string(),
  /** Whether the file carries an electronic signature (PAdES, ISO 32000); whose it is, a signer's program says. */
  isSignedElectronically: z.boolean(),
});

export const attachSignedPaper = declare({
  id: "review.attachSignedPaper",
  method: "post",
  path: "/decisions/{decisionId}/signed-papers/{signedPaperId}",
  act: "review.attachSignedPaper",
  summary:
    "Attach a decision as it was signed: the PDF with its electronic signature, or the scan of the paper; its hash is kept in the audit",
  takesFile: true,
  params: ofSignedPaper,
  output: kept,
});

export const listSignedPapers = declare({
  id: "review.listSignedPapers",
  method: "get",
  path: "/decisions/{decisionId}/signed-papers",
  act: "review.readReviews",
  summary: "The signed copies of a decision, with their hashes",
  params: ofDecision,
  output: z.object({ rows: z.array(kept.extend({ signedPaperId: id("signed paper"), addedAt: instant })) }),
});

export const readSignedPaper = declare({
  id: "review.readSignedPaper",
  method: "get",
  path: "/decisions/{decisionId}/signed-papers/{signedPaperId}/file",
  act: "review.readReviews",
  summary: "A signed copy of a decision as its bytes",
  params: ofSignedPaper,
  output: z.never(),
  file: "application/octet-stream",
  isAudited: true,
});
