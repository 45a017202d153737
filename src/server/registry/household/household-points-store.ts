import type { LocalDate } from "#kernel/local-date.ts";
import { sql } from "kysely";
import type { Output } from "#contract/endpoint.ts";
import type { getHouseholdPoint } from "#contract/registry/household-point.ts";
import type { LonLat } from "#programme/registry/household/household-point.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Id } from "#kernel/id.ts";

type Point = Output<typeof getHouseholdPoint>["point"];

/** The latest point of the place where the household lives now: one that was taken before it moved here is of another house. */
export async function findPoint(tx: Tx, householdId: Id<"household">): Promise<Point> {
  const found = await sql<NonNullable<Point>>`select point.lon, point.lat, point.accuracy_m as "accuracyM", point.how,
      point.recorded_on as "recordedOn", officer.full_name as "recordedBy"
    from registry.household_points point
    join registry.household_places place on place.household_id = point.household_id and place.valid_to is null
      and place.commune_id = point.commune_id and (point.recorded_on >= place.valid_from or not exists (
        select from registry.household_places earlier where earlier.household_id = place.household_id and earlier.valid_to is not null))
    left join authority.officers officer on officer.officer_id = point.recorded_by
    where point.household_id = ${householdId} order by point.recorded_at desc, point.point_id desc limit 1`.execute(tx);
  return found.rows[0] ?? null;
}

export type CommuneOfPoint = {
  readonly communeId: string;
  readonly name: string;
  readonly centre: LonLat | null;
  readonly provinceId: string | null;
};

/** The commune where the household lives. */
export async function findCommuneOf(tx: Tx, householdId: Id<"household">): Promise<CommuneOfPoint | undefined> {
  const found = await sql<CommuneOfPoint>`select commune.area_id as "communeId", commune.full_name as name,
      case when commune.lon is not null and commune.lat is not null
        then jsonb_build_object('lon', commune.lon, 'lat', commune.lat) end as centre, commune.parent_id as "provinceId"
    from registry.households household join registry.areas commune on commune.area_id = household.commune_id
    where household.household_id = ${householdId}`.execute(tx);
  return found.rows[0];
}

export async function addPoint(
  tx: Tx,
  point: LonLat & {
    readonly householdId: Id<"household">;
    readonly pointId: Id<"household point">;
    readonly communeId: string;
    readonly accuracyM: number | undefined;
    readonly how: "device" | "hand";
    readonly on: LocalDate;
    readonly at: string;
    readonly by: string;
  },
): Promise<void> {
  await tx
    .insertInto("registry.household_points")
    .values({
      household_id: point.householdId,
      point_id: point.pointId,
      commune_id: point.communeId,
      lon: point.lon,
      lat: point.lat,
      accuracy_m: point.accuracyM ?? null,
      how: point.how,
      recorded_on: point.on,
      recorded_at: point.at,
      recorded_by: point.by,
    })
    .execute();
}
