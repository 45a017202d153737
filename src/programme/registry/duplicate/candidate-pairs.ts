/** Every pair of rows that shares a block in some pass, once, in batches of bounded size. */
import type { Blocks } from "./blocks.ts";

/** `length` of the arrays count; they are filled again for the next batch. */
export type PairBatch = { readonly left: Int32Array; readonly right: Int32Array; length: number };

const batchSize = 8192;

/** @param share of the pairs that are wanted, by a hash of their rows, so that the same pairs are taken every time. */
export function* candidatePairs({ blockOf, blockCounts }: Blocks, share = 1): Generator<PairBatch> {
  const limit = share * 4_294_967_296;
  const batch: PairBatch = { left: new Int32Array(batchSize), right: new Int32Array(batchSize), length: 0 };
  for (const [pass, codes] of blockOf.entries()) {
    const earlier = blockOf.slice(0, pass);
    const { starts, rows } = rowsByBlock(codes, blockCounts[pass] ?? 0);
    for (let block = 0; block + 1 < starts.length; block += 1) {
      const end = starts[block + 1] ?? 0;
      for (let a = starts[block] ?? 0; a < end; a += 1) {
        const left = rows[a] ?? 0;
        for (let b = a + 1; b < end; b += 1) {
          const right = rows[b] ?? 0;
          if (share < 1 && pairHash(left, right) >= limit) continue;
          if (sharesBlock(earlier, left, right)) continue;
          batch.left[batch.length] = left;
          batch.right[batch.length] = right;
          batch.length += 1;
          if (batch.length < batchSize) continue;
          yield batch;
          batch.length = 0;
        }
      }
    }
  }
  if (batch.length > 0) yield batch;
}

/** How many pairs the blocks hold, those counted again that several passes hold. */
export function pairsInBlocks({ blockOf, blockCounts }: Blocks): number {
  let pairs = 0;
  for (const [pass, codes] of blockOf.entries()) {
    const { starts } = rowsByBlock(codes, blockCounts[pass] ?? 0);
    for (let block = 0; block + 1 < starts.length; block += 1) {
      const rows = (starts[block + 1] ?? 0) - (starts[block] ?? 0);
      pairs += (rows * (rows - 1)) / 2;
    }
  }
  return pairs;
}

/** The same in both orders of two rows: which comes first differs from pass to pass. */
function pairHash(one: number, other: number): number {
  const [left, right] = one < other ? [one, other] : [other, one];
  let mixed = Math.imul(left + 1, 0x9e3779b1) ^ Math.imul(right + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** An earlier pass has reported this pair. */
function sharesBlock(earlier: readonly Int32Array[], left: number, right: number): boolean {
  for (const codes of earlier) {
    const block = codes[left] ?? -1;
    if (block >= 0 && block === codes[right]) return true;
  }
  return false;
}

/** Rows of block after block, by counting; within a block in rising order. */
function rowsByBlock(codes: Int32Array, count: number) {
  const starts = new Int32Array(count + 1);
  for (const code of codes) if (code >= 0) starts[code + 1] = (starts[code + 1] ?? 0) + 1;
  for (let code = 0; code < count; code += 1) starts[code + 1] = (starts[code + 1] ?? 0) + (starts[code] ?? 0);
  const next = starts.slice();
  const rows = new Int32Array(starts[count] ?? 0);
  for (const [row, code] of codes.entries()) {
    if (code < 0) continue;
    const place = next[code] ?? 0;
    rows[place] = row;
    next[code] = place + 1;
  }
  return { starts, rows };
}
