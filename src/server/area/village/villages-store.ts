import { idOf } from "#kernel/id.ts";
import { sql } from "kysely";
import type { Output } from "#contract/endpoint.ts";
import type { listVillages } from "#contract/area/village.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { addDays } from "#kernel/local-date.ts";
import type { EndedVillage } from "#programme/registry/import/places.ts";
import type { CommuneNow, DecidedVillageChange, VillageNow } from "#programme/area/village-changes.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { alike } from "#server/platform/database/where-given.ts";
import { residents } from "./residents.ts";
import { nameOrder } from "#server/platform/database/name-order.ts";

type VillageRow = Output<typeof listVillages>["rows"][number];

/** Villages of a commune, and the successions that they began or ended with: read once for all of them. */
const villagesOf = (communeId: string) => sql`village as materialized (
    select * from registry.areas where parent_id = ${alike(communeId)} and kind = 'village'
  ), link as materialized (
    select * from registry.area_successions where from_area_id = any(array(select area_id from village))
    union
    select * from registry.area_successions where to_area_id = any(array(select area_id from village))
  )`;

/** The other ends of a village's successions. */
const names = (
  own: string,
  other: string,
) => sql`coalesce((select jsonb_agg(other.name order by other.name ${nameOrder})
  from link join registry.areas other on other.area_id = link.${sql.ref(other)} where link.${sql.ref(own)} = village.area_id), '[]')`;

const ofVillage = sql`village.area_id as "areaId", village.name, village.setting, village.valid_from as "validFrom",
  village.valid_to as "validTo", coalesce(lived.households, 0)::int as households, ${names("to_area_id", "from_area_id")} as "formedFrom",
  ${names("from_area_id", "to_area_id")} as "wentInto",
  (select max(link.decision) from link where link.to_area_id = village.area_id) as decision`;

/** Those in force first. */
export async function listVillageRows(tx: Tx, communeId: string, today: LocalDate): Promise<VillageRow[]> {
  const found = await sql<VillageRow>`with ${villagesOf(communeId)}
    select ${ofVillage}, coalesce(met.households, 0)::int as "underReview"
    from village
    left join (${residents.answer().byVillage(communeId, today)}) lived on lived.village_id = village.area_id
    left join (${residents.answer().underReview(communeId)}) met on met.village_id = village.area_id
    order by village.valid_to desc nulls first, village.name ${nameOrder}, village.area_id`.execute(tx);
  return found.rows;
}

/** Those in force on a past day or lived in by then, as it was recorded later, with the households that lived there; what they went into later is shown. */
export async function listVillageRowsOn(tx: Tx, communeId: string, on: LocalDate): Promise<VillageRow[]> {
  const found = await sql<VillageRow>`with ${villagesOf(communeId)}
    select ${ofVillage}, 0 as "underReview"
    from village
    left join (${residents.answer().byVillageOn(communeId, on)}) lived on lived.village_id = village.area_id
    where (village.valid_from is null or village.valid_from <= ${on} or lived.households > 0) and (village.valid_to is null or village.valid_to >= ${on})
    order by village.name ${nameOrder}, village.area_id`.execute(tx);
  return found.rows;
}

/** Villages below the area that ended, with those in force that came of them: a few steps of the successions. */
export async function listEndedVillages(tx: Tx, areaId: string): Promise<readonly EndedVillage[]> {
  const found = await sql<EndedVillage>`with recursive became as (
      select village.area_id as origin_id, village.parent_id, village.name, village.area_id as now_id, village.valid_to
      from registry.area_closure closure join registry.areas village on village.area_id = closure.descendant_id
      where closure.ancestor_id = ${areaId} and village.kind = 'village' and village.valid_to is not null
      union
      select became.origin_id, became.parent_id, became.name, next.area_id, next.valid_to
      from became join registry.area_successions link on link.from_area_id = became.now_id
      join registry.areas next on next.area_id = link.to_area_id where became.valid_to is not null
    )
    select parent_id as "communeId", name, coalesce(array_agg(distinct now_id) filter (where valid_to is null), '{}') as "becameIds"
    from became group by origin_id, parent_id, name`.execute(tx);
  return found.rows;
}

export type CommuneToChange = CommuneNow & { readonly name: string };

/** While it is locked nobody else changes villages of the commune. */
export async function lockCommune(tx: Tx, communeId: string): Promise<void> {
  await sql`select from registry.areas where area_id = ${communeId} for update`.execute(tx);
}

/** A commune in force with its villages and their open households. */
export async function findCommune(tx: Tx, communeId: string): Promise<CommuneToChange | undefined> {
  const communes = await sql<{ name: string }>`select name from registry.areas
    where area_id = ${communeId} and kind in ('commune', 'ward', 'township', 'special_zone') and valid_to is null`.execute(
    tx,
  );
  const [commune] = communes.rows;
  if (commune === undefined) return undefined;
  const found = await sql<VillageNow & { validTo: LocalDate | null }>`select village.area_id as "areaId", village.name,
      village.setting, village.valid_from as "validFrom", village.valid_to as "validTo", coalesce(met.households, 0)::int as "underReview",
      ${residents.answer().idsInVillage(communeId)} as "householdIds"
    from registry.areas village left join (${residents.answer().underReview(communeId)}) met on met.village_id = village.area_id
    where village.parent_id = ${communeId} and village.kind = 'village'`.execute(tx);
  return {
    communeId,
    name: commune.name,
    villages: found.rows.filter(({ validTo }) => validTo === null),
    knownIds: new Set(found.rows.map(({ areaId }) => areaId)),
  };
}

/** New villages begin, old ones end, households follow. Answers how many households. */
export async function writeVillageChange(
  tx: Tx,
  { communeId }: CommuneNow,
  { begins, ends, successions, moves }: DecidedVillageChange,
  how: { readonly on: LocalDate; readonly decision: string; readonly at: string; readonly by: string },
): Promise<number> {
  for (const { areaId, name, setting } of begins) {
    await sql`insert into registry.areas (area_id, code, kind, name, full_name, parent_id, setting, valid_from)
      values (${areaId}, ${areaId}, 'village', ${name}, ${name}, ${communeId}, ${setting}, ${how.on})`.execute(tx);
    await sql`insert into registry.area_closure (ancestor_id, descendant_id, depth)
      select ancestor_id, ${areaId}, depth + 1 from registry.area_closure where descendant_id = ${communeId}
      union all select ${areaId}, ${areaId}, 0`.execute(tx);
  }
  for (const { fromId, toId, part } of successions)
    await sql`insert into registry.area_successions (from_area_id, to_area_id, on_date, decision, part)
      values (${fromId}, ${toId}, ${how.on}, ${how.decision}, ${part})`.execute(tx);
  let moved = 0;
  for (const { toId, householdIds } of moves)
    moved += await residents
      .answer()
      .move(tx, { communeId, toId, householdIds: householdIds.map((one) => idOf("household", one)), ...how });
  await sql`update registry.areas set valid_to = ${addDays(how.on, -1)} where area_id = any(${ends}::text[])`.execute(
    tx,
  );
  return moved;
}
