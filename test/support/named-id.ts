import type { Id } from "#kernel/id.ts";

/** A name in place of an id, for tests of the domain, which only compares ids. */
export function namedId<Kind extends string>(_kind: Kind, name: string): Id<Kind> {
  return name as Id<Kind>;
}
