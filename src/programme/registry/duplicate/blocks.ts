/**
 * Blocks: rows that share a key are compared with each other, others are not. Several passes with different keys, so that one error
 * does not lose a pair. A block that is too large is refined by further keys, and what is still too large is cut and reported.
 */
import { internKeys } from "./intern-keys.ts";

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

export type Blocks = {
  /** By pass, the block of each row, -1 none. */
  readonly blockOf: readonly Int32Array[];
  readonly blockCounts: readonly number[];
  /** Rows that are in a block cut by size: a pair across the cut is seen only by another pass. */
  readonly cutRows: number;
};

export function makeBlocks(size: number, passes: readonly Pass[], usualLargest: number): Blocks {
  let cutRows = 0;
  const blockCounts: number[] = [];
  const blockOf = passes.map(({ key, refine = [], largest: ownLargest = usualLargest }) => {
    const largest = Math.min(ownLargest, usualLargest);
    let { codes, count } = internKeys(size, key);
    for (const finer of refine) {
      const counts = countBlocks(codes, count);
      if (counts.every((rows) => rows <= largest)) break;
      const coarse = codes;
      const { codes: parts, count: partCount } = internKeys(size, finer);
      // A row without the finer key stays together with the others that have none.
      const blocks = internKeys(size, (row) => {
        const block = coarse[row] ?? -1;
        if (block < 0) return -1;
        return (counts[block] ?? 0) > largest ? (block + 1) * (partCount + 1) + (parts[row] ?? -1) + 1 : block * -1 - 2;
      });
      ({ codes, count } = blocks);
    }
    const cut = cutBlocks(codes, count, largest);
    cutRows += cut.rows;
    blockCounts.push(cut.count);
    return codes;
  });
  return { blockOf, blockCounts, cutRows };
}

export function onePass({ blockOf, blockCounts, cutRows }: Blocks, pass: number): Blocks {
  return { blockOf: blockOf.slice(pass, pass + 1), blockCounts: blockCounts.slice(pass, pass + 1), cutRows };
}

function countBlocks(codes: Int32Array, count: number): Int32Array {
  const counts = new Int32Array(count);
  for (const code of codes) if (code >= 0) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

/** Splits what is too large into runs of `largest` rows, in place. */
function cutBlocks(
  codes: Int32Array,
  count: number,
  largest: number,
): { readonly rows: number; readonly count: number } {
  const counts = countBlocks(codes, count);
  const seen = new Int32Array(count);
  const current = Int32Array.from({ length: count }, (_, code) => code);
  let rows = 0;
  let next = count;
  for (const [row, code] of codes.entries()) {
    if (code < 0 || (counts[code] ?? 0) <= largest) continue;
    rows += 1;
    if (seen[code] === largest) {
      seen[code] = 0;
      current[code] = next;
      next += 1;
    }
    seen[code] = (seen[code] ?? 0) + 1;
    codes[row] = current[code] ?? code;
  }
  return { rows, count: next };
}
