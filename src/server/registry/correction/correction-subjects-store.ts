/** What is recorded of that which a correction is of, locked; and what an approved one writes in its place. */
import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { HouseholdFacts, MembershipFacts, PersonFacts } from "#programme/registry/correction/correction.ts";
import type { IdentifierKind } from "#programme/registry/person/identifier.ts";
import { numberWarnings } from "#programme/registry/person/identifier-warnings.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { reviewed } from "#server/registry/household/reviewed.ts";
import type { IdentifierToWrite } from "#server/registry/household/household-rows.ts";
import { addNames } from "#server/registry/household/household-search-store.ts";

type OfHousehold = { readonly householdId: Id<"household"> };
type OfPerson = OfHousehold & { readonly personId: Id<"person"> };

export type HouseholdOfCorrection = HouseholdFacts & {
  readonly communeId: string;
  readonly registeredOn: LocalDate;
};

export async function loadHouseholdFacts(tx: Tx, of: OfHousehold): Promise<HouseholdOfCorrection | undefined> {
  const found =
    await sql<HouseholdOfCorrection>`select commune_id as "communeId", registered_on as "registeredOn", address,
      village_id as "villageId", residence
    from registry.households where household_id = ${of.householdId} for update`.execute(tx);
  return found.rows[0];
}

export async function loadPersonFacts(tx: Tx, of: OfPerson): Promise<PersonFacts | undefined> {
  const found = await sql<PersonFacts>`select full_name as "fullName", birth_date as "birthDate",
      birth_precision as "birthPrecision", sex, ethnicity_code as "ethnicityCode", disability
    from registry.people where household_id = ${of.householdId} and person_id = ${of.personId} for update`.execute(tx);
  return found.rows[0];
}

/** The latest stay of the person in the household. */
export async function loadMembershipFacts(
  tx: Tx,
  of: OfPerson,
): Promise<(MembershipFacts & { readonly membershipId: string }) | undefined> {
  const found = await sql<MembershipFacts & { membershipId: string }>`select membership_id as "membershipId", relation,
      valid_from as "memberFrom", valid_to as "memberTo"
    from registry.memberships where household_id = ${of.householdId} and person_id = ${of.personId}
    order by valid_from desc limit 1 for update`.execute(tx);
  return found.rows[0];
}

export async function findLastDigits(
  tx: Tx,
  of: OfPerson & { readonly kind: IdentifierKind },
): Promise<string | undefined> {
  const row = await tx
    .selectFrom("registry.identifiers")
    .select("last_digits")
    .where("household_id", "=", of.householdId)
    .where("person_id", "=", of.personId)
    .where("kind", "=", of.kind)
    .executeTakeFirst();
  return row?.last_digits;
}

/** Whether another person has the number, wherever: that it is so is answered, not whose it is. */
export async function isNumberHeld(
  tx: Tx,
  of: { readonly kind: IdentifierKind; readonly personId: Id<"person">; readonly indexes: readonly Buffer[] },
): Promise<boolean> {
  const found = await sql<{
    isHeld: boolean;
  }>`select registry.is_number_held(${of.kind}, ${of.indexes}::bytea[], ${of.personId}::uuid) as "isHeld"`.execute(tx);
  return found.rows[0]?.isHeld === true;
}

export async function correctPerson(tx: Tx, of: OfPerson, facts: PersonFacts): Promise<void> {
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

/** The stay, and the days on which the person lives nowhere else. */
export async function correctMembership(
  tx: Tx,
  of: OfPerson & { readonly membershipId: string },
  before: MembershipFacts,
  facts: MembershipFacts,
): Promise<void> {
  await tx
    .updateTable("registry.memberships")
    .set({ relation: facts.relation, valid_from: facts.memberFrom, valid_to: facts.memberTo })
    .where("household_id", "=", of.householdId)
    .where("membership_id", "=", of.membershipId)
    .execute();
  await sql`update registry.person_residences
    set valid_from = case when valid_from = ${before.memberFrom} then ${facts.memberFrom} else valid_from end, valid_to = ${facts.memberTo}
    where household_id = ${of.householdId} and person_id = ${of.personId}
      and valid_to is not distinct from ${before.memberTo}::date`.execute(tx);
}

/** The household, and the place where it lives now: it was so from the day on which that place began. */
export async function correctHousehold(tx: Tx, of: OfHousehold, facts: HouseholdFacts): Promise<void> {
  const place = { address: facts.address, village_id: facts.villageId };
  await tx
    .updateTable("registry.households")
    .set({ ...place, residence: facts.residence })
    .where("household_id", "=", of.householdId)
    .execute();
  await tx
    .updateTable("registry.household_places")
    .set(place)
    .where("household_id", "=", of.householdId)
    .where("valid_to", "is", null)
    .execute();
  await reviewed.answer().takeFirstVillage(tx, [of.householdId]);
}

/** The number in place of the one before; undefined: the person has none of this kind. */
export async function correctNumber(
  tx: Tx,
  of: OfPerson & { readonly communeId: string; readonly kind: IdentifierKind },
  sealed: IdentifierToWrite | undefined,
): Promise<void> {
  const { householdId, personId, communeId, kind } = of;
  await sql`delete from registry.identifier_index where kind = ${kind} and person_id = ${personId}
    and household_id = ${householdId}`.execute(tx);
  await sql`delete from registry.identifiers where kind = ${kind} and person_id = ${personId}
    and household_id = ${householdId}`.execute(tx);
  if (sealed === undefined) return;
  await sql`insert into registry.identifiers (household_id, person_id, kind, commune_id, key_version, ciphertext, last_digits)
    values (${householdId}, ${personId}, ${kind}, ${communeId}, ${sealed.keyVersion}, ${sealed.ciphertext},
      ${sealed.lastDigits})`.execute(tx);
  await sql`insert into registry.identifier_index (kind, blind_index, person_id, household_id, commune_id)
    values (${kind}, ${sealed.blindIndex}, ${personId}, ${householdId}, ${communeId})`.execute(tx);
}

/** Warnings about the person's number as they are now; the household shows those of its people. */
export async function setNumberWarnings(tx: Tx, of: OfPerson, warnings: readonly string[]): Promise<void> {
  await sql`update registry.people set flags = array(select unnest(flags) except select unnest(${numberWarnings}::text[])) || ${warnings}::text[]
    where household_id = ${of.householdId} and person_id = ${of.personId}`.execute(tx);
  await sql`update registry.households household
    set flags = array(select unnest(flags) except select unnest(${numberWarnings}::text[]))
      || array(select distinct flag from registry.people person, unnest(person.flags) flag
        where person.household_id = household.household_id and flag = any (${numberWarnings}::text[]) order by flag)
    where household.household_id = ${of.householdId}`.execute(tx);
}
