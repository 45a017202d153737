/** Who lives in the villages of a commune: what areas ask. */
import { sql } from "kysely";
import type { Residents } from "#server/area/published.ts";
import { alike } from "#server/platform/database/where-given.ts";
import { livedThere } from "./households-on-store.ts";
import { householdsByVillage } from "#server/registry/population/population-store.ts";

export const residentsOfVillages: Residents = {
  // On the day on which it closes a household is still counted, as the counts of places do.
  byVillage: householdsByVillage,
  byVillageOn: (
    communeId,
    on,
  ) => sql`select place.village_id, count(*) as households from registry.household_places place
    where place.commune_id = ${communeId} and ${livedThere(on)} group by place.village_id`,
  underReview: (communeId) => sql`select village_id, households from registry.met_in_villages(${alike(communeId)})`,
  idsInVillage: (communeId) => sql`array(select household.household_id::text from registry.households household
    where household.commune_id = ${communeId} and household.village_id = village.area_id and household.closed_on is null
    order by household.household_id)`,
  move: async (tx, { communeId, toId, householdIds, on, decision, at, by }) => {
    const done = await sql<{ moved: number }>`select registry.move_to_village(${communeId}, ${toId},
      ${householdIds}::uuid[], ${on}, ${decision}, ${at}, ${by}) as moved`.execute(tx);
    return done.rows[0]?.moved ?? 0;
  },
};
