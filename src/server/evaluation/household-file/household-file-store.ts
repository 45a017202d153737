import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type HouseholdOfFile = {
  readonly headName: string | null;
  readonly villageName: string | null;
  readonly communeName: string;
  readonly communeId: string;
  readonly address: string | null;
  readonly members: number;
  readonly registeredOn: LocalDate;
};

/** Who heads the household on the day, where it lives now, and how many live in it on the day. */
export async function findHouseholdOfFile(
  tx: Tx,
  householdId: Id<"household">,
  on: LocalDate,
): Promise<HouseholdOfFile | undefined> {
  const found = await sql<HouseholdOfFile>`
    select max(person.full_name) filter (where member.relation = 'head') as "headName", village.name as "villageName",
      commune.full_name as "communeName", household.commune_id as "communeId", household.address,
      count(member.person_id)::int as members, household.registered_on as "registeredOn"
    from registry.households household
    join registry.areas commune on commune.area_id = household.commune_id
    left join registry.areas village on village.area_id = household.village_id
    left join registry.memberships member on member.household_id = household.household_id
      and member.valid_from <= ${on} and (member.valid_to is null or member.valid_to >= ${on})
    left join registry.people person on person.household_id = member.household_id and person.person_id = member.person_id
    where household.household_id = ${householdId}
    group by household.household_id, village.name, commune.full_name`.execute(tx);
  return found.rows[0];
}
