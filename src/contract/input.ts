/**
 * Values as they come in. Every input of the contract is built from these, so that what the database cannot hold, or a sum cannot
 * carry, is refused at the door with the field's name (test/architecture/inputs.test.ts). An answer shows what stands: its
 * schemas (values.ts) are wider, so that a record from before a bound is still read.
 */
import { z } from "zod";
import { cleanText, isNameOfEveryObject, isStorable } from "#kernel/clean-text.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { localDate, parseLocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import { dong, largestAmount } from "#kernel/money.ts";

const storable = { message: "holds a character that no text has (U+0000 or half of a pair)", abort: true };

/** What a person writes: kept composed, without control characters and outer blanks. */
export function text(longest: number, shortest = 1) {
  return z.string().max(longest).refine(isStorable, storable).overwrite(cleanText).min(shortest);
}

/** Text that is compared or read by a program and so stays as it is: a key of a list, a password, the content of a file. */
export function exactText(longest: number, shortest = 1) {
  return z.string().min(shortest).max(longest).refine(isStorable, storable);
}

/** A password: hidden while it is typed, and kept as it was typed. */
export const passwordInput = exactText(1000).meta({ format: "password" });

const notAName = { message: "is not a code" };

/** A code of a pack or a standard. Whether there is one of this name is for the act to say. */
export const code = z
  .string()
  .max(80)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}_.:@+-]*$/u, "is not a code")
  .refine((name) => !isNameOfEveryObject(name), notAName);

/** A name by which something is looked up: a key of a record whose keys a pack or a file names, an area's id. */
export function freeKey(longest: number) {
  return exactText(longest, 0).refine((name) => !isNameOfEveryObject(name), { message: "is not a name of a field" });
}

/** A value that is kept or passed over as it came: the door has checked its depth and every text and key in it. */
export const anything = z.unknown();

/** 1900 to 2199. */
const within = /^(19|2[01])\d{2}-/;
const notWithin = { message: "is not between the years 1900 and 2199" };

/** A day of people now living or of a programme: a year beyond these is a slip of the pen. */
export const dayInput = z.codec(
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .refine((written) => parseLocalDate(written) !== undefined, { message: "is not a day of the calendar" })
    .refine((written) => within.test(written), notWithin)
    .meta({ format: "date" }),
  z.custom<LocalDate>((value) => typeof value === "string"),
  { decode: (written) => localDate(written), encode: (date) => date },
);

/** A moment, ISO 8601 in UTC, within the same years. */
export const instantInput = z.iso
  .datetime()
  .max(40)
  .refine((written) => within.test(written), notWithin);

/** A year of a programme or a plan. */
export const yearInput = z.int().min(2000).max(2100);
/** The same in an address. */
export const yearQuery = z.coerce.number().int().min(2000).max(2100);

/** Whole đồng of one entry: nothing below zero, and at most `largestAmount`. */
export const moneyInput = z
  .codec(
    z
      .string()
      // A million billion is the first number of 16 digits.
      .regex(/^(\d{1,15}|10{15})$/, `is not an amount from 0 to ${largestAmount} đồng`),
    z.custom<Money>((value) => typeof value === "bigint"),
    { decode: (written) => dong(written), encode: (amount) => amount.toString() },
  )
  .meta({ description: "Whole đồng, as decimal text" });

/** How many: an integer column of the database holds it. */
export const countInput = z.int().min(0).max(1_000_000_000);

/** A figure of an indicator. */
export const figureInput = z.number().min(-1_000_000_000_000).max(1_000_000_000_000);

/** Where a list goes on: after the record of this id, as the answer before gave it. */
export const cursorById = z.uuid();
/** Where a list goes on: after so many rows. */
export const cursorByCount = z.string().regex(/^\d{1,9}$/, "is not a cursor of this list");

/** Where a list goes on that shows the nearest first: after the record of this rank and id. */
export const cursorByRank = z
  .string()
  .max(50)
  .refine(
    (written) => {
      const [rank, id, ...more] = written.split(" ");
      return /^\d{1,9}$/.test(rank ?? "") && cursorById.safeParse(id).success && more.length === 0;
    },
    { message: "is not a cursor of this list" },
  );

/** Where a list goes on that is in order of time: the moment and the id of the last row shown. `zone` follows the moment where it has none. */
export function cursorByMoment(zone: "" | "Z" = "") {
  return z
    .string()
    .max(80)
    .refine(
      (written) => {
        const [at, id, ...more] = written.split(" ");
        return instantInput.safeParse(`${at}${zone}`).success && cursorById.safeParse(id).success && more.length === 0;
      },
      { message: "is not a cursor of this list" },
    );
}

/** A page of a list. The cursor is what the answer before gave. */
export function pageQuery<Cursor extends z.ZodType<string>>(cursor: Cursor) {
  return { cursor: cursor.optional(), limit: z.coerce.number().int().min(1).max(500).default(50) };
}
