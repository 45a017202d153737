/**
 * Records that are likely of one person, in a table of any columns: blocks, chances learned from the table itself, weights, a
 * decision by probability, groups. The same table and the same chance give the same answer.
 */
import { cutRowsOf, makeBlocks, type Blocks, type Pass } from "./block/blocks.ts";
import { mostRows, pairsInBlocks } from "./block/candidate-pairs.ts";
import type { Column } from "./column.ts";
import { groupPairs, settledBeside } from "./group-pairs.ts";
import { learnChances, type Learned } from "./learn-chances.ts";
import { levelShares, patternsOf } from "./patterns.ts";
import { partBlocks, scorePart, type ScoredPairs } from "./block/score-pairs.ts";
import { makeWeigher, probabilityOf, weightOf, type Evidence, type Weigher } from "./weigh-pairs.ts";

export type LinkageTable = {
  readonly size: number;
  readonly columns: readonly Column[];
  readonly passes: readonly Pass[];
  /** Rows with one number here stand for different people unless they are a pair themselves (see `groupPairs`); -1: nothing known. */
  readonly apart?: (row: number) => number;
  /** How many people the household of a row has. */
  readonly members?: (row: number) => number;
};

export type Thresholds = {
  /** Posterior probability from which two records are called the same person. */
  readonly sameFrom?: number;
  /** Posterior probability from which an officer should look at them. */
  readonly unsureFrom?: number;
};

export type LinkageOptions = Thresholds & {
  /** From 0 up to 1; which pairs are drawn depends on it. */
  readonly random: () => number;
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
  /** How many pairs were compared; one that several passes have is compared in each. */
  readonly compared: number;
  readonly cutRows: number;
};

export function findDuplicates(table: LinkageTable, options: LinkageOptions): Duplicates {
  const blocks = makeBlocks(table.size, table.passes, options.largestBlock ?? largestBlock);
  const learned = learnFrom(table, blocks, options);
  const weigher = weigherOf(table, learned, options);
  const scored = partBlocks(blocks).flatMap((part) => {
    const pass = blocks.passes[part.pass];
    return pass === undefined ? [] : scorePart(pass, part, weigher);
  });
  return { ...decide(table, scored, options), explain: explainBy(weigher), learned, cutRows: cutRowsOf(blocks) };
}

export const largestBlock = 200;
const usualSame = 0.95;
const usualUnsure = 0.3;

/** What agreement and disagreement of each field say in this table. */
export function learnFrom(table: LinkageTable, blocks: Blocks, options: LinkageOptions): Learned {
  const { size, columns, passes, members = () => 1 } = table;
  const { random, sameFrom = usualSame, learnFrom: most = 400_000 } = options;
  const sampled = (some: Blocks) => patternsOf(columns, some, Math.min(1, most / Math.max(1, pairsInBlocks(some))));
  const lessons = passes.flatMap(({ teaches }, at) => {
    const pass = blocks.passes[at];
    if (teaches === undefined || pass === undefined) return [];
    const without = new Set(teaches.map((name) => columns.findIndex((column) => column.name === name)));
    return { patterns: sampled({ passes: [pass] }), without };
  });
  const universe = { ...levelShares(columns, size, most, random), allPairs: (size * (size - 1)) / 2 };
  return learnChances(lessons, sampled(blocks), universe, {
    sureFrom: sameFrom,
    peopleAHousehold: meanOf(members, size),
    ofHousehold: new Set(columns.flatMap(({ isOfHousehold }, at) => (isOfHousehold === true ? [at] : []))),
  });
}

export function weigherOf(table: LinkageTable, learned: Learned, { unsureFrom = usualUnsure }: Thresholds): Weigher {
  return makeWeigher(table.columns, learned, weightOf(unsureFrom), table.members);
}

/** The parts may come in any order: the answer is the same. */
export function decide(
  { apart = () => -1 }: Pick<LinkageTable, "apart">,
  scored: readonly ScoredPairs[],
  { sameFrom = usualSame }: Thresholds,
): Pick<Duplicates, "pairs" | "groups" | "compared"> {
  const weights = new Map<number, number>();
  for (const { pairs, weights: some } of scored)
    for (const [at, pair] of pairs.entries()) weights.set(pair, some[at] ?? 0);
  const found = Array.from(weights, ([pair, weight]): ScoredPair => {
    const probability = probabilityOf(weight);
    const decision = probability >= sameFrom ? "same" : "unsure";
    return { left: Math.floor(pair / mostRows), right: pair % mostRows, weight, probability, decision };
  }).toSorted((one, other) => other.weight - one.weight || one.left - other.left || one.right - other.right);
  const same = found.filter(({ decision }) => decision === "same");
  const { groups, refused } = groupPairs(same, apart);
  const settled = settledBeside(same, refused, apart);
  return {
    pairs: found.flatMap((pair, position): ScoredPair[] => {
      if (pair.decision === "same" && !refused.has(position)) return [pair];
      return settled(pair) ? [] : [{ ...pair, decision: "unsure" }];
    }),
    groups,
    compared: scored.reduce((sum, part) => sum + part.compared, 0),
  };
}

export function explainBy({ explain }: Weigher): Duplicates["explain"] {
  return ({ left, right }) => explain(left, right);
}

function meanOf(members: (row: number) => number, size: number): number {
  let sum = 0;
  for (let row = 0; row < size; row += 1) sum += members(row);
  return sum / Math.max(1, size);
}
