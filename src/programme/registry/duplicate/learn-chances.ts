/**
 * Fellegi and Sunter (1969): m is the chance of a level among pairs of one person, u among pairs of two. Both are learned without
 * examples by EM (Winkler 2000, "Using the EM algorithm for weight computation in the Fellegi-Sunter model of record linkage").
 *
 * m comes from lessons: pairs that share a key which mostly one person has, by the fields that the key does not rest on. EM on all
 * blocked pairs would learn what else makes people of a village alike, so of these only the sure ones teach. u is what levels all pairs have (known from random
 * pairs) less what the expected pairs of one person have. A missing value has no part in it.
 */
import { mostBitsOfHousehold } from "./household-bits.ts";
import type { LevelShares, Patterns } from "./patterns.ts";

/** By level; nothing stands at 0 (missing). */
export type Chances = { readonly m: Float64Array; readonly u: Float64Array };

export type Lesson = {
  readonly patterns: Patterns;
  /** Columns that the key of these pairs rests on: they agree by choice and teach nothing. */
  readonly without: ReadonlySet<number>;
};

export type Universe = LevelShares & { readonly allPairs: number };

export type LearningOptions = {
  readonly sureFrom?: number;
  /** Columns of what everybody of a household has in common (see `Column`). */
  readonly ofHousehold?: ReadonlySet<number>;
  readonly peopleAHousehold?: number;
};

export type Learned = {
  readonly chances: readonly Chances[];
  readonly usual: LevelShares["usual"];
  /** Expected number of pairs of one person among the candidates, and how many pairs there are at all. */
  readonly matches: number;
  readonly allPairs: number;
  readonly rounds: number;
};

const mostRounds = 200;
const steady = 1e-5;
/** Weight, in pairs, of the chances to begin with: a field that no lesson has keeps them. */
const beginning = 2;
/** With so many pairs of one person, a field is known from the lessons. */
const enough = 100;

/**
 * @param candidates all blocked pairs: how many are of one person is learned from them. A field about which the lessons hardly say
 * anything (names and births of a list that has no numbers) is learned from those of them that are as sure as `sureFrom` by all fields
 * together; 1: from none.
 */
export function learnChances(
  lessons: readonly Lesson[],
  candidates: Patterns,
  universe: Universe,
  { sureFrom = 1, ofHousehold = new Set<number>(), peopleAHousehold = 1 }: LearningOptions = {},
): Learned {
  const { shares, usual, allPairs } = universe;
  const first = shares.map((share, column) => firstChances(share, levelsSeen(candidates, column)));
  let chances: readonly Chances[] = first.map((m, column) => ({
    m,
    u: remaining(shares[column] ?? m, m, 0, universe),
  }));
  let sameShares = lessons.map(() => 0.5);
  let matches = Math.max(1, Math.min(total(candidates) / 2, allPairs / 2));
  for (let round = 1; ; round += 1) {
    const ratios = chances.map(logRatios);
    const taught = lessons.map(({ patterns, without }, at) =>
      expectLevels(patterns, ratios, logOdds(sameShares[at] ?? 0.5, 1), without),
    );
    const odds = logOdds(matches, allPairs);
    const among = expectLevels(candidates, ratios, odds, new Set(), {
      sureFrom,
      ofHousehold,
      most: mostBitsOfHousehold(odds / Math.LN2, peopleAHousehold) * Math.LN2,
    });
    const found = among.matches;
    const next = first.map((start, column) => {
      const counts = start.map((value) => value * beginning);
      for (const { levels } of taught)
        for (const [level, count] of levels[column]?.entries() ?? []) add(counts, level, count);
      if (knownIn(counts) < enough)
        for (const [level, count] of among.levels[column]?.entries() ?? []) add(counts, level, count);
      const m = chancesOf(counts);
      return { m, u: remaining(shares[column] ?? m, m, found, universe) };
    });
    const moved = Math.max(
      Math.abs(found - matches) / Math.max(1, matches),
      ...next.map(({ m }, column) => distance(m, chances[column]?.m ?? m)),
    );
    chances = next;
    matches = Math.max(found, 1e-3);
    sameShares = taught.map((one, at) => (one.matches + 0.5) / (total(lessons[at]?.patterns) + 1));
    if (moved < steady || round === mostRounds) return { chances, usual, matches, allPairs, rounds: round };
  }
}

