import { sql } from "kysely";
import type { z } from "zod";
import type { correctionRow } from "#contract/registry/correction.ts";
import type { Correction, CorrectionKind, CorrectionState } from "#programme/registry/correction/correction.ts";
import type { IdentifierKind } from "#programme/registry/person/identifier.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { askedAndDecided, decidedColumns } from "#server/registry/household/asked-and-decided.ts";
import type { AskedFilter, Decided } from "#server/registry/household/asked-and-decided.ts";
import type { Id } from "#kernel/id.ts";

export type CorrectionRow = z.output<typeof correctionRow>;

const asked = askedAndDecided("correction");

export async function listCorrectionRows(tx: Tx, filter: AskedFilter<CorrectionState>): Promise<CorrectionRow[]> {
  const found = await sql<CorrectionRow>`
    select correction.household_id as "householdId", correction.correction_id as "correctionId",
      correction.kind, correction.person_id as "personId", person.full_name as "personName",
      correction.identifier_kind as "identifierKind", correction.warnings,
      coalesce((select jsonb_object_agg(village.area_id, village.name) from registry.areas village
        where village.area_id in (correction.before ->> 'villageId', correction.after ->> 'villageId')), '{}') as "villageNames", correction.commune_id as "communeId",
      commune.name as "communeName", correction.before, correction.after, ${asked.columns}
    from registry.corrections correction
    left join registry.people person on person.household_id = correction.household_id and person.person_id = correction.person_id
    join registry.areas commune on commune.area_id = correction.commune_id
    ${asked.officers}
    ${asked.page(filter, { id: "correction_id", commune: "commune_id" })}`.execute(tx);
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
  decided: Decided<CorrectionState>,
): Promise<void> {
  await tx
    .updateTable("registry.corrections")
    // A sealed number is where it was approved, or nowhere.
    .set({ key_version: null, ciphertext: null, ...decidedColumns(decided) })
    .where("household_id", "=", of.householdId)
    .where("correction_id", "=", of.correctionId)
    .execute();
}
