/** What proves supports and activities: one set of statements for the two tables, which have the same columns. */
import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { z } from "zod";
import type { evidenceRow } from "#contract/delivery/evidence.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type NewEvidence = {
  readonly evidenceId: Id<"evidence">;
  readonly kind: string;
  readonly fileName: string | null;
  readonly mediaType: string | null;
  readonly content: Buffer | null;
  readonly sha256: string | null;
  readonly note: string | null;
  readonly takenOn: LocalDate;
  readonly lon: number | null;
  readonly lat: number | null;
};

type Recorded = { readonly communeId: string; readonly recordedBy: string; readonly addedAt: string };
type OfSupport = { readonly householdId: Id<"household">; readonly supportId: Id<"support"> };
type OfActivity = { readonly activityId: Id<"activity"> };

const columnsOf = (one: NewEvidence, of: Recorded) => ({
  evidence_id: one.evidenceId,
  commune_id: of.communeId,
  kind: one.kind,
  file_name: one.fileName,
  note: one.note,
  taken_on: one.takenOn,
  lon: one.lon,
  lat: one.lat,
  recorded_by: of.recordedBy,
  added_at: of.addedAt,
});

export async function addEvidence(tx: Tx, of: OfSupport & Recorded, evidence: readonly NewEvidence[]): Promise<void> {
  const rows = evidence.map((one) => ({
    ...columnsOf(one, of),
    household_id: of.householdId,
    support_id: of.supportId,
    media_type: one.mediaType,
    content: one.content,
    sha256: one.sha256,
  }));
  await tx.insertInto("delivery.evidence").values(rows).execute();
}

export async function addActivityEvidence(
  tx: Tx,
  of: OfActivity & Recorded,
  one: NewEvidence & { readonly mediaType: string; readonly content: Buffer; readonly sha256: string },
): Promise<void> {
  const { mediaType: media_type, content, sha256 } = one;
  await tx
    .insertInto("delivery.activity_evidence")
    .values({ ...columnsOf(one, of), activity_id: of.activityId, media_type, content, sha256 })
    .execute();
}

/** A row of either table. */
type Place = { readonly table: RawBuilder<unknown>; readonly where: RawBuilder<unknown> };

export const ofSupport = ({ householdId, supportId }: OfSupport): Place => ({
  table: sql`delivery.evidence`,
  where: sql`evidence.household_id = ${householdId} and evidence.support_id = ${supportId}`,
});

export const ofActivity = ({ activityId }: OfActivity): Place => ({
  table: sql`delivery.activity_evidence`,
  where: sql`evidence.activity_id = ${activityId}`,
});

export type EvidenceRow = z.infer<typeof evidenceRow>;

export async function listEvidence(tx: Tx, { table, where }: Place): Promise<EvidenceRow[]> {
  const found = await sql<EvidenceRow>`
    select evidence.evidence_id as "evidenceId", evidence.kind, evidence.file_name as "fileName", evidence.media_type as "mediaType",
      octet_length(evidence.content) as size, evidence.sha256, evidence.note, evidence.taken_on as "takenOn",
      evidence.lon is not null as "hasPlace", evidence.added_at as "addedAt", officer.full_name as "addedByName",
      evidence.withdrawn_reason as "withdrawnReason"
    from ${table} evidence left join authority.officers officer on officer.officer_id = evidence.recorded_by
    where ${where} order by evidence.taken_on, evidence.evidence_id`.execute(tx);
  return found.rows;
}

export async function countEvidence(tx: Tx, { table, where }: Place): Promise<number> {
  const found = await sql<{ files: number }>`select count(*)::int as files from ${table} evidence
    where ${where} and evidence.content is not null and evidence.withdrawn_at is null`.execute(tx);
  return found.rows[0]?.files ?? 0;
}

export type FileFound = { readonly areaId: string; readonly mediaType: string; readonly content: Buffer };

/** The file as it is kept, withdrawn or not: what was shown once can be looked at for ever. */
export async function findFile(
  tx: Tx,
  { table, where }: Place,
  evidenceId: Id<"evidence">,
): Promise<FileFound | undefined> {
  const found =
    await sql<FileFound>`select evidence.commune_id as "areaId", evidence.media_type as "mediaType", evidence.content
    from ${table} evidence where ${where} and evidence.evidence_id = ${evidenceId} and evidence.content is not null`.execute(
      tx,
    );
  return found.rows[0];
}

/** Where it was added and whether it counts, locked. */
export async function loadEvidence(
  tx: Tx,
  { table, where }: Place,
  evidenceId: Id<"evidence">,
): Promise<{ readonly communeId: string; readonly isWithdrawn: boolean } | undefined> {
  const found = await sql<{ communeId: string; isWithdrawn: boolean }>`
    select evidence.commune_id as "communeId", evidence.withdrawn_at is not null as "isWithdrawn"
    from ${table} evidence where ${where} and evidence.evidence_id = ${evidenceId} for update of evidence`.execute(tx);
  return found.rows[0];
}

export async function withdrawEvidenceRow(
  tx: Tx,
  { table, where }: Place,
  evidenceId: Id<"evidence">,
  withdrawn: { readonly at: string; readonly by: string; readonly reason: string },
): Promise<void> {
  await sql`update ${table} as evidence set withdrawn_at = ${withdrawn.at}, withdrawn_by = ${withdrawn.by}::uuid,
      withdrawn_reason = ${withdrawn.reason}
    where ${where} and evidence.evidence_id = ${evidenceId}`.execute(tx);
}
