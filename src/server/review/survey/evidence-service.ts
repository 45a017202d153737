import { readFile } from "node:fs/promises";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type * as contract from "#contract/review/evidence.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { mostBytes, mostPapers, takeFile } from "#programme/review/survey/review-evidence.ts";
import type { EvidenceKind } from "#programme/review/survey/review-evidence.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { cleanFile } from "#server/platform/pictures/clean-file.ts";
import type { FileAnswer, ReceivedFile } from "#server/platform/act/route.ts";
import * as store from "./evidence-store.ts";
import type { KeptFile } from "./evidence-store.ts";
import { findReview } from "#server/review/explanation/explanation-store.ts";
import { loadReview } from "./reviews-store.ts";
import { openRoundOf } from "./survey-service.ts";

/** Keeps a photo, signature or paper form of a household's survey. */
export async function keepEvidence(
  context: ActContext,
  { params, query }: Decoded<typeof contract.addEvidence>,
  file?: ReceivedFile,
): Promise<Result<Output<typeof contract.addEvidence>, Refusal>> {
  const { tx } = context;
  const round = await openRoundOf(context, params.roundId);
  if (!round.ok) return round;
  const review = await loadReview(tx, params.householdId, params.roundId);
  if (review === undefined) return failure(refuse("record.not_found"));
  if ((await store.countEvidence(tx, review)) >= mostPapers)
    return failure(refuse("review.enough_evidence", { most: mostPapers }));
  const kept = await read(context, query.kind, file);
  if (!kept.ok) return kept;
  await store.addEvidenceRow(tx, review, { ...kept.value, ...query, evidenceId: params.evidenceId });
  await context.audit({
    areaId: review.communeId,
    recordKind: "household",
    recordId: params.householdId,
    facts: { evidence: params.evidenceId, kind: query.kind, sha256: kept.value.sha256 },
  });
  const { mediaType, size, sha256 } = kept.value;
  return success({ mediaType, size, sha256 });
}

/** What came, when it is of a kind that is taken, as it is kept: a place that the camera wrote into a photo is not. */
async function read(
  { now, actor }: ActContext,
  kind: EvidenceKind | "minutes",
  file: ReceivedFile | undefined,
): Promise<Result<KeptFile, Refusal>> {
  if (file === undefined) return failure(refuse("request.file_empty"));
  const content = await readFile(file.path);
  const mediaType = takeFile(kind, { first: content.subarray(0, 16), size: file.size });
  if (!mediaType.ok) return mediaType;
  const cleaned = await cleanFile(mediaType.value, content);
  if (!cleaned.ok) return cleaned;
  if (cleaned.value.size > mostBytes)
    return failure(refuse("review.file_too_large", { megabytes: mostBytes / 1_000_000 }));
  return success({ ...cleaned.value, addedAt: now, addedBy: actor.officerId });
}

export async function readEvidenceRows(
  { tx }: ActContext,
  { params }: Decoded<typeof contract.listEvidence>,
): Promise<Result<Output<typeof contract.listEvidence>, Refusal>> {
  const review = await findReview(tx, params.householdId, params.roundId);
  return review === undefined
    ? failure(refuse("record.not_found"))
    : success({ rows: await store.listEvidenceRows(tx, review) });
}

const endings: Readonly<Record<string, string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "application/pdf": "pdf",
};

/** A picture of a house or of people is looked at with the look remembered. */
export async function showEvidence(
  context: ActContext,
  { params }: Decoded<typeof contract.readEvidence>,
): Promise<Result<FileAnswer, Refusal>> {
  const found = await store.findEvidence(context.tx, params);
  if (found?.content === undefined || found.content === null) return failure(refuse("record.not_found"));
  await context.audit({
    areaId: found.communeId,
    recordKind: "household",
    recordId: params.householdId,
    facts: { looked: params.evidenceId },
  });
  const fileName = `${params.evidenceId}.${endings[found.mediaType] ?? "bin"}`;
  return success({ fileName, mediaType: found.mediaType, content: found.content });
}

export async function takeAwayEvidence(
  context: ActContext,
  { params, body }: Decoded<typeof contract.removeEvidence>,
): Promise<Result<Output<typeof contract.removeEvidence>, Refusal>> {
  const found = await store.findEvidence(context.tx, params);
  if (found === undefined) return failure(refuse("record.not_found"));
  if (found.content === null) return failure(refuse("review.evidence_gone"));
  await store.removeEvidenceRow(context.tx, params, {
    at: context.now,
    by: context.actor.officerId,
    reason: body.reason,
  });
  await context.audit({
    areaId: found.communeId,
    recordKind: "household",
    recordId: params.householdId,
    facts: { removed: params.evidenceId, reason: body.reason },
  });
  return success({ removedReason: body.reason });
}

export async function readMeetings(
  { tx }: ActContext,
  { params }: Decoded<typeof contract.listMeetings>,
): Promise<Result<Output<typeof contract.listMeetings>, Refusal>> {
  return success({ rows: await store.listMeetingRows(tx, params) });
}

/** Signed minutes of a meeting: the village's copy or the committee's. */
export async function keepMinutes(
  context: ActContext,
  { params, query }: Decoded<typeof contract.addMinutesCopy>,
  file?: ReceivedFile,
): Promise<Result<Output<typeof contract.addMinutesCopy>, Refusal>> {
  const round = await openRoundOf(context, params.roundId);
  if (!round.ok) return round;
  const communeId = await store.communeOfMeeting(context.tx, { ...params, meetingId: query.meetingId });
  if (communeId === undefined) return failure(refuse("record.not_found"));
  const kept = await read(context, "minutes", file);
  if (!kept.ok) return kept;
  await store.addMinutesCopyRow(context.tx, { ...kept.value, ...query, copyId: params.copyId, communeId });
  await context.audit({
    areaId: communeId,
    recordKind: "meeting",
    recordId: query.meetingId,
    facts: { minutes: params.copyId, copy: query.copy, sha256: kept.value.sha256 },
  });
  const { mediaType, size, sha256 } = kept.value;
  return success({ mediaType, size, sha256 });
}

export async function showMinutes(
  context: ActContext,
  { params }: Decoded<typeof contract.readMinutesCopy>,
): Promise<Result<FileAnswer, Refusal>> {
  const found = await store.findMinutesCopy(context.tx, params);
  if (found?.content === undefined || found.content === null) return failure(refuse("record.not_found"));
  await context.audit({
    areaId: found.communeId,
    recordKind: "meeting",
    recordId: params.copyId,
    facts: { looked: params.copyId },
  });
  const fileName = `bien-ban-${params.villageId}.${endings[found.mediaType] ?? "bin"}`;
  return success({ fileName, mediaType: found.mediaType, content: found.content });
}
