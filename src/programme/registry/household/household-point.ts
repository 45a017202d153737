/** Where a household's house stands, in degrees east and north (WGS 84). */
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";

export type LonLat = { readonly lon: number; readonly lat: number };

/** Mean radius of the earth, in km (IUGG). */
const earthRadius = 6371;
/** No commune reaches so far from its middle, in km: what lies beyond was mistyped, or taken elsewhere. */
const farthest = 60;

/** Metres. What a device knows less exactly is a place in another village: no place of a house. */
export const coarsestPlace = 5_000;

/** Why a place that a device knew only so exactly is not taken. `field`: what the body calls the accuracy. */
export function refuseAccuracy(accuracyM: number | undefined, field: string): Refusal | undefined {
  if (accuracyM === undefined || accuracyM <= coarsestPlace) return undefined;
  return refuse("registry.place_inexact", { metres: accuracyM, limit: coarsestPlace, field });
}

/** Along the surface, in km (haversine formula). */
export function distanceBetween(one: LonLat, other: LonLat): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
  const chord =
    half(other.lat - one.lat) + Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * half(other.lon - one.lon);
  return 2 * earthRadius * Math.asin(Math.sqrt(chord));
}

/** Why the point cannot be of a household of the commune; undefined where nothing hinders or the middle of the commune is not known. */
export function refusePoint(
  point: LonLat,
  commune: { readonly name: string; readonly centre: LonLat | null },
): Refusal | undefined {
  if (commune.centre === null) return undefined;
  const km = Math.round(distanceBetween(point, commune.centre));
  return km > farthest ? refuse("registry.point_far_away", { name: commune.name, km }) : undefined;
}
