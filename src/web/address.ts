import { z } from "zod";
import { idOf } from "#kernel/id.ts";

/** The id of a record in an address. */
export function idIn<Kind extends string>(kind: Kind) {
  return z.uuid().transform((text) => idOf(kind, text));
}
