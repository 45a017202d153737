export type Centre = { readonly lon: number; readonly lat: number };

/** Mean radius of the Earth, IUGG. */
const earthRadiusKm = 6371.0088;

/** Great-circle distance (haversine), to the whole kilometre. The number is saved with a run, so that a run does not compute it again. */
export function distanceKm(from: Centre, to: Centre): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [lat, lon] = [radians(to.lat - from.lat) / 2, radians(to.lon - from.lon) / 2];
  const chord = Math.sin(lat) ** 2 + Math.cos(radians(from.lat)) * Math.cos(radians(to.lat)) * Math.sin(lon) ** 2;
  return Math.round(2 * earthRadiusKm * Math.asin(Math.sqrt(Math.min(1, chord))));
}
