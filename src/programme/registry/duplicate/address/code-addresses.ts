/** Addresses of all rows as numbers: which are the same, how much two have in common, and how rare what they have in common is. */
import { codeValues, type Coded } from "#programme/registry/duplicate/column.ts";
import { readAddress } from "./read-address.ts";

export type CodedAddresses = {
  /** Distinct address of each row, by its words; -1 unknown. */
  readonly codes: Int32Array;
  /** How much of two distinct addresses is the same, from 0 to 1 (Dice), a run of letters counting the more the rarer it is. */
  readonly likeness: (one: number, other: number) => number;
  /** The part of the rows that have the rarest word that both have; 1 where they have none. */
  readonly rarestShared: (one: number, other: number) => number;
  /** The part of the rows that have this very address. */
  readonly share: (address: number) => number;
  /**
   * The rarest word of a row that another row has too, among the words of one bucket: a key of blocks. An error in one word loses
   * the key of its bucket only. -1: none.
   */
  readonly rareWord: (row: number, bucket: number) => number;
};

export const wordBuckets = 3;

export function codeAddresses(rows: readonly (string | undefined)[]): CodedAddresses {
  const written = codeValues(rows);
  const read = written.values.map(readAddress);
  const bySameWords = codeValues(read.map(({ words }) => words.join(" ")));
  const codes = written.codes.map((code) => bySameWords.codes[code] ?? -1);
  const first = new Int32Array(bySameWords.values.length).fill(-1);
  for (const [at, code] of bySameWords.codes.entries()) if (code >= 0 && first[code] === -1) first[code] = at;
  const distinct = Array.from(first, (at) => read[at] ?? { words: [], runs: [] });
  const counts = new Int32Array(distinct.length);
  let known = 0;
  for (const code of codes) {
    if (code < 0) continue;
    counts[code] = (counts[code] ?? 0) + 1;
    known += 1;
  }
  const words = codeParts(
    distinct.map((one) => one.words),
    counts,
  );
  const runs = codeParts(
    distinct.map((one) => one.runs),
    counts,
  );
  const bits = runs.rows.map((count) => Math.log2(known / Math.max(1, count)));
  const weights = Float64Array.from(distinct, (_, code) => sumOf(runs, code, bits));
  const rare = rareWords(words, distinct.length);
  return {
    codes,
    likeness: (one, other) => {
      const both = (weights[one] ?? 0) + (weights[other] ?? 0);
      return both <= 0 ? 0 : (2 * sharedBits(runs, one, other, bits)) / both;
    },
    rarestShared: (one, other) => {
      let least = known;
      eachShared(words, one, other, (word) => {
        least = Math.min(least, words.rows[word] ?? known);
      });
      return least / Math.max(1, known);
    },
    share: (address) => (counts[address] ?? 0) / Math.max(1, known),
    rareWord: (row, bucket) => {
      const code = codes[row] ?? -1;
      return code < 0 ? -1 : (rare[code * wordBuckets + bucket] ?? -1);
    },
  };
}

/** Parts of each address as rising codes, one address after another, and how many rows have each part. */
type Parts = { readonly starts: Int32Array; readonly codes: Int32Array; readonly rows: Float64Array };

function codeParts(addresses: readonly (readonly string[])[], counts: Int32Array): Parts {
  const starts = new Int32Array(addresses.length + 1);
  for (const [at, parts] of addresses.entries()) starts[at + 1] = (starts[at] ?? 0) + parts.length;
  const { codes, values }: Coded<string> = codeValues(addresses.flat());
  const rows = new Float64Array(values.length);
  for (const [at, count] of counts.entries()) {
    const own = codes.subarray(starts[at], starts[at + 1]).sort();
    for (const part of own) rows[part] = (rows[part] ?? 0) + count;
  }
  return { starts, codes, rows };
}

function sumOf({ starts, codes }: Parts, address: number, bits: Float64Array): number {
  let sum = 0;
  for (let at = starts[address] ?? 0; at < (starts[address + 1] ?? 0); at += 1) sum += bits[codes[at] ?? 0] ?? 0;
  return sum;
}

function sharedBits({ starts, codes }: Parts, one: number, other: number, bits: Float64Array): number {
  let [a, b, sum] = [starts[one] ?? 0, starts[other] ?? 0, 0];
  const [endA, endB] = [starts[one + 1] ?? 0, starts[other + 1] ?? 0];
  while (a < endA && b < endB) {
    const [codeA = 0, codeB = 0] = [codes[a], codes[b]];
    if (codeA === codeB) sum += bits[codeA] ?? 0;
    if (codeA <= codeB) a += 1;
    if (codeB <= codeA) b += 1;
  }
  return sum;
}

function eachShared({ starts, codes }: Parts, one: number, other: number, take: (part: number) => void): void {
  let [a, b] = [starts[one] ?? 0, starts[other] ?? 0];
  const [endA, endB] = [starts[one + 1] ?? 0, starts[other + 1] ?? 0];
  while (a < endA && b < endB) {
    const [codeA = 0, codeB = 0] = [codes[a], codes[b]];
    if (codeA === codeB) take(codeA);
    if (codeA <= codeB) a += 1;
    if (codeB <= codeA) b += 1;
  }
}

function rareWords({ starts, codes, rows }: Parts, addresses: number): Int32Array {
  const rare = new Int32Array(addresses * wordBuckets).fill(-1);
  for (let address = 0; address < addresses; address += 1) {
    for (let at = starts[address] ?? 0; at < (starts[address + 1] ?? 0); at += 1) {
      const word = codes[at] ?? 0;
      const count = rows[word] ?? 0;
      // What one row alone has is mostly an error of typing, and makes no pair.
      if (count < 2) continue;
      // Multiplicative hashing (Knuth, vol. 3, 6.4).
      const slot = address * wordBuckets + ((Math.imul(word, 0x9e3779b1) >>> 16) % wordBuckets);
      const known = rare[slot] ?? -1;
      if (known === -1 || count < (rows[known] ?? 0)) rare[slot] = word;
    }
  }
  return rare;
}
