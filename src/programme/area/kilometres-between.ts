/** How far two places are from each other as the crow flies. */
export type Place = { readonly lon: number; readonly lat: number };

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Along the great circle, in whole kilometres. */
export function kilometresBetween(one: Place, other: Place): number {
  const [lat, otherLat] = [radians(one.lat), radians(other.lat)];
  const half = (angle: number) => Math.sin(angle / 2) ** 2;
  const chord = half(otherLat - lat) + Math.cos(lat) * Math.cos(otherLat) * half(radians(other.lon - one.lon));
  return Math.round(2 * 6371 * Math.asin(Math.min(1, Math.sqrt(chord))));
}
