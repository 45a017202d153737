/** Pairs of rows that share a block. */
import type { Blocks, PassBlocks } from "./blocks.ts";

export type Pairs = { readonly left: Int32Array; readonly right: Int32Array; readonly length: number };

/**
 * Every pair that shares a block in some pass, once.
 *
 * @param share of the pairs that are wanted, by a hash of their rows, so that the same pairs are taken every time.
 */
export function candidatePairs({ passes }: Blocks, share = 1): Pairs {
  const limit = share * 4_294_967_296;
  let found = new Float64Array(1024);
  let length = 0;
  for (const { starts, rows } of passes) {
    for (let block = 0; block + 1 < starts.length; block += 1) {
      const end = starts[block + 1] ?? 0;
      for (let a = starts[block] ?? 0; a < end; a += 1) {
        const left = rows[a] ?? 0;
        for (let b = a + 1; b < end; b += 1) {
          const right = rows[b] ?? 0;
          if (share < 1 && pairHash(left, right) >= limit) continue;
          if (length === found.length) {
            const larger = new Float64Array(length * 2);
            larger.set(found);
            found = larger;
          }
          found[length] = left * mostRows + right;
          length += 1;
        }
      }
    }
  }
  return eachOnce(found.subarray(0, length).sort());
}

/** A row is a whole number below this, so that two of them are one of 52 bits. */
export const mostRows = 67_108_864;

function eachOnce(sorted: Float64Array): Pairs {
  const [left, right] = [new Int32Array(sorted.length), new Int32Array(sorted.length)];
  let length = 0;
  for (let at = 0; at < sorted.length; at += 1) {
    const pair = sorted[at] ?? 0;
    if (at > 0 && pair === sorted[at - 1]) continue;
    left[length] = Math.floor(pair / mostRows);
    right[length] = pair % mostRows;
    length += 1;
  }
  return { left, right, length };
}

/** How many pairs the blocks hold, those counted again that several passes hold. */
export function pairsInBlocks({ passes }: Blocks): number {
  return passes.reduce((sum, pass) => sum + pairsOfPass(pass), 0);
}

function pairsOfPass({ starts }: PassBlocks): number {
  let pairs = 0;
  for (let block = 0; block + 1 < starts.length; block += 1) {
    const rows = (starts[block + 1] ?? 0) - (starts[block] ?? 0);
    pairs += (rows * (rows - 1)) / 2;
  }
  return pairs;
}

function pairHash(left: number, right: number): number {
  let mixed = Math.imul(left + 1, 0x9e3779b1) ^ Math.imul(right + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
