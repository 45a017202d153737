import { alone } from "./cells.ts";
import { makeIntList } from "./int-list.ts";

/** One field of all records, coded for comparing by row number. */
export type Column = {
  readonly name: string;
  /** What each level means. 0 is always "missing" and tells nothing, 1 "differs"; the last is full agreement. */
  readonly levels: readonly string[];
  /** The level of two rows; the order of the rows does not matter. */
  readonly compare: (left: number, right: number) => number;
  readonly frequency?: Frequency;
  /**
   * What everybody of a household has in common. Two records of one household agree in it for each of its people with each, so all
   * such columns together say at most that it is one household, and never who of it is who.
   */
  readonly isOfHousehold?: boolean;
};

/**
 * To share a common name tells less than to share a rare one (Winkler 2000, "Frequency-based matching in Fellegi-Sunter
 * model of record linkage"). From level `from` up two rows carry one value, and `share` is the part of all rows that have it.
 */
export type Frequency = {
  readonly from: number;
  /** From this level up the whole value is the same; below it, from `from` on, a part of it. As `from` where it is not given. */
  readonly exact?: number;
  /** The whole value never weighs less than one that is nearly the same: for values that hardly anybody shares by chance. */
  readonly isNearlyAtLeast?: boolean;
  readonly share: (left: number, right: number, level: number) => number;
  /** What `share` is at least for a row, whatever the other one: how much the row may still reach, without reading the other. */
  readonly least?: {
    /** Number of the row's value; -1 where there is none. */
    readonly codes: Int32Array;
    readonly count: number;
    readonly share: (code: number, level: number) => number;
  };
};

/** No value is taken as rarer than one in a million: beyond that the file says nothing about how rare it is. */
export const mostBits = 20;
export const leastShare = 2 ** -mostBits;

/** The rows by the number of their value, -1 where there is none; how many rows carry each value, and how many have any. */
export type Codes = { readonly codes: Int32Array; readonly counts: Int32Array; readonly known: number };

/** Each distinct value once. */
export type Coded<Value> = Codes & { readonly values: readonly Value[] };

export type Coder<Value> = {
  /** The value of the next row. Answers its number. */
  readonly add: (value: Value | undefined) => number;
  /** How many distinct values there are so far. */
  readonly size: () => number;
  readonly finish: () => Coded<Value>;
};

/** Numbers the distinct values of rows, one row after another; an empty text is none. */
export function makeCoder<Value extends string | number>(): Coder<Value> {
  const numbers = new Map<Value, number>();
  const rows = makeIntList();
  return {
    add: (value) => {
      let code = -1;
      if (value !== undefined && value !== "") {
        code = numbers.get(value) ?? numbers.size;
        if (code === numbers.size) numbers.set(value, code);
      }
      rows.push(code);
      return code;
    },
    size: () => numbers.size,
    finish: () => ({ ...countCodes(rows.toArray(), numbers.size), values: [...numbers.keys()] }),
  };
}

export function countCodes(codes: Int32Array, count: number): Codes {
  const counts = new Int32Array(count);
  let known = 0;
  for (const code of codes) {
    if (code < 0) continue;
    counts[code] = (counts[code] ?? 0) + 1;
    known += 1;
  }
  return { codes, counts, known };
}

export function codeValues<Value extends string | number>(rows: Iterable<Value | undefined>): Coded<Value> {
  const coder = makeCoder<Value>();
  for (const value of rows) coder.add(value);
  return coder.finish();
}

/** The share of the commoner of two rows' values. */
export function shareOf({ codes, counts, known }: Codes) {
  return (left: number, right: number): number =>
    Math.max(counts[codes[left] ?? -1] ?? 0, counts[codes[right] ?? -1] ?? 0) / Math.max(1, known);
}

/** Two values agree or not: sex, a code, a list's choice. @param codes of each row, -1 unknown. */
export function codeColumn(name: string, codes: Int32Array, { cells, stride, at } = alone(codes)): Column {
  return {
    name,
    levels: ["missing", "differs", "same"],
    compare: (left, right) => {
      const a = cells[left * stride + at] ?? -1;
      const b = cells[right * stride + at] ?? -1;
      return a < 0 || b < 0 ? 0 : a === b ? 2 : 1;
    },
  };
}
