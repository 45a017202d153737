import { sql } from "kysely";
import type { Output } from "#contract/endpoint.ts";
import type { listEvidence, listMeetings } from "#contract/review/evidence.ts";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type KeptFile = {
  readonly mediaType: string;
  readonly content: Buffer;
  readonly size: number;
  readonly sha256: string;
  readonly addedAt: string;
  readonly addedBy: string;
};

type Of = { readonly householdId: Id<"household">; readonly reviewId: Id<"review">; readonly communeId: string };

export async function addEvidenceRow(
  tx: Tx,
  { householdId, reviewId, communeId }: Of,
  evidence: KeptFile & {
    readonly evidenceId: Id<"evidence">;
    readonly kind: string;
    readonly note?: string | undefined;
    readonly takenAt?: string | undefined;
    readonly lon?: number | undefined;
    readonly lat?: number | undefined;
  },
): Promise<void> {
  await sql`insert into review.evidence (household_id, evidence_id, review_id, commune_id, kind, media_type, content, size, sha256, note,
      taken_at, lon, lat, added_at, added_by)
    values (${householdId}, ${evidence.evidenceId}, ${reviewId}, ${communeId}, ${evidence.kind}, ${evidence.mediaType},
      ${evidence.content}, ${evidence.size}, ${evidence.sha256}, ${evidence.note ?? null}, ${evidence.takenAt ?? null},
      ${evidence.lon ?? null}, ${evidence.lat ?? null}, ${evidence.addedAt}, ${evidence.addedBy})`.execute(tx);
}

export async function countEvidence(tx: Tx, { householdId, reviewId }: Omit<Of, "communeId">): Promise<number> {
  const found = await sql<{ papers: number }>`select count(*)::int as papers from review.evidence
    where household_id = ${householdId} and review_id = ${reviewId} and removed_at is null`.execute(tx);
  return found.rows[0]?.papers ?? 0;
}

export async function listEvidenceRows(
  tx: Tx,
  of: { readonly householdId: Id<"household">; readonly reviewId: Id<"review"> },
): Promise<Output<typeof listEvidence>["rows"]> {
  const found = await sql<
    Output<typeof listEvidence>["rows"][number]
  >`select evidence.evidence_id as "evidenceId", evidence.kind,
      evidence.media_type as "mediaType", evidence.size, evidence.sha256, evidence.note, evidence.taken_at as "takenAt",
      evidence.lon is not null as "hasPlace", evidence.added_at as "addedAt", officer.full_name as "addedByName",
      evidence.removed_reason as "removedReason"
    from review.evidence evidence left join authority.officers officer on officer.officer_id = evidence.added_by
    where evidence.household_id = ${of.householdId} and evidence.review_id = ${of.reviewId}
    order by evidence.added_at, evidence.evidence_id`.execute(tx);
  return found.rows;
}

/** A file whose bytes are there. */
export type FileFound = { readonly areaId: string; readonly mediaType: string; readonly content: Buffer };

const foundOrRefused = (found: FileFound | undefined): Result<FileFound, Refusal> =>
  found === undefined ? failure(refuse("record.not_found")) : success(found);

export async function findEvidence(
  tx: Tx,
  of: { readonly householdId: Id<"household">; readonly evidenceId: Id<"evidence"> },
): Promise<Result<FileFound, Refusal>> {
  const found = await sql<FileFound>`select commune_id as "areaId", media_type as "mediaType", content
    from review.evidence where household_id = ${of.householdId} and evidence_id = ${of.evidenceId} and content is not null`.execute(
    tx,
  );
  return foundOrRefused(found.rows[0]);
}

/** Whether its bytes are gone, locked. */
export async function loadEvidence(
  tx: Tx,
  of: { readonly householdId: Id<"household">; readonly evidenceId: Id<"evidence"> },
): Promise<{ readonly communeId: string; readonly isGone: boolean } | undefined> {
  const found = await sql<{
    communeId: string;
    isGone: boolean;
  }>`select commune_id as "communeId", content is null as "isGone"
    from review.evidence where household_id = ${of.householdId} and evidence_id = ${of.evidenceId} for update`.execute(
    tx,
  );
  return found.rows[0];
}

