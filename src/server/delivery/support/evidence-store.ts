import { sql } from "kysely";
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

export async function addEvidence(
  tx: Tx,
  of: {
    readonly householdId: Id<"household">;
    readonly supportId: Id<"support">;
    readonly communeId: string;
    readonly recordedBy: string;
  },
  evidence: readonly NewEvidence[],
): Promise<void> {
  await tx
    .insertInto("delivery.evidence")
    .values(
      evidence.map((one) => ({
        household_id: of.householdId,
        evidence_id: one.evidenceId,
        support_id: of.supportId,
        commune_id: of.communeId,
        kind: one.kind,
        file_name: one.fileName,
        media_type: one.mediaType,
        content: one.content,
        sha256: one.sha256,
        note: one.note,
        taken_on: one.takenOn,
        lon: one.lon,
        lat: one.lat,
        recorded_by: of.recordedBy,
      })),
    )
    .execute();
}

export type EvidenceRow = {
  readonly evidenceId: Id<"evidence">;
  readonly kind: string;
  readonly fileName: string | null;
  readonly sha256: string | null;
  readonly note: string | null;
  readonly takenOn: LocalDate;
};

export async function listEvidence(
  tx: Tx,
  householdId: Id<"household">,
  supportId: Id<"support">,
): Promise<readonly EvidenceRow[]> {
  const found = await sql<EvidenceRow>`
    select evidence_id as "evidenceId", kind, file_name as "fileName", sha256, note, taken_on as "takenOn"
    from delivery.evidence where household_id = ${householdId} and support_id = ${supportId} order by taken_on, evidence_id`.execute(
    tx,
  );
  return found.rows;
}

export type SupportActRow = {
  readonly act: string;
  readonly state: string;
  readonly doneAt: string;
  readonly officerName: string | null;
  readonly note: string | null;
};

export async function listActs(
  tx: Tx,
  householdId: Id<"household">,
  supportId: Id<"support">,
): Promise<readonly SupportActRow[]> {
  const found = await sql<SupportActRow>`
    select done.act, done.state, done.done_at as "doneAt", officer.full_name as "officerName", done.note
    from delivery.support_acts done left join authority.officers officer on officer.officer_id = done.done_by
    where done.household_id = ${householdId} and done.support_id = ${supportId}
    order by done.done_at, done.support_act_id`.execute(tx);
  return found.rows;
}

/** The day on which the support was approved, in the time zone of the programme; null before. */
export async function approvalDay(
  tx: Tx,
  of: { readonly householdId: Id<"household">; readonly supportId: Id<"support"> },
  timeZone: string,
): Promise<LocalDate | null> {
  const found = await sql<{ day: LocalDate | null }>`select max((done_at at time zone ${timeZone})::date) as day
    from delivery.support_acts
    where household_id = ${of.householdId} and support_id = ${of.supportId} and act = 'approve'`.execute(tx);
  return found.rows[0]?.day ?? null;
}
