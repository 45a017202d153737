/** Pairs described by patterns of levels: EM needs only how often each pattern comes. */
import type { Blocks } from "./block/blocks.ts";
import { candidatePairs } from "./block/candidate-pairs.ts";
import { leastShare, type Column } from "./column.ts";

export type Patterns = {
  readonly columns: number;
  /** Levels of one pattern after another. */
  readonly levels: Uint8Array;
  /** How many pairs each stands for. */
  readonly counts: Float64Array;
};

/** @param share of the pairs that are looked at. */
export function patternsOf(columns: readonly Column[], blocks: Blocks, share: number): Patterns {
  const found = new Map<number, number>();
  const { left, right, length } = candidatePairs(blocks, share);
  for (let at = 0; at < length; at += 1) {
    const [a = 0, b = 0] = [left[at], right[at]];
    let pattern = 0;
    for (const column of columns) pattern = pattern * column.levels.length + column.compare(a, b);
    found.set(pattern, (found.get(pattern) ?? 0) + 1);
  }
  const levels = new Uint8Array(found.size * columns.length);
  let at = 0;
  for (const pattern of found.keys()) {
    let left = pattern;
    for (let column = columns.length - 1; column >= 0; column -= 1) {
      const radix = columns[column]?.levels.length ?? 1;
      levels[at + column] = left % radix;
      left = Math.floor(left / radix);
    }
    at += columns.length;
  }
  return { columns: columns.length, levels, counts: Float64Array.from(found.values(), (count) => count / share) };
}

export type LevelShares = {
  /** By column, the share of each level among the pairs. */
  readonly shares: readonly Float64Array[];
  /**
   * By column, how rare the values are on which pairs of a level agree: the harmonic mean of `Frequency.share`. 0 where too few pairs
   * have the level to say so.
   */
  readonly usual: readonly Float64Array[];
  /** How many pairs they rest on. */
  readonly pairs: number;
};

/** With fewer pairs than these a mean says little. */
const fewest = 20;

/** From all pairs of rows where they are few, else from pairs drawn by chance. */
export function levelShares(
  columns: readonly Column[],
  size: number,
  draws: number,
  random: () => number,
): LevelShares {
  const counts = columns.map((column) => new Float64Array(column.levels.length));
  const inverse = counts.map((count) => new Float64Array(count.length));
  const add = (a: number, b: number) => {
    for (const [at, column] of columns.entries()) {
      const level = column.compare(a, b);
      const count = counts[at];
      const { frequency } = column;
      if (count !== undefined) count[level] = (count[level] ?? 0) + 1;
      const rarity = inverse[at];
      if (rarity === undefined || frequency === undefined || level < frequency.from) continue;
      rarity[level] = (rarity[level] ?? 0) + 1 / Math.max(frequency.share(a, b, level), leastShare);
    }
  };
  const all = (size * (size - 1)) / 2;
  if (all <= draws) {
    for (let a = 0; a < size; a += 1) for (let b = a + 1; b < size; b += 1) add(a, b);
  } else {
    for (let turn = 0; turn < draws; turn += 1) {
      const a = Math.floor(random() * size);
      const b = Math.floor(random() * (size - 1));
      add(a, b < a ? b : b + 1);
    }
  }
  const pairs = Math.min(all, draws);
  return {
    shares: counts.map((count) => count.map((number) => number / Math.max(1, pairs))),
    usual: counts.map((count, at) =>
      count.map((number, level) =>
        number < fewest ? 0 : number / Math.max(inverse[at]?.[level] ?? 0, Number.MIN_VALUE),
      ),
    ),
    pairs,
  };
}
