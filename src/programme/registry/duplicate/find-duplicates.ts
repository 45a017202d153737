/**
 * Records that are likely of one person, in a table of any columns: blocks, chances learned from the table itself, weights, a
 * decision by probability, groups. The same table and the same chance give the same answer.
 */
import { makeBlocks, onePass, type Blocks, type Pass } from "./blocks.ts";
import { candidatePairs, pairsInBlocks } from "./candidate-pairs.ts";
import type { Column } from "./column.ts";
import { groupPairs, settledBeside } from "./group-pairs.ts";
import { learnChances, type Learned } from "./learn-chances.ts";
import { levelShares, patternsOf } from "./patterns.ts";
import { makeWeigher, probabilityOf, weightOf, type Evidence } from "./weigh-pairs.ts";

export type LinkageTable = {
  readonly size: number;
  readonly columns: readonly Column[];
  readonly passes: readonly Pass[];
  /** Rows with one number here stand for different people unless they are a pair themselves (see `groupPairs`); -1: nothing known. */
  readonly apart?: (row: number) => number;
  /** How many people the household of a row has. */
  readonly members?: (row: number) => number;
};

export type LinkageOptions = {
  /** From 0 up to 1; which pairs are drawn depends on it. */
  readonly random: () => number;
  /** Posterior probability from which two records are called the same person. */
  readonly sameFrom?: number;
  /** Posterior probability from which an officer should look at them. */
  readonly unsureFrom?: number;
  readonly largestBlock?: number;
  /** Pairs that chances are learned from, at most about. */
  readonly learnFrom?: number;
};

export type Decision = "same" | "unsure";

export type ScoredPair = {
  readonly left: number;
  readonly right: number;
  /** Bits for one person, with the prior. */
  readonly weight: number;
  readonly probability: number;
  readonly decision: Decision;
};

export type Duplicates = {
  /** The surest first. */
  readonly pairs: readonly ScoredPair[];
  /** Rows that are one person by the pairs that are the same. */
  readonly groups: readonly (readonly number[])[];
  /** Field by field, why a pair weighs what it weighs. */
  readonly explain: (pair: Pick<ScoredPair, "left" | "right">) => readonly Evidence[];
  readonly learned: Learned;
  readonly candidates: number;
  readonly cutRows: number;
};

export function findDuplicates(table: LinkageTable, options: LinkageOptions): Duplicates {
  const { size, columns, passes, apart = () => -1, members = () => 1 } = table;
  const { random, sameFrom = 0.95, unsureFrom = 0.3, largestBlock = 200, learnFrom = 400_000 } = options;
  const blocks = makeBlocks(size, passes, largestBlock);
  const sampled = (some: Blocks) =>
    patternsOf(columns, some, Math.min(1, learnFrom / Math.max(1, pairsInBlocks(some))));
  const lessons = passes.flatMap(({ teaches }, pass) =>
    teaches === undefined
      ? []
      : {
          patterns: sampled(onePass(blocks, pass)),
          without: new Set(teaches.map((name) => columns.findIndex((column) => column.name === name))),
        },
  );
  const universe = { ...levelShares(columns, size, learnFrom, random), allPairs: (size * (size - 1)) / 2 };
  const learned = learnChances(lessons, sampled(blocks), universe, {
    sureFrom: sameFrom,
    peopleAHousehold: meanOf(members, size),
    ofHousehold: new Set(columns.flatMap(({ isOfHousehold }, at) => (isOfHousehold === true ? [at] : []))),
  });

  const weigher = makeWeigher(columns, learned, weightOf(unsureFrom), (left, right) =>
    Math.max(members(left), members(right)),
  );
  const found: ScoredPair[] = [];
  let candidates = 0;
  for (const { left, right, length } of candidatePairs(blocks)) {
    candidates += length;
    for (let at = 0; at < length; at += 1) {
      const [a = 0, b = 0] = [left[at], right[at]];
      const weight = weigher.weigh(a, b);
      if (weight === undefined) continue;
      const probability = probabilityOf(weight);
      const decision = probability >= sameFrom ? "same" : "unsure";
      found.push({ left: Math.min(a, b), right: Math.max(a, b), weight, probability, decision });
    }
  }
  found.sort((one, other) => other.weight - one.weight || one.left - other.left || one.right - other.right);
  const same = found.filter(({ decision }) => decision === "same");
  const { groups, refused } = groupPairs(same, apart);
  const settled = settledBeside(same, refused, apart);
  return {
    pairs: found.flatMap((pair, position): ScoredPair[] => {
      if (pair.decision === "same" && !refused.has(position)) return [pair];
      return settled(pair) ? [] : [{ ...pair, decision: "unsure" }];
    }),
    groups,
    explain: ({ left, right }) => weigher.explain(left, right),
    learned,
    candidates,
    cutRows: blocks.cutRows,
  };
}

function meanOf(members: (row: number) => number, size: number): number {
  let sum = 0;
  for (let row = 0; row < size; row += 1) sum += members(row);
  return sum / Math.max(1, size);
}
