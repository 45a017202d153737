/** Vietnamese names: marks lost or wrong, another order, shortened words, slips of the pen, and kin who share all but the last word. */
import { alignNames, differs, kin, shortened, typo, type Relation } from "./align-name.ts";
import { hasMarks, makeNameCoder, markedFemale, markedMale, type NameData } from "./code-names.ts";
import type { Column } from "#programme/registry/duplicate/column.ts";
import { jaroWinkler } from "#programme/registry/duplicate/jaro-winkler.ts";
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

export function codeNames(name: string, rows: readonly (string | undefined)[]): NameData & { readonly column: Column } {
  const coder = makeNameCoder();
  for (const row of rows) coder.add(row);
  const data = coder.finish();
  return { ...data, column: nameColumn(name, data) };
}

export function nameColumn(name: string, data: NameData): Column {
  const { codes, counts } = data;
  const remembered = rememberPairs(compareNames(data));
  const { ofBoth, ofOne, ofWhole, amongMarked } = nameShares(data);
  return {
    name,
    levels: nameLevels,
    compare: (left, right) => {
      const a = codes[left] ?? -1;
      const b = codes[right] ?? -1;
      if (a < 0 || b < 0) return 0;
      return a === b ? same : remembered(a, b);
    },
    frequency: {
      from: kin,
      exact: otherMarks,
      share: (left, right, level) => {
        const a = codes[left] ?? -1;
        const b = codes[right] ?? -1;
        return level < otherMarks ? ofBoth(a, b) : Math.max(ofWhole(a), ofWhole(b)) / amongMarked(a, b);
      },
      least: {
        codes,
        count: counts.length,
        share: (code, level) => (level < otherMarks ? ofOne(code) : ofWhole(code)),
      },
    },
  };
}

function compareNames({ spelled, folded, sorted, joined, marks, starts, syllables, isShort, texts }: NameData) {
  // Syllables are few and come again and again: each pair of them is measured once in a while.
  const isAlike = rememberPairs((a, b) => (jaroWinkler(texts[a] ?? "", texts[b] ?? "") >= slip ? 1 : 0), 14);
  const relation = (a: number, b: number): Relation => {
    const codeA = syllables[a] ?? -1;
    const codeB = syllables[b] ?? -1;
    if (codeA === codeB) return "same";
    if (isShort[a] === 1 && texts[codeB]?.startsWith(texts[codeA] ?? "") === true) return "stands for";
    if (isShort[b] === 1 && texts[codeA]?.startsWith(texts[codeB] ?? "") === true) return "stands for";
    return isAlike(codeA, codeB) === 1 ? "alike" : "other";
  };
  return (a: number, b: number): number => {
    if (spelled[a] === spelled[b]) return same;
    const [marksA = 0, marksB = 0] = [marks[a], marks[b]];
    if (folded[a] === folded[b]) return (marksA & marksB & hasMarks) > 0 ? otherMarks : marksMissing;
    if (sorted[a] === sorted[b]) return otherOrder;
    if (joined[a] === joined[b]) return typo;
    // Where one list has the mark of the sex and the other has not, the rest is the name.
    const isMarkedOnce = isSexMarked(marksA) !== isSexMarked(marksB);
    const from = (starts[a] ?? 0) + (isMarkedOnce && isSexMarked(marksA) ? 1 : 0);
    const fromOther = (starts[b] ?? 0) + (isMarkedOnce && isSexMarked(marksB) ? 1 : 0);
    const length = (starts[a + 1] ?? 0) - from;
    const lengthOther = (starts[b + 1] ?? 0) - fromOther;
    const level = alignNames(length, lengthOther, (at, atOther) => relation(from + at, fromOther + atOther));
    return level === differs &&
      isMarkedOnce &&
      length === 1 &&
      lengthOther === 1 &&
      relation(from, fromOther) === "same"
      ? shortened
      : level;
  };
}

function isSexMarked(marks: number): boolean {
  return (marks & (markedMale | markedFemale)) > 0;
}

/** Below this two short syllables are mostly two words: Lan and Lam are 0.82, Hung and Hang 0.85, Thanh and Thnah 0.95. */
const slip = 0.84;

function nameShares(data: NameData) {
  const { known, folded, foldedCounts, marks, starts, syllables, syllableShares, maleShare, femaleShare } = data;
  const from = (name: number) => (starts[name] ?? 0) + (isSexMarked(marks[name] ?? 0) ? 1 : 0);
  const has = (start: number, end: number, syllable: number) => {
    for (let at = start; at < end; at += 1) if (syllables[at] === syllable) return true;
    return false;
  };
  /** How many have all the syllables that the two have in common, as if each were given by itself; a mark of the sex is none. */
  const ofBoth = (one: number, other: number): number => {
    let share = 1;
    const start = from(one);
    for (let at = start; at < (starts[one + 1] ?? 0); at += 1) {
      const syllable = syllables[at] ?? -1;
      if (has(start, at, syllable) || !has(from(other), starts[other + 1] ?? 0, syllable)) continue;
      share *= syllableShares[syllable] ?? 1;
    }
    return share;
  };
  return {
    ofBoth,
    ofOne: (name: number): number => ofBoth(name, name),
    ofWhole: (name: number): number => (foldedCounts[folded[name] ?? -1] ?? 0) / Math.max(1, known),
    /** The part of all rows among which such a name tells apart: those with the same mark of the sex, everybody where there is none. */
    amongMarked: (one: number, other: number): number => {
      const mark = isSexMarked(marks[one] ?? 0) ? (marks[one] ?? 0) : (marks[other] ?? 0);
      if (!isSexMarked(mark)) return 1;
      return Math.max((mark & markedMale) > 0 ? maleShare : femaleShare, 1 / Math.max(1, known));
    },
  };
}
