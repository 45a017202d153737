import { v7 } from "uuid";
import { idOf } from "#kernel/id.ts";
import type { Id } from "#kernel/id.ts";

export function newId<Kind extends string>(kind: Kind): Id<Kind> {
  return idOf(kind, v7());
}

/** A name in place of an id, for tests of the domain, which only compares ids. */
export function namedId<Kind extends string>(_kind: Kind, name: string): Id<Kind> {
  return name as Id<Kind>;
}
