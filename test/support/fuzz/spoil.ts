/** Puts nasty values into a request: in place of any value of it, however deep, or as a field that nobody asked for. */
import fc from "fast-check";
import { nastyValues } from "./nasty-values.ts";

type Place = { readonly holder: Record<string, unknown> | unknown[]; readonly key: string };

function placesIn(value: unknown, places: Place[]): void {
  if (typeof value !== "object" || value === null) return;
  const holder = Array.isArray(value) ? value : (value as Record<string, unknown>);
  for (const [key, held] of Object.entries(value)) {
    places.push({ holder, key });
    if (places.length < 400) placesIn(held, places);
  }
}

export type Spoiling = readonly { readonly at: number; readonly value: unknown }[];

/** Which places get which values; nothing in a third of all requests. */
export const spoiling: fc.Arbitrary<Spoiling> = fc.oneof(fc.constant([]), {
  weight: 2,
  arbitrary: fc.array(fc.record({ at: fc.nat(400), value: fc.constantFrom(...nastyValues) }), {
    minLength: 1,
    maxLength: 2,
  }),
});

/** The request with its nasty values; what was given stays as it is. */
export function spoiled<Request extends object>(request: Request, values: Spoiling): Request {
  const copy = structuredClone(request);
  for (const { at, value: nasty } of values) {
    const value = structuredClone(nasty);
    const places: Place[] = [];
    placesIn(copy, places);
    // Params, query and body themselves stay: they are how the request is sent.
    const inner = places.filter(({ holder }) => holder !== (copy as unknown));
    const place = inner[at % Math.max(inner.length, 1)];
    if (place === undefined) continue;
    if (Array.isArray(place.holder)) place.holder[Number(place.key)] = value;
    else place.holder[place.key] = value;
  }
  return copy;
}
