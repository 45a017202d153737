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
};

/** No value is taken as rarer than one in a million: beyond that the file says nothing about how rare it is. */
export const mostBits = 20;
export const leastShare = 2 ** -mostBits;

/** Each distinct value once, and the rows by its number; -1 where there is none. */
export type Coded<Value> = {
  readonly codes: Int32Array;
  readonly values: readonly Value[];
  /** How many rows carry each value. */
  readonly counts: Int32Array;
  readonly known: number;
};

export function codeValues<Value extends string | number>(rows: readonly (Value | undefined)[]): Coded<Value> {
  const numbers = new Map<Value, number>();
  const codes = new Int32Array(rows.length).fill(-1);
  let known = 0;
  for (const [row, value] of rows.entries()) {
    if (value === undefined || value === "") continue;
    let code = numbers.get(value);
    if (code === undefined) {
      code = numbers.size;
      numbers.set(value, code);
    }
    codes[row] = code;
    known += 1;
  }
  const counts = new Int32Array(numbers.size);
  for (const code of codes) if (code >= 0) counts[code] = (counts[code] ?? 0) + 1;
  return { codes, values: [...numbers.keys()], counts, known };
}

/** The share of the commoner of two rows' values. */
export function shareOf({ codes, counts, known }: Coded<string | number>) {
  const countOf = (row: number) => counts[codes[row] ?? -1] ?? 0;
  return (left: number, right: number): number => Math.max(countOf(left), countOf(right)) / Math.max(1, known);
}

/** Two values agree or not: sex, a code, a list's choice. */
export function codeColumn(name: string, rows: readonly (string | undefined)[]): Column {
  const { codes } = codeValues(rows);
  return {
    name,
    levels: ["missing", "differs", "same"],
    compare: (left, right) => {
      const [a, b] = [codes[left] ?? -1, codes[right] ?? -1];
      return a < 0 || b < 0 ? 0 : a === b ? 2 : 1;
    },
  };
}
