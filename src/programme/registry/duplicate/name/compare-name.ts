/** Vietnamese names: marks lost or wrong, another order, shortened words, slips of the pen, and kin who share all but the last word. */
import { codeSyllables, syllableShares, type CodedSyllables } from "./code-syllables.ts";
import { alignNames, differs, kin, shortened, typo, type Relation } from "./align-name.ts";
import { codeValues, shareOf, type Column } from "#programme/registry/duplicate/column.ts";
import { jaroWinkler } from "#programme/registry/duplicate/jaro-winkler.ts";
import { readName, type ReadName } from "./read-name.ts";
import { rememberPairs } from "#programme/registry/duplicate/remember-pairs.ts";

export const nameLevels = [
  "missing",
  "differs",
  "all but the given name",
  "partly",
  "shortened",
  "a slip",
  "other marks",
  "other order",
  "marks missing",
  "same",
] as const;
const [otherMarks, otherOrder, marksMissing, same] = [6, 7, 8, 9];

export type CodedNames = {
  /** Distinct name of each row, -1 unknown. */
  readonly codes: Int32Array;
  readonly names: readonly ReadName[];
  readonly folded: Int32Array;
  /** Folded last and first syllable of each distinct name, for keys of blocks. */
  readonly last: Int32Array;
  readonly first: Int32Array;
  readonly column: Column;
};

export function codeNames(name: string, rows: readonly (string | undefined)[]): CodedNames {
  const { codes, values } = codeValues(rows);
  const names = values.map(readName);
  const codesOf = (text: (one: ReadName) => string) => codeValues(names.map(text)).codes;
  const spelled = codesOf((one) => one.spelled.join(" "));
  const folded = codesOf((one) => one.folded.join(" "));
  const sorted = codesOf((one) => one.folded.toSorted().join(" "));
  const joined = codesOf((one) => one.folded.join(""));
  const syllables = codeSyllables(names);
  const relations = syllableRelations(names, syllables);

  const compareNames = (a: number, b: number): number => {
    if (spelled[a] === spelled[b]) return same;
    const [one, other] = [names[a], names[b]];
    if (one === undefined || other === undefined) return 1;
    if (folded[a] === folded[b]) return one.hasMarks && other.hasMarks ? otherMarks : marksMissing;
    if (sorted[a] === sorted[b]) return otherOrder;
    if (joined[a] === joined[b]) return typo;
    // Where one list has the mark of the sex and the other has not, the rest is the name.
    const isMarkedOnce = (one.sexMark === undefined) !== (other.sexMark === undefined);
    const [from, fromOther] = isMarkedOnce ? [restOf(one), restOf(other)] : [0, 0];
    const relation = relations(a, b);
    const [length, lengthOther] = [one.folded.length - from, other.folded.length - fromOther];
    const level = alignNames(length, lengthOther, (at, atOther) => relation(at + from, atOther + fromOther));
    return level === differs &&
      from + fromOther > 0 &&
      length === 1 &&
      lengthOther === 1 &&
      relation(from, fromOther) === "same"
      ? shortened
      : level;
  };
  const remembered = rememberPairs(compareNames);
  const wholeShare = shareOf(codeValues(rows.map((_, row) => folded[codes[row] ?? -1])));
  const sharesOf = syllableShares(names, syllables, codes);
  return {
    codes,
    names,
    folded,
    last: codesOf((one) => one.folded.at(-1) ?? ""),
    first: codesOf((one) => one.folded[0] ?? ""),
    column: {
      name,
      levels: nameLevels,
      compare: (left, right) => {
        const [a, b] = [codes[left] ?? -1, codes[right] ?? -1];
        if (a < 0 || b < 0) return 0;
        return a === b ? same : remembered(a, b);
      },
      frequency: {
        from: kin,
        exact: otherMarks,
        share: (left, right, level) => {
          const [a, b] = [codes[left] ?? -1, codes[right] ?? -1];
          return level < otherMarks ? sharesOf.both(a, b) : wholeShare(left, right) / sharesOf.sexMark(a, b);
        },
      },
    },
  };
}

const restOf = ({ sexMark }: ReadName): number => (sexMark === undefined ? 0 : 1);

/** Syllables are few and come again and again: each pair of them is measured once in a while. */
function syllableRelations(names: readonly ReadName[], { codes, values, starts }: CodedSyllables) {
  const isAlike = rememberPairs((a, b) => (isSlipOf(values[a] ?? "", values[b] ?? "") ? 1 : 0), 14);
  return (one: number, other: number): ((a: number, b: number) => Relation) => {
    const [startA = 0, startB = 0] = [starts[one], starts[other]];
    return (a, b) => {
      const [codeA = -1, codeB = -1] = [codes[startA + a], codes[startB + b]];
      if (codeA === codeB) return "same";
      const [textA = "", textB = ""] = [values[codeA], values[codeB]];
      if (names[one]?.isShort[a] === true && textB.startsWith(textA)) return "stands for";
      if (names[other]?.isShort[b] === true && textA.startsWith(textB)) return "stands for";
      return isAlike(codeA, codeB) === 1 ? "alike" : "other";
    };
  };
}

/** Below this two short syllables are mostly two words: Lan and Lam are 0.82, Hung and Hang 0.85, Thanh and Thnah 0.95. */
const slip = 0.84;

function isSlipOf(one: string, other: string): boolean {
  return jaroWinkler(one, other) >= slip;
}
