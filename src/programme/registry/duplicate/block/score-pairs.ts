/** The pairs of blocks that weigh enough, of one part of the blocks after another: threads share them out among themselves. */
import type { Blocks, PassBlocks } from "./blocks.ts";
import { mostRows } from "./candidate-pairs.ts";
import type { Weigher } from "#programme/registry/duplicate/weigh-pairs.ts";

/** By place: the two rows, the smaller first, as one number; and the weight. */
export type ScoredPairs = {
  readonly pairs: Float64Array;
  readonly weights: Float64Array;
  /** How many were compared. */
  readonly compared: number;
};

/** Blocks of a pass, from one up to before another. */
export type BlockPart = { readonly pass: number; readonly from: number; readonly to: number };

/** Blocks in parts of about so many pairs; the same parts every time. */
export function partBlocks({ passes }: Blocks, pairsOfPart = 200_000): readonly BlockPart[] {
  return passes.flatMap(({ starts }, pass) => {
    const parts: BlockPart[] = [];
    let [from, pairs] = [0, 0];
    for (let block = 0; block + 1 < starts.length; block += 1) {
      const rows = (starts[block + 1] ?? 0) - (starts[block] ?? 0);
      pairs += (rows * (rows - 1)) / 2;
      if (pairs < pairsOfPart && block + 2 < starts.length) continue;
      parts.push({ pass, from, to: block + 1 });
      [from, pairs] = [block + 1, 0];
    }
    return parts;
  });
}

export function scorePart(
  { starts, rows }: PassBlocks,
  { from, to }: BlockPart,
  { begin, weigh }: Weigher,
): ScoredPairs {
  const pairs: number[] = [];
  const weights: number[] = [];
  let compared = 0;
  for (let block = from; block < to; block += 1) {
    const end = starts[block + 1] ?? 0;
    for (let a = starts[block] ?? 0; a + 1 < end; a += 1) {
      const left = rows[a] ?? 0;
      begin(left);
      compared += end - a - 1;
      for (let b = a + 1; b < end; b += 1) {
        const right = rows[b] ?? 0;
        const weight = weigh(right);
        if (Number.isNaN(weight)) continue;
        pairs.push(left * mostRows + right);
        weights.push(weight);
      }
    }
  }
  return { pairs: Float64Array.from(pairs), weights: Float64Array.from(weights), compared };
}
