import { z } from "zod";
import type { Id } from "#kernel/id.ts";

/** The id of a record in an address. */
export function idIn<Kind extends string>(_kind: Kind) {
  return z.uuid().transform((text) => text as Id<Kind>);
}