export async function removeEvidenceRow(
  tx: Tx,
  of: { readonly householdId: Id<"household">; readonly evidenceId: Id<"evidence"> },
  removed: { readonly at: string; readonly by: string; readonly reason: string },
): Promise<void> {
  await sql`update review.evidence set content = null, removed_at = ${removed.at}, removed_by = ${removed.by},
      removed_reason = ${removed.reason}
    where household_id = ${of.householdId} and evidence_id = ${of.evidenceId}`.execute(tx);
}

type Village = { readonly roundId: Id<"round">; readonly villageId: string };

export async function listMeetingRows(tx: Tx, of: Village): Promise<Output<typeof listMeetings>["rows"]> {
  const found = await sql<
    Output<typeof listMeetings>["rows"][number]
  >`select meeting.meeting_id as "meetingId", meeting.held_on as "heldOn",
      meeting.chair, meeting.secretary, meeting.present, meeting.front_observer as "frontObserver",
      meeting.household_representative as "householdRepresentative", meeting.minutes_signed_on as "minutesSignedOn",
      count(*) filter (where result.passed)::int as passed, count(*) filter (where not result.passed)::int as returned,
      count(result.objection)::int as objections,
      coalesce((select jsonb_agg(jsonb_build_object('copyId', copy_id, 'copy', copy, 'mediaType', media_type, 'size', size,
          'sha256', sha256, 'addedAt', added_at) order by copy desc, added_at)
        from review.minutes_copies copy where copy.meeting_id = meeting.meeting_id), '[]') as copies
    from review.meetings meeting left join review.meeting_results result on result.meeting_id = meeting.meeting_id
    where meeting.round_id = ${of.roundId} and meeting.village_id = ${of.villageId}
    group by meeting.meeting_id order by meeting.held_on desc, meeting.meeting_id desc`.execute(tx);
  return found.rows;
}

/** The commune of a meeting, when it was held in this village for this round. */
export async function communeOfMeeting(
  tx: Tx,
  of: Village & { readonly meetingId: Id<"meeting"> },
): Promise<string | undefined> {
  const found = await sql<{ communeId: string }>`select commune_id as "communeId" from review.meetings
    where meeting_id = ${of.meetingId} and round_id = ${of.roundId} and village_id = ${of.villageId}`.execute(tx);
  return found.rows[0]?.communeId;
}

export async function addMinutesCopyRow(
  tx: Tx,
  copy: KeptFile & {
    readonly copyId: string;
    readonly meetingId: Id<"meeting">;
    readonly communeId: string;
    readonly copy: string;
  },
): Promise<void> {
  await sql`insert into review.minutes_copies (copy_id, meeting_id, commune_id, copy, media_type, content, size, sha256, added_at, added_by)
    values (${copy.copyId}, ${copy.meetingId}, ${copy.communeId}, ${copy.copy}, ${copy.mediaType}, ${copy.content}, ${copy.size},
      ${copy.sha256}, ${copy.addedAt}, ${copy.addedBy})`.execute(tx);
}

export async function findMinutesCopy(
  tx: Tx,
  of: Village & { readonly copyId: string },
): Promise<Result<FileFound, Refusal>> {
  const found = await sql<FileFound>`select copy.commune_id as "areaId", copy.media_type as "mediaType", copy.content
    from review.minutes_copies copy join review.meetings meeting on meeting.meeting_id = copy.meeting_id
    where copy.copy_id = ${of.copyId} and meeting.round_id = ${of.roundId} and meeting.village_id = ${of.villageId} and copy.content is not null`.execute(
    tx,
  );
  return foundOrRefused(found.rows[0]);
}
