/**
 * Blocks: rows that share a key are compared with each other, others are not. Several passes with different keys, so that one error
 * does not lose a pair. A block that is too large is refined by further keys, and what is still too large is cut and reported.
 */
import { rowsByKey } from "./rows-by-key.ts";

/** Whole numbers made of codes; -1: this row has no such key. */
export type Key = (row: number) => number;

export type Pass = {
  readonly name: string;
  readonly key: Key;
  readonly refine?: readonly Key[];
  /** Where a block is too large earlier than others: a house has fewer people than a village has of one name. */
  readonly largest?: number;
  /**
   * Given where most who share the key are one person: the columns that the key rests on. The chances of the other columns are
   * learned from the pairs of this pass.
   */
  readonly teaches?: readonly string[];
};

/** Rows of one block after another, in a block in rising order; only blocks of two rows and more. */
export type PassBlocks = {
  /** Where in `rows` each block begins, and after the last where it ends. */
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  /** Rows of blocks that were cut by size: a pair across the cut is seen only by another pass. */
  readonly cutRows: number;
};

export type Blocks = { readonly passes: readonly PassBlocks[] };

export function makeBlocks(size: number, passes: readonly Pass[], largest: number): Blocks {
  return { passes: passes.map((pass) => blocksOfPass(size, pass, largest)) };
}

export function cutRowsOf({ passes }: Blocks): number {
  return passes.reduce((sum, { cutRows }) => sum + cutRows, 0);
}

export function blocksOfPass(size: number, { key, refine = [], largest: own }: Pass, usualLargest: number): PassBlocks {
  const largest = Math.max(2, Math.min(own ?? usualLargest, usualLargest));
  const { rows, keys } = rowsByKey(size, key);
  const made = collectBlocks(rows.length);
  let from = 0;
  for (let at = 1; at <= rows.length; at += 1) {
    if (at < rows.length && keys[at] === keys[from]) continue;
    if (at - from > largest) addLarge(made, rows.subarray(from, at), refine, largest);
    else if (at - from > 1) made.add(rows, from, at);
    from = at;
  }
  return made.finish();
}

/** Rows without the finer key stay together with the others that have none. */
function addLarge(made: Collected, rows: Int32Array, [finer, ...finest]: readonly Key[], largest: number): void {
  if (rows.length <= largest) {
    if (rows.length > 1) made.add(rows, 0, rows.length);
    return;
  }
  if (finer === undefined) {
    made.countCut(rows.length);
    for (let from = 0; from < rows.length - 1; from += largest)
      made.add(rows, from, Math.min(rows.length, from + largest));
    return;
  }
  const parts = new Map<number, number[]>();
  for (const row of rows) {
    const key = finer(row);
    const part = parts.get(key);
    if (part === undefined) parts.set(key, [row]);
    else part.push(row);
  }
  for (const part of parts.values()) addLarge(made, Int32Array.from(part), finest, largest);
}

type Collected = ReturnType<typeof collectBlocks>;

function collectBlocks(mostRows: number) {
  const rows = new Int32Array(mostRows);
  const starts = new Int32Array((mostRows >> 1) + 1);
  let [length, blocks, cutRows] = [0, 0, 0];
  return {
    add: (from: Int32Array, start: number, end: number) => {
      if (end - start < 2) return;
      for (let at = start; at < end; at += 1) rows[length + at - start] = from[at] ?? 0;
      length += end - start;
      blocks += 1;
      starts[blocks] = length;
    },
    countCut: (cut: number) => {
      cutRows += cut;
    },
    finish: (): PassBlocks => ({ starts: starts.slice(0, blocks + 1), rows: rows.slice(0, length), cutRows }),
  };
}
