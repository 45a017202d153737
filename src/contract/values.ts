import { z } from "zod";
import { idOf } from "#kernel/id.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { localDate, parseLocalDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import { freeKey } from "./input.ts";

/** Whole đồng: a decimal text on the wire, a bigint inside. A sum is as wide as it comes; what is taken in is `moneyInput`. */
export const money = z
  .codec(
    z.string().regex(/^-?\d{1,27}$/),
    z.custom<Money>((value) => typeof value === "bigint"),
    {
      decode: (text) => dong(text),
      encode: (amount) => amount.toString(),
    },
  )
  .meta({ description: "Whole đồng, as decimal text" });

/** A day, YYYY-MM-DD. */
export const day = z.codec(
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .refine((text) => parseLocalDate(text) !== undefined, { message: "is not a day of the calendar" })
    .meta({ format: "date" }),
  z.custom<LocalDate>((value) => typeof value === "string"),
  { decode: (text) => localDate(text), encode: (date) => date },
);

export const instant = z.string().meta({ description: "ISO 8601, UTC" });

/** The id of a record: a UUID, made by the client as version 7. */
export function id<Kind extends string>(kind: Kind) {
  return z.codec(
    z.uuid().meta({ description: `Id of a ${kind}` }),
    z.custom<Id<Kind>>((value) => typeof value === "string"),
    { decode: (text) => idOf(kind, text), encode: (value) => value },
  );
}

/** An area: the official code for a unit in force, CODE@YEAR for one that ended, or a village's own id. */
export const areaId = freeKey(60).min(1);

/** A text in the three languages of the interface. */
export const texts = z.object({ vi: z.string(), en: z.string(), id: z.string() });

/** A page of a list: what to ask for next, or null at the end. */
export function page<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), nextCursor: z.string().nullable(), total: z.number().int().nullable() });
}

/** Why something is not possible now, for the menu of a record; null where it is. */
export const whyNot = z
  .object({ code: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])) })
  .nullable();
