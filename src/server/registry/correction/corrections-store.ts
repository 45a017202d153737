import { sql } from "kysely";
import type { z } from "zod";
import type { correctionRow } from "#contract/registry/correction.ts";
import type { Correction, CorrectionKind, CorrectionState } from "#programme/registry/correction/correction.ts";
import type { IdentifierKind } from "#programme/registry/person/identifier.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Id } from "#kernel/id.ts";

export type CorrectionRow = z.output<typeof correctionRow>;
export type CorrectionFilter = {
  /** Of the row after which to go on. */
  readonly after: string | undefined;
  readonly limit: number;
  readonly householdId: Id<"household"> | undefined;
  readonly communeId: string | undefined;
  readonly state: CorrectionState | undefined;
};

/** Ids are made in the order of time: the latest first. */
export async function listCorrectionRows(tx: Tx, filter: CorrectionFilter): Promise<CorrectionRow[]> {
  const found = await sql<CorrectionRow>`
    select correction.household_id as "householdId", correction.correction_id as "correctionId",
      correction.kind, correction.person_id as "personId", person.full_name as "personName",
      correction.identifier_kind as "identifierKind", correction.warnings,
      coalesce((select jsonb_object_agg(village.area_id, village.name) from registry.areas village
        where village.area_id in (correction.before ->> 'villageId', correction.after ->> 'villageId')), '{}') as "villageNames", correction.commune_id as "communeId",
      commune.name as "communeName", correction.before, correction.after, correction.reason, correction.state,
      asker.full_name as "askedBy", correction.asked_at as "askedAt", decider.full_name as "decidedBy",
      correction.decided_at as "decidedAt", correction.answer
    from registry.corrections correction
    left join registry.people person on person.household_id = correction.household_id and person.person_id = correction.person_id
    join registry.areas commune on commune.area_id = correction.commune_id
    left join authority.officers asker on asker.officer_id = correction.asked_by
    left join authority.officers decider on decider.officer_id = correction.decided_by
    where (${filter.householdId ?? null}::uuid is null or correction.household_id = ${filter.householdId ?? null}::uuid)
      and (${filter.communeId ?? null}::text is null or correction.commune_id = ${filter.communeId ?? null})
      and (${filter.state ?? null}::text is null or correction.state = ${filter.state ?? null})
      and (${filter.after ?? null}::uuid is null or correction.correction_id < ${filter.after ?? null}::uuid)
    order by correction.correction_id desc limit ${filter.limit}`.execute(tx);
  return found.rows;
}

export type SealedNumber = { readonly keyVersion: number; readonly ciphertext: Buffer };
export type StoredCorrection = Correction & {
  readonly kind: CorrectionKind;
  readonly personId: Id<"person"> | null;
  readonly identifierKind: IdentifierKind | null;
  /** Of a number that is asked for; undefined: the number goes. */
  readonly sealed: SealedNumber | undefined;
  readonly state: CorrectionState;
  readonly askedBy: string;
};

export async function loadCorrection(
  tx: Tx,
  of: { readonly householdId: Id<"household">; readonly correctionId: Id<"correction"> },
): Promise<StoredCorrection | undefined> {
  type Row = Omit<StoredCorrection, "sealed"> & { keyVersion: number | null; ciphertext: Buffer | null };
  const found = await sql<Row>`
    select kind, person_id as "personId", identifier_kind as "identifierKind", key_version as "keyVersion", ciphertext, before, after,
      state, asked_by as "askedBy"
    from registry.corrections where household_id = ${of.householdId} and correction_id = ${of.correctionId}
    for update`.execute(tx);
  const [row] = found.rows;
  if (row === undefined) return undefined;
  const { keyVersion, ciphertext, ...correction } = row;
  return { ...correction, sealed: keyVersion === null || ciphertext === null ? undefined : { keyVersion, ciphertext } };
}

export async function addCorrection(
  tx: Tx,
  row: Correction & {
    readonly householdId: Id<"household">;
    readonly correctionId: Id<"correction">;
    readonly kind: CorrectionKind;
    readonly personId: Id<"person"> | null;
    readonly identifierKind: IdentifierKind | null;
    readonly sealed: { readonly keyVersion: number; readonly ciphertext: Uint8Array } | undefined;
    readonly warnings: readonly string[];
    readonly communeId: string;
    readonly reason: string;
    readonly askedBy: string;
    readonly askedAt: string;
  },
): Promise<void> {
  await tx
    .insertInto("registry.corrections")
    .values({
      household_id: row.householdId,
      correction_id: row.correctionId,
      kind: row.kind,
      person_id: row.personId,
      identifier_kind: row.identifierKind,
      key_version: row.sealed?.keyVersion ?? null,
      ciphertext: row.sealed === undefined ? null : Buffer.from(row.sealed.ciphertext),
      warnings: [...row.warnings],
      commune_id: row.communeId,
      before: JSON.stringify(row.before),
      after: JSON.stringify(row.after),
      reason: row.reason,
      asked_by: row.askedBy,
      asked_at: row.askedAt,
    })
    .execute();
}

export async function setDecided(
  tx: Tx,
  of: { readonly householdId: Id<"household">; readonly correctionId: Id<"correction"> },
  decided: {
    readonly state: CorrectionState;
    readonly by: string;
    readonly at: string;
    readonly answer: string | undefined;
  },
): Promise<void> {
  await tx
    .updateTable("registry.corrections")
    // A sealed number is where it was approved, or nowhere.
    .set({
      key_version: null,
      ciphertext: null,
      state: decided.state,
      decided_by: decided.by,
      decided_at: decided.at,
      answer: decided.answer ?? null,
    })
    .where("household_id", "=", of.householdId)
    .where("correction_id", "=", of.correctionId)
    .execute();
}
