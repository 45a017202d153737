/** Names of all rows as numbers: which are the same in which way, their syllables, and how common each is: two Nguyễn say little, two Lềnh much. */
import { countCodes, type Codes } from "#programme/registry/duplicate/column.ts";
import { makeIntList } from "#programme/registry/duplicate/int-list.ts";
import { readName, type ReadName } from "./read-name.ts";

/** `codes`: the distinct name of each row, as written. The rest is by distinct name, but for what is said of syllables. */
export type NameData = Codes & {
  /** Names that are the same as spelled, without marks, without marks in any order, without marks and blanks. */
  readonly spelled: Int32Array;
  readonly folded: Int32Array;
  readonly sorted: Int32Array;
  readonly joined: Int32Array;
  /** First and last folded syllable, for keys of blocks; -1 none. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Of `hasMarks`, `markedMale` and `markedFemale` those that hold. */
  readonly marks: Int32Array;
  /** Folded syllables of one name after another, and whether each stands for a longer word. */
  readonly starts: Int32Array;
  readonly syllables: Int32Array;
  readonly isShort: Int32Array;
  readonly texts: readonly string[];
  /** The part of the rows whose names have a syllable. */
  readonly syllableShares: Float64Array;
  /** How many rows have each folded name. */
  readonly foldedCounts: Int32Array;
  /** The part of the rows that have A, and that have Y before the name. */
  readonly maleShare: number;
  readonly femaleShare: number;
};

export const [hasMarks, markedMale, markedFemale] = [1, 2, 4];

/** Takes one row after another; each distinct name is read once. */
export function makeNameCoder() {
  const written = new Map<string, number>();
  const [rows, first, last, marks] = [makeIntList(), makeIntList(), makeIntList(), makeIntList()];
  const [spelled, folded, sorted, joined] = [makeTextCoder(), makeTextCoder(), makeTextCoder(), makeTextCoder()];
  const [starts, syllables, isShort] = [makeIntList(), makeTextCoder(), makeIntList()];
  starts.push(0);
  const read = (name: ReadName): void => {
    spelled.add(name.spelled.join(" "));
    folded.add(name.folded.join(" "));
    sorted.add(name.folded.toSorted().join(" "));
    joined.add(name.folded.join(""));
    marks.push((name.hasMarks ? hasMarks : 0) | markOf(name));
    const from = syllables.codes.length();
    for (const [at, syllable] of name.folded.entries()) {
      syllables.add(syllable);
      isShort.push(name.isShort[at] === true ? 1 : 0);
    }
    const to = syllables.codes.length();
    starts.push(to);
    first.push(to === from ? -1 : syllables.codes.at(from));
    last.push(to === from ? -1 : syllables.codes.at(to - 1));
  };
  return {
    add: (text: string | undefined): void => {
      if (text === undefined || text === "") {
        rows.push(-1);
        return;
      }
      let code = written.get(text);
      if (code === undefined) {
        code = written.size;
        written.set(text, code);
        read(readName(text));
      }
      rows.push(code);
    },
    finish: (): NameData => {
      const found = countCodes(rows.toArray(), written.size);
      const coded = {
        spelled: spelled.codes.toArray(),
        folded: folded.codes.toArray(),
        sorted: sorted.codes.toArray(),
        joined: joined.codes.toArray(),
        first: first.toArray(),
        last: last.toArray(),
        marks: marks.toArray(),
        starts: starts.toArray(),
        syllables: syllables.codes.toArray(),
        isShort: isShort.toArray(),
      };
      return { ...found, ...coded, texts: syllables.texts(), ...sharesOf(found, coded, folded.texts().length) };
    },
  };
}

function markOf({ sexMark }: ReadName): number {
  return sexMark === undefined ? 0 : sexMark === "a" ? markedMale : markedFemale;
}

/** An empty text has no number. */
function makeTextCoder() {
  const numbers = new Map<string, number>();
  const codes = makeIntList();
  return {
    codes,
    add: (text: string): void => {
      const code = text === "" ? -1 : (numbers.get(text) ?? numbers.size);
      if (code === numbers.size) numbers.set(text, code);
      codes.push(code);
    },
    texts: (): readonly string[] => [...numbers.keys()],
  };
}

type Coded = Pick<NameData, "folded" | "marks" | "starts" | "syllables">;

function sharesOf({ counts, known }: Codes, { folded, marks, starts, syllables }: Coded, foldedNames: number) {
  const foldedCounts = new Int32Array(foldedNames);
  const syllableShares = new Float64Array(syllables.reduce((most, code) => Math.max(most, code), -1) + 1);
  let [maleShare, femaleShare] = [0, 0];
  for (const [name, rows] of counts.entries()) {
    const part = rows / Math.max(1, known);
    const whole = folded[name] ?? -1;
    if (whole >= 0) foldedCounts[whole] = (foldedCounts[whole] ?? 0) + rows;
    for (const code of new Set(syllables.subarray(starts[name], starts[name + 1])))
      syllableShares[code] = (syllableShares[code] ?? 0) + part;
    if (((marks[name] ?? 0) & markedMale) > 0) maleShare += part;
    if (((marks[name] ?? 0) & markedFemale) > 0) femaleShare += part;
  }
  return { foldedCounts, syllableShares, maleShare, femaleShare };
}