/**
 * Full agreement in nine of ten pairs of one person, the rest spread; what is learned depends on it little. Full is what somebody
 * reaches here: where no village is recorded, the same commune.
 */
function firstChances(shares: Float64Array, seen: ReadonlySet<number>): Float64Array {
  const top = shares.findLastIndex((share, level) => share > 0 || seen.has(level));
  const levels = Math.max(1, shares.length - 2);
  return shares.map((_, level) => (level === 0 ? 0 : level === top ? 0.9 : 0.1 / levels));
}

function levelsSeen({ columns, levels, counts }: Patterns, column: number): ReadonlySet<number> {
  return new Set(Array.from(counts, (_, pattern) => levels[pattern * columns + column] ?? 0));
}

function logRatios({ m, u }: Chances): Float64Array {
  return m.map((value, level) => (level === 0 ? 0 : Math.log(value / (u[level] ?? 1))));
}

function logOdds(part: number, whole: number): number {
  return Math.log(part / Math.max(whole - part, 1e-9));
}

type Expecting = LearningOptions & {
  /** What the columns of a household may add together. */
  readonly most?: number;
};

/** E step: how many pairs of one person there are, and how many of them each level of each column has. */
function expectLevels(
  { columns, levels, counts }: Patterns,
  ratios: readonly Float64Array[],
  prior: number,
  without: ReadonlySet<number>,
  { sureFrom = 0, ofHousehold = new Set(), most = Number.POSITIVE_INFINITY }: Expecting = {},
) {
  const compared = ratios.map((_, column) => column).filter((column) => !without.has(column));
  const expected = ratios.map((ratio) => new Float64Array(ratio.length));
  let matches = 0;
  for (const [pattern, count] of counts.entries()) {
    const from = pattern * columns;
    let odds = prior;
    let together = 0;
    for (const column of compared) {
      const ratio = ratios[column]?.[levels[from + column] ?? 0] ?? 0;
      if (ofHousehold.has(column)) together += ratio;
      else odds += ratio;
    }
    odds += Math.min(together, most);
    const same = count / (1 + Math.exp(-odds));
    matches += same;
    if (same < count * sureFrom) continue;
    for (const column of compared) add(expected[column], levels[from + column] ?? 0, same);
  }
  return { matches, levels: expected };
}

function add(sums: Float64Array | undefined, level: number, count: number): void {
  if (sums !== undefined) sums[level] = (sums[level] ?? 0) + count;
}

function total(patterns: Patterns | undefined): number {
  return patterns?.counts.reduce((sum, count) => sum + count, 0) ?? 0;
}

function knownIn(counts: Float64Array): number {
  return counts.reduce((sum, count, level) => (level === 0 ? sum : sum + count), 0);
}

/** Counts of levels as chances, missing left out. */
function chancesOf(counts: Float64Array): Float64Array {
  const sum = knownIn(counts);
  return counts.map((count, level) => (level === 0 ? 0 : count / sum));
}

/** u: what all pairs have less what the pairs of one person have, and never less than half a pair of those that were looked at. */
function remaining(
  shares: Float64Array,
  m: Float64Array,
  matches: number,
  { pairs, allPairs }: Universe,
): Float64Array {
  const half = (0.5 * allPairs) / Math.max(1, pairs);
  const known = matches * (1 - (shares[0] ?? 0));
  return chancesOf(shares.map((share, level) => Math.max(share * allPairs - (m[level] ?? 0) * known, half)));
}

function distance(one: Float64Array, other: Float64Array): number {
  return one.reduce((most, value, at) => Math.max(most, Math.abs(value - (other[at] ?? 0))), 0);
}
