import type { LonLat } from "#programme/registry/household/household-point.ts";

export type Stop = { readonly householdId: string; readonly point: LonLat | null; readonly address: string | null };

/**
 * An order in which the households of a village are visited: from house to the nearest house not yet visited, beginning in the
 * south-west; then those whose house is not on the map, by address, those without one first. Short enough on foot; the shortest of all ways it need not be.
 */
export function routeOrder<S extends Stop>(stops: readonly S[]): readonly S[] {
  const byAddress = (one: S, other: S) =>
    (one.address ?? "").localeCompare(other.address ?? "", "vi") || (one.householdId < other.householdId ? -1 : 1);
  const placed = stops.filter(({ point }) => point !== null).toSorted(byAddress);
  const unplaced = stops.filter(({ point }) => point === null).toSorted(byAddress);
  const route: S[] = [];
  let here = southWest(placed);
  while (placed.length > 0) {
    const next = placed.reduce((nearest, one, at) =>
      at > 0 && distance(here, one.point) < distance(here, nearest.point) ? one : nearest,
    );
    placed.splice(placed.indexOf(next), 1);
    route.push(next);
    here = next.point ?? here;
  }
  return [...route, ...unplaced];
}

function southWest(stops: readonly Stop[]): LonLat {
  const points = stops.flatMap(({ point }) => (point === null ? [] : [point]));
  return { lon: Math.min(...points.map(({ lon }) => lon)), lat: Math.min(...points.map(({ lat }) => lat)) };
}

/** Squared, on a plane: within a village the earth is flat, and a degree of longitude is shorter than one of latitude. */
function distance(from: LonLat, to: LonLat | null): number {
  if (to === null) return Infinity;
  const east = (to.lon - from.lon) * Math.cos((from.lat * Math.PI) / 180);
  return east ** 2 + (to.lat - from.lat) ** 2;
}

/** Stretches of a route, as even as can be, one for each reviewer: who walks a stretch does not cross another's. */
export function stretches<S>(route: readonly S[], parts: number): readonly (readonly S[])[] {
  const [size, longer] = [Math.floor(route.length / parts), route.length % parts];
  return Array.from({ length: parts }, (_, part) => {
    const from = part * size + Math.min(part, longer);
    return route.slice(from, from + size + (part < longer ? 1 : 0));
  });
}
