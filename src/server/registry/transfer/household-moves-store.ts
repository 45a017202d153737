import { idOf } from "#kernel/id.ts";
import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { HouseholdChange } from "#programme/registry/household/household-changes.ts";
import type { Residence } from "#programme/registry/household/household.ts";
import type { Tx } from "#server/platform/database/database.ts";

type Place = { readonly householdId: Id<"household">; readonly communeId: string };

/** A household that others left theirs to form: without people yet. Its source is this register, its key its own id. */
export async function addFoundedHousehold(
  tx: Tx,
  household: Place & {
    readonly villageId: string | null;
    readonly address: string | null;
    readonly residence: Residence;
    readonly registeredOn: LocalDate;
  },
): Promise<void> {
  const { householdId, communeId, villageId, address, residence, registeredOn } = household;
  const at = { household_id: householdId, commune_id: communeId, village_id: villageId, address };
  await tx
    .insertInto("registry.household_sources")
    .values({ source_system: "vuon", source_key: householdId, household_id: householdId, commune_id: communeId })
    .execute();
  await tx
    .insertInto("registry.households")
    .values({ ...at, residence, registered_on: registeredOn, source_system: "vuon", source_key: householdId })
    .execute();
  await tx
    .insertInto("registry.household_places")
    .values({ ...at, valid_from: registeredOn })
    .execute();
}

/**
 * The same people in the household where they live from now on: what is known of each goes with them, and stays where they lived.
 * Who comes back finds the row of then, which takes what is known now.
 */
export async function bringPeople(
  tx: Tx,
  from: Id<"household">,
  to: Place,
  begins: HouseholdChange["begins"],
): Promise<void> {
  const people = begins.map(({ personId }) => idOf("person", personId));
  await sql`insert into registry.people (household_id, person_id, commune_id, full_name, birth_date, birth_precision, sex,
      ethnicity_code, local_group, disability, merit, phone, died_on, flags)
    select ${to.householdId}, person_id, ${to.communeId}, full_name, birth_date, birth_precision, sex, ethnicity_code, local_group,
      disability, merit, phone, died_on, flags
    from registry.people where household_id = ${from} and person_id = any(${people}::uuid[])
    on conflict (household_id, person_id) do update set (full_name, birth_date, birth_precision, sex, ethnicity_code, local_group,
      disability, merit, phone, died_on, flags) = (excluded.full_name, excluded.birth_date, excluded.birth_precision, excluded.sex,
      excluded.ethnicity_code, excluded.local_group, excluded.disability, excluded.merit, excluded.phone, excluded.died_on,
      excluded.flags)`.execute(tx);
  await sql`insert into registry.identifiers (household_id, person_id, kind, commune_id, key_version, ciphertext, last_digits)
    select ${to.householdId}, person_id, kind, ${to.communeId}, key_version, ciphertext, last_digits
    from registry.identifiers where household_id = ${from} and person_id = any(${people}::uuid[])
    on conflict (household_id, person_id, kind) do update set (key_version, ciphertext, last_digits) =
      (excluded.key_version, excluded.ciphertext, excluded.last_digits)`.execute(tx);
  await tx
    .updateTable("registry.identifier_index")
    .set({ household_id: to.householdId, commune_id: to.communeId })
    .where("household_id", "=", from)
    .where("person_id", "in", people)
    .execute();
  await tx
    .insertInto("registry.person_residences")
    .values(
      begins.map(({ personId, from: day }) => ({
        person_id: idOf("person", personId),
        valid_from: day,
        household_id: to.householdId,
        commune_id: to.communeId,
      })),
    )
    .execute();
}
