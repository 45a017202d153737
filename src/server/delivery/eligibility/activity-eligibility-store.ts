import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";

type Head = { readonly headName: string | null; readonly villageName: string | null };

/** The head of each household on the day, and the village where it lives. */
export async function listHeads(
  tx: Tx,
  householdIds: readonly Id<"household">[],
  on: LocalDate,
): Promise<ReadonlyMap<string, Head>> {
  const found = await sql<Head & { readonly householdId: string }>`
    select household.household_id as "householdId", person.full_name as "headName", village.name as "villageName"
    from registry.households household
    left join registry.areas village on village.area_id = household.village_id
    left join registry.memberships membership on membership.household_id = household.household_id and membership.relation = 'head'
      and membership.valid_from <= ${on} and (membership.valid_to is null or membership.valid_to >= ${on})
    left join registry.people person
      on person.household_id = membership.household_id and person.person_id = membership.person_id
    where household.household_id = any(${householdIds}::uuid[])`.execute(tx);
  return new Map(found.rows.map((row) => [row.householdId, row]));
}
