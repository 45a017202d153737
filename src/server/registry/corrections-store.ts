import { sql } from "kysely";
import type { z } from "zod";
import type { correctionRow } from "#contract/registry-corrections.ts";
import type { Correction, CorrectionState, PersonFacts } from "#programme/registry/correction.ts";
import type { Tx } from "#server/platform/database.ts";
import { addNames } from "./household-search-store.ts";

export type CorrectionRow = z.output<typeof correctionRow>;
export type CorrectionFilter = {
  /** Of the row after which to go on. */
  readonly after: string | undefined;
  readonly limit: number;
  readonly householdId: string | undefined;
  readonly communeId: string | undefined;
  readonly state: CorrectionState | undefined;
};

/** Ids are made in the order of time: the latest first. */
export async function listCorrectionRows(tx: Tx, filter: CorrectionFilter): Promise<CorrectionRow[]> {
  const found = await sql<CorrectionRow>`
    select correction.household_id as "householdId", correction.correction_id as "correctionId",
      correction.person_id as "personId", person.full_name as "personName", correction.commune_id as "communeId",
      commune.name as "communeName", correction.before, correction.after, correction.reason, correction.state,
      asker.full_name as "askedBy", correction.asked_at as "askedAt", decider.full_name as "decidedBy",
      correction.decided_at as "decidedAt", correction.answer
    from registry.corrections correction
    join registry.people person on person.household_id = correction.household_id and person.person_id = correction.person_id
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

/** What is recorded of a person, locked. */
export async function loadPersonFacts(
  tx: Tx,
  of: { readonly householdId: string; readonly personId: string },
): Promise<(PersonFacts & { readonly communeId: string }) | undefined> {
  const found = await sql<PersonFacts & { communeId: string }>`
    select commune_id as "communeId", full_name as "fullName", birth_date as "birthDate", birth_precision as "birthPrecision",
      sex, ethnicity_code as "ethnicityCode", disability
    from registry.people where household_id = ${of.householdId} and person_id = ${of.personId} for update`.execute(tx);
  return found.rows[0];
}

type StoredCorrection = Correction & {
  readonly personId: string;
  readonly state: CorrectionState;
  readonly askedBy: string;
};

export async function loadCorrection(
  tx: Tx,
  of: { readonly householdId: string; readonly correctionId: string },
): Promise<StoredCorrection | undefined> {
  const found = await sql<StoredCorrection>`
    select person_id as "personId", before, after, state, asked_by as "askedBy"
    from registry.corrections where household_id = ${of.householdId} and correction_id = ${of.correctionId}
    for update`.execute(tx);
  return found.rows[0];
}

export async function addCorrection(
  tx: Tx,
  row: Correction & {
    readonly householdId: string;
    readonly correctionId: string;
    readonly personId: string;
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
      person_id: row.personId,
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
  of: { readonly householdId: string; readonly correctionId: string },
  decided: {
    readonly state: CorrectionState;
    readonly by: string;
    readonly at: string;
    readonly answer: string | undefined;
  },
): Promise<void> {
  await tx
    .updateTable("registry.corrections")
    .set({ state: decided.state, decided_by: decided.by, decided_at: decided.at, answer: decided.answer ?? null })
    .where("household_id", "=", of.householdId)
    .where("correction_id", "=", of.correctionId)
    .execute();
}

/** Writes what was approved over what is recorded; what was recorded stays in the correction. */
export async function correctPerson(
  tx: Tx,
  of: { readonly householdId: string; readonly personId: string },
  facts: PersonFacts,
): Promise<void> {
  await tx
    .updateTable("registry.people")
    .set({
      full_name: facts.fullName,
      birth_date: facts.birthDate,
      birth_precision: facts.birthPrecision,
      sex: facts.sex,
      ethnicity_code: facts.ethnicityCode,
      disability: facts.disability,
    })
    .where("household_id", "=", of.householdId)
    .where("person_id", "=", of.personId)
    .execute();
  await addNames(tx, [facts.fullName]);
}
