import { z } from "zod";
import { idOf } from "#kernel/id.ts";
import { parseLocalDate } from "#kernel/local-date.ts";

/** The id of a record in an address. */
export function idIn<Kind extends string>(kind: Kind) {
  return z.uuid().transform((text) => idOf(kind, text));
}

/** A day in an address; one that is none of the calendar makes it an address of no page. */
export const dayIn = z.string().refine((text) => parseLocalDate(text) !== undefined);
