import { sql } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";
import type { PovertyCause } from "#programme/review/explanation/poverty-causes.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type Place = {
  readonly areaId: string;
  readonly name: string;
  readonly isCommune: boolean;
  readonly isVillage: boolean;
  /** The communes whose households may live in it: itself, the one above a village, or all below. */
  readonly communes: readonly string[];
};

const communeKinds = ["commune", "ward", "special_zone"];

export async function placeOf(tx: Tx, areaId: string): Promise<Place | undefined> {
  return (await placesOf(tx, [areaId])).get(areaId);
}

export async function placesOf(tx: Tx, areaIds: readonly string[]): Promise<ReadonlyMap<string, Place>> {
  const found = await sql<Place>`
    select area.area_id as "areaId", area.name, area.kind = any(${communeKinds}) as "isCommune", area.kind = 'village' as "isVillage",
      array(select commune.area_id from registry.area_closure closure
        join registry.areas commune on commune.area_id in (closure.ancestor_id, closure.descendant_id)
        where (closure.ancestor_id = area.area_id or (area.kind = 'village' and closure.descendant_id = area.area_id))
          and commune.kind = any(${communeKinds}) group by commune.area_id order by commune.area_id) as communes
    from registry.areas area where area.area_id = any(${areaIds})`.execute(tx);
  return new Map(found.rows.map((place) => [place.areaId, place]));
}

export async function placesBelow(
  tx: Tx,
  areaId: string,
  kind: "village" | "commune",
): Promise<readonly { readonly areaId: string; readonly name: string }[]> {
  const kinds = kind === "village" ? ["village"] : communeKinds;
  const found = await sql<{ areaId: string; name: string }>`
    select area.area_id as "areaId", area.name
    from registry.area_closure closure join registry.areas area on area.area_id = closure.descendant_id
    where closure.ancestor_id = ${areaId} and closure.descendant_id <> ${areaId} and area.kind = any(${kinds}) and area.valid_to is null
    order by area.name, area.area_id`.execute(tx);
  return found.rows;
}

export async function addCauses(
  tx: Tx,
  record: {
    readonly householdId: string;
    readonly recordId: string;
    readonly communeId: string;
    readonly causes: readonly string[];
    readonly recordedOn: LocalDate;
    readonly recordedAt: string;
    readonly recordedBy: string;
  },
): Promise<void> {
  await sql`insert into review.household_causes (household_id, record_id, commune_id, causes, recorded_on, recorded_at, recorded_by)
    values (${record.householdId}, ${record.recordId}, ${record.communeId}, ${record.causes}::text[], ${record.recordedOn},
      ${record.recordedAt}, ${record.recordedBy})`.execute(tx);
}

/** The causes reported last on or before a day, by whom. */
export async function findCauses(tx: Tx, householdId: string, on: LocalDate) {
  const found = await sql<{ causes: PovertyCause[]; recordedOn: LocalDate; recordedBy: string | null }>`
    select reported.causes, reported.recorded_on as "recordedOn", officer.full_name as "recordedBy"
    from review.causes_told(${householdId}, ${on}) reported
    left join authority.officers officer on officer.officer_id = reported.recorded_by`.execute(tx);
  return found.rows[0];
}

export async function communeOfHousehold(tx: Tx, householdId: string): Promise<string | undefined> {
  const found = await tx
    .selectFrom("registry.households")
    .select("commune_id")
    .where("household_id", "=", householdId)
    .executeTakeFirst();
  return found?.commune_id;
}
