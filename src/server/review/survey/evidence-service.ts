/** What proves a household's survey: photos, a signature, the paper form. */
import * as contract from "#contract/review/evidence.ts";
import type { Id } from "#kernel/id.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { mostPapers } from "#programme/review/survey/review-evidence.ts";
import { actsOnKey } from "#server/platform/act/keyed-act.ts";
import { done } from "#server/platform/act/record-act.ts";
import { findReview } from "#server/review/explanation/explanation-store.ts";
import { areaOfHousehold, householdRead } from "#server/review/round/round-record.ts";
import * as store from "./evidence-store.ts";
import { keptFileAnswer, readReceived } from "./kept-file.ts";
import { besideReviewAct, householdName } from "./review-record.ts";

export const addEvidence = besideReviewAct(contract.addEvidence, async (context, { params, query }, file) => {
  const { tx, record: review } = context;
  if ((await store.countEvidence(tx, review)) >= mostPapers)
    return failure(refuse("review.enough_evidence", { most: mostPapers }));
  const kept = await readReceived(context, query.kind, file);
  if (!kept.ok) return kept;
  const { mediaType, size, sha256 } = kept.value;
  await store.addEvidenceRow(tx, review, { ...kept.value, ...query, evidenceId: params.evidenceId });
  return done({ evidence: params.evidenceId, kind: query.kind, sha256 }, { mediaType, size, sha256 });
});

export const listEvidence = householdRead(contract.listEvidence, async ({ tx }, { params }) => {
  const review = await findReview(tx, params.householdId, params.roundId);
  return review === undefined
    ? failure(refuse("record.not_found"))
    : success({ rows: await store.listEvidenceRows(tx, review) });
});

type OfEvidence = { readonly householdId: Id<"household">; readonly evidenceId: Id<"evidence"> };

const ofEvidence = {
  nameOf: (key: OfEvidence) => householdName(key),
  areaOf: areaOfHousehold,
};

const { act: evidenceAct } = actsOnKey({
  ...ofEvidence,
  find: async ({ tx }, key) => {
    const found = await store.loadEvidence(tx, key);
    if (found === undefined) return failure(refuse("record.not_found"));
    return found.isGone ? failure(refuse("review.evidence_removed_already")) : success({ areaId: found.communeId });
  },
});

const { file: evidenceFile } = actsOnKey({
  ...ofEvidence,
  find: async ({ tx }, key) => store.findEvidence(tx, key),
});

/** A picture of a house or of people is looked at with the look remembered. */
export const readEvidence = evidenceFile(contract.readEvidence, async ({ record }, { params }) =>
  done({ looked: params.evidenceId }, keptFileAnswer(params.evidenceId, record)),
);

export const removeEvidence = evidenceAct(contract.removeEvidence, async (context, { params, body }) => {
  const { tx, now, actor } = context;
  await store.removeEvidenceRow(tx, params, { at: now, by: actor.officerId, reason: body.reason });
  return done({ removed: params.evidenceId, reason: body.reason }, { removedReason: body.reason });
});
