/** Syllables of distinct names as numbers, and how common each is among all rows: two Nguyễn say little, two Lềnh much. */
import { codeValues } from "#programme/registry/duplicate/column.ts";
import type { ReadName } from "./read-name.ts";

export type CodedSyllables = {
  /** Folded syllables of one name after another. */
  readonly codes: Int32Array;
  readonly values: readonly string[];
  readonly starts: Int32Array;
};

export function codeSyllables(names: readonly ReadName[]): CodedSyllables {
  const { codes, values } = codeValues(names.flatMap((name) => name.folded));
  const starts = new Int32Array(names.length + 1);
  for (const [at, name] of names.entries()) starts[at + 1] = (starts[at] ?? 0) + name.folded.length;
  return { codes, values, starts };
}

/** @param nameOfRow distinct name of each row, -1 none. */
export function syllableShares(
  names: readonly ReadName[],
  { codes, values, starts }: CodedSyllables,
  nameOfRow: Int32Array,
) {
  const rows = new Float64Array(names.length);
  let known = 0;
  for (const name of nameOfRow) {
    if (name < 0) continue;
    rows[name] = (rows[name] ?? 0) + 1;
    known += 1;
  }
  const shares = new Float64Array(values.length);
  const marked = { a: 0, y: 0 };
  for (const [at, name] of names.entries()) {
    const part = (rows[at] ?? 0) / Math.max(1, known);
    for (const code of new Set(codes.subarray(starts[at], starts[at + 1]))) shares[code] = (shares[code] ?? 0) + part;
    if (name.sexMark !== undefined) marked[name.sexMark] += part;
  }
  const from = (name: number) => (starts[name] ?? 0) + (names[name]?.sexMark === undefined ? 0 : 1);
  return {
    /** How many have all the syllables that the two have in common, as if each were given by itself; a mark of the sex is none. */
    both: (one: number, other: number): number => {
      let share = 1;
      for (let a = from(one); a < (starts[one + 1] ?? 0); a += 1)
        for (let b = from(other); b < (starts[other + 1] ?? 0); b += 1) {
          if (codes[a] !== codes[b]) continue;
          share *= shares[codes[a] ?? 0] ?? 1;
          break;
        }
      return share;
    },
    /** The part of all rows among which such a name tells apart: those with the same mark of the sex, everybody where there is none. */
    sexMark: (one: number, other: number): number => {
      const mark = names[one]?.sexMark ?? names[other]?.sexMark;
      return mark === undefined ? 1 : Math.max(marked[mark], 1 / Math.max(1, known));
    },
  };
}
