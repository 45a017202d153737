/** Addresses of all rows as numbers: which are the same, how much two have in common, and how rare what they have in common is. */
import { countCodes, type Codes } from "#programme/registry/duplicate/column.ts";
import { makeIntList } from "#programme/registry/duplicate/int-list.ts";
import { readAddress } from "./read-address.ts";

/** Parts of each distinct address as rising codes, one address after another, and how many rows have each part. */
type Parts = { readonly starts: Int32Array; readonly codes: Int32Array; readonly rows: Float64Array };

/** `codes`: the distinct address of each row, by its words. */
export type AddressData = Codes & {
  readonly words: Parts;
  readonly runs: Parts;
  /** How much a run of letters says: the more the rarer it is. */
  readonly bits: Float64Array;
  /** What the runs of each address say together. */
  readonly weights: Float64Array;
  /** By address and bucket, see `rareWord`. */
  readonly rare: Int32Array;
};

export const wordBuckets = 3;

export type CodedAddresses = AddressData & ReturnType<typeof compareAddresses>;

export function codeAddresses(rows: readonly (string | undefined)[]): CodedAddresses {
  const coder = makeAddressCoder();
  for (const row of rows) coder.add(row);
  const data = coder.finish();
  return { ...data, ...compareAddresses(data) };
}

/** Takes one row after another; each distinct text is read once. */
export function makeAddressCoder() {
  const texts = new Map<string, number>();
  const bySameWords = new Map<string, number>();
  const [words, runs] = [makePartsCoder(), makePartsCoder()];
  const rows = makeIntList();
  const codeOf = (text: string): number => {
    const read = readAddress(text);
    const key = read.words.join(" ");
    if (key === "") return -1;
    const known = bySameWords.get(key);
    if (known !== undefined) return known;
    bySameWords.set(key, bySameWords.size);
    words.add(read.words);
    runs.add(read.runs);
    return bySameWords.size - 1;
  };
  return {
    add: (text: string | undefined): void => {
      let code = -1;
      if (text !== undefined && text !== "") {
        code = texts.get(text) ?? codeOf(text);
        texts.set(text, code);
      }
      rows.push(code);
    },
    finish: (): AddressData => {
      const found = countCodes(rows.toArray(), bySameWords.size);
      const wordParts = words.finish(found.counts);
      const runParts = runs.finish(found.counts);
      const bits = runParts.rows.map((count) => Math.log2(found.known / Math.max(1, count)));
      return {
        ...found,
        words: wordParts,
        runs: runParts,
        bits,
        weights: Float64Array.from(found.counts, (_, code) => sumOf(runParts, code, bits)),
        rare: rareWords(wordParts, found.counts.length),
      };
    },
  };
}

export function compareAddresses({ codes, counts, known, words, runs, bits, weights, rare }: AddressData) {
  const least = (row: number) => row / Math.max(1, known);
  return {
    /** How much of two distinct addresses is the same, from 0 to 1 (Dice), a run of letters counting the more the rarer it is. */
    likeness: (one: number, other: number): number => {
      const both = (weights[one] ?? 0) + (weights[other] ?? 0);
      return both <= 0 ? 0 : (2 * sharedBits(runs, one, other, bits)) / both;
    },
    /** The part of the rows that have the rarest word that both have; 1 where they have none. */
    rarestShared: (one: number, other: number): number => least(fewestShared(words, one, other, known)),
    /** The part of the rows that have the rarest word of one. */
    rarestOf: (one: number): number => least(fewestShared(words, one, one, known)),
    /** The part of the rows that have this very address. */
    share: (address: number): number => least(counts[address] ?? 0),
    /**
     * The rarest word of a row that another row has too, among the words of one bucket: a key of blocks. An error in one word loses
     * the key of its bucket only. -1: none.
     */
    rareWord: (row: number, bucket: number): number => {
      const code = codes[row] ?? -1;
      return code < 0 ? -1 : (rare[code * wordBuckets + bucket] ?? -1);
    },
  };
}

function makePartsCoder() {
  const numbers = new Map<string, number>();
  const [starts, codes] = [makeIntList(), makeIntList()];
  starts.push(0);
  return {
    add: (parts: readonly string[]): void => {
      const own = parts.map((part) => {
        const code = numbers.get(part) ?? numbers.size;
        if (code === numbers.size) numbers.set(part, code);
        return code;
      });
      for (const code of own.toSorted((one, other) => one - other)) codes.push(code);
      starts.push(codes.length());
    },
    /** @param counts rows of each address. */
    finish: (counts: Int32Array): Parts => {
      const parts = { starts: starts.toArray(), codes: codes.toArray(), rows: new Float64Array(numbers.size) };
      for (const [address, count] of counts.entries())
        for (const part of parts.codes.subarray(parts.starts[address], parts.starts[address + 1]))
          parts.rows[part] = (parts.rows[part] ?? 0) + count;
      return parts;
    },
  };
}

function sumOf({ starts, codes }: Parts, address: number, bits: Float64Array): number {
  let sum = 0;
  for (let at = starts[address] ?? 0; at < (starts[address + 1] ?? 0); at += 1) sum += bits[codes[at] ?? 0] ?? 0;
  return sum;
}

function sharedBits({ starts, codes }: Parts, one: number, other: number, bits: Float64Array): number {
  let a = starts[one] ?? 0;
  let b = starts[other] ?? 0;
  let sum = 0;
  const endA = starts[one + 1] ?? 0;
  const endB = starts[other + 1] ?? 0;
  while (a < endA && b < endB) {
    const codeA = codes[a] ?? 0;
    const codeB = codes[b] ?? 0;
    if (codeA === codeB) sum += bits[codeA] ?? 0;
    if (codeA <= codeB) a += 1;
    if (codeB <= codeA) b += 1;
  }
  return sum;
}

/** How many rows have the rarest of the words that both have; `known` where they have none. */
function fewestShared({ starts, codes, rows }: Parts, one: number, other: number, known: number): number {
  let a = starts[one] ?? 0;
  let b = starts[other] ?? 0;
  let fewest = known;
  const endA = starts[one + 1] ?? 0;
  const endB = starts[other + 1] ?? 0;
  while (a < endA && b < endB) {
    const codeA = codes[a] ?? 0;
    const codeB = codes[b] ?? 0;
    if (codeA === codeB) fewest = Math.min(fewest, rows[codeA] ?? known);
    if (codeA <= codeB) a += 1;
    if (codeB <= codeA) b += 1;
  }
  return fewest;
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
