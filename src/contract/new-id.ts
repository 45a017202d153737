import { v7 } from "uuid";
import { idOf } from "#kernel/id.ts";
import type { Id } from "#kernel/id.ts";

/** Ids are made where the record is made: UUID, version 7. */
export function newId<Kind extends string>(kind: Kind): Id<Kind> {
  return idOf(kind, v7());
}
