import { v7 } from "uuid";
import type { Id } from "#kernel/id.ts";

/** Ids are made where the record is made: UUID, version 7. */
export function newId<Kind extends string>(_kind: Kind): Id<Kind> {
  return v7() as Id<Kind>;
}
