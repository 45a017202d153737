/** Weights in bits: how much a level speaks for one person (above zero) or for two. */
import { leastShare, type Column } from "./column.ts";
import { mostBitsOfHousehold } from "./household-bits.ts";
import type { Learned } from "./learn-chances.ts";

export type Evidence = { readonly field: string; readonly level: string; readonly weight: number };

export type Weigher = {
  /** The row whose pairs are weighed next. */
  readonly begin: (left: number) => void;
  /** Sum of the weights of it and another one with the prior; NaN as soon as it cannot reach `atLeast` any more. */
  readonly weigh: (right: number) => number;
  readonly explain: (left: number, right: number) => readonly Evidence[];
  /** Bits before anything is compared. */
  readonly prior: number;
};

/** Sums in another order differ by less; a pair is given up only where it is clear. */
const rounding = 1e-9;

/** @param members how many people the household of a row has: so many may be meant when two households are found to be one. */
export function makeWeigher(
  columns: readonly Column[],
  learned: Learned,
  atLeast: number,
  members: (row: number) => number = () => 1,
): Weigher {
  const fields = columns.map((column, at) => weightsOf(column, learned, at));
  const prior = Math.log2(learned.matches / Math.max(1, learned.allPairs - learned.matches));
  const order = fields.toSorted((one, other) => one.turn - other.turn);
  const { hopes, householdHopes } = hopesFrom(order);
  const byRow = order.filter(({ hopeOf }) => hopeOf !== undefined);
  const mostBits = mostByMembers(prior);
  // Of the row at hand: what the fields that depend on it can add at most, of itself and of its household.
  let left = 0;
  let ownHope = 0;
  let householdHope = 0;
  let most = 0;
  return {
    prior,
    begin: (row) => {
      left = row;
      most = mostBits(members(row));
      ownHope = 0;
      householdHope = 0;
      for (const { hopeOf, isOfHousehold } of byRow) {
        if (isOfHousehold) householdHope += hopeOf?.(row) ?? 0;
        else ownHope += hopeOf?.(row) ?? 0;
      }
    },
    weigh: (right) => {
      let weight = prior;
      let ofHousehold = 0;
      let [own, household] = [ownHope, householdHope];
      for (let at = 0; at < order.length; at += 1) {
        const hope = Math.min(ofHousehold + (householdHopes[at] ?? 0) + household, most);
        if (weight + (hopes[at] ?? 0) + own + hope < atLeast - rounding) return Number.NaN;
        const field = order[at];
        if (field === undefined) break;
        const level = field.column.compare(left, right);
        const bits = level < field.from ? (field.bits[level] ?? 0) : field.weight(level, left, right);
        if (field.isOfHousehold) {
          ofHousehold += bits;
          if (field.hopeOf !== undefined) household -= field.hopeOf(left);
        } else {
          weight += bits;
          if (field.hopeOf !== undefined) own -= field.hopeOf(left);
        }
      }
      weight += Math.min(ofHousehold, most, mostBits(members(right)));
      return weight < atLeast ? Number.NaN : weight;
    },
    explain: (one, other) => {
      const evidence = fields.map(({ column, weight }) => {
        const level = column.compare(one, other);
        return { column, level: column.levels[level] ?? "", bits: weight(level, one, other) };
      });
      const ofHousehold = evidence.reduce(
        (sum, { column, bits }) => (column.isOfHousehold === true ? sum + bits : sum),
        0,
      );
      const limit = mostBits(Math.max(members(one), members(other)));
      const part = ofHousehold > limit ? limit / ofHousehold : 1;
      return evidence.map(({ column, level, bits }) => ({
        field: column.name,
        level,
        weight: column.isOfHousehold === true ? bits * part : bits,
      }));
    },
  };
}

/** What the fields from a turn on can still add at most, but for those that depend on the row: of somebody alone and of the household. */
function hopesFrom(order: readonly Field[]) {
  const [hopes, householdHopes] = [new Float64Array(order.length + 1), new Float64Array(order.length + 1)];
  for (const [at, { hope, isOfHousehold }] of [...order.entries()].toReversed()) {
    hopes[at] = (hopes[at + 1] ?? 0) + (isOfHousehold ? 0 : hope);
    householdHopes[at] = (householdHopes[at + 1] ?? 0) + (isOfHousehold ? hope : 0);
  }
  return { hopes, householdHopes };
}

function mostByMembers(prior: number) {
  const usual = Float64Array.from({ length: 64 }, (_, people) => mostBitsOfHousehold(prior, people));
  return (people: number): number => usual[people] ?? mostBitsOfHousehold(prior, people);
}

type Field = {
  readonly column: Column;
  readonly isOfHousehold: boolean;
  /** Compared early or late: first what is known of the two alone and cheap, last what takes long. */
  readonly turn: number;
  /** By level. From level `from` up a pair's own weight is `weight`. */
  readonly bits: Float64Array;
  readonly from: number;
  readonly weight: (level: number, left: number, right: number) => number;
  /** The most that it can add: for every row, or (then `hope` is 0) by the row. */
  readonly hope: number;
  readonly hopeOf: ((row: number) => number) | undefined;
};

function weightsOf(column: Column, learned: Learned, at: number): Field {
  const { m, u } = learned.chances[at] ?? { m: new Float64Array(), u: new Float64Array() };
  const bits = Float64Array.from(m, (value, level) => (level === 0 ? 0 : Math.log2(value / (u[level] ?? 1))));
  const { frequency, isOfHousehold = false } = column;
  const turn = (frequency?.least === undefined ? 0 : 2) + (isOfHousehold ? 1 : 0);
  if (frequency === undefined) {
    const weight = (level: number) => bits[level] ?? 0;
    const hope = Math.max(...bits);
    return { column, isOfHousehold, turn, bits, from: bits.length, weight, hope, hopeOf: undefined };
  }
  // Two people agree on this very value with its own frequency and not with the usual one (Winkler 2000).
  const { from, exact = from, share, isNearlyAtLeast = false, least } = frequency;
  const average = u.subarray(exact).reduce((sum, chance) => sum + chance, 0);
  const usual = Float64Array.from(bits, (_, level) =>
    level < from ? 0 : level >= exact ? average : (learned.usual[at]?.[level] ?? 0),
  );
  const weightBy = (level: number, part: number) =>
    usual[level] === 0
      ? (bits[level] ?? 0)
      : (bits[level] ?? 0) + Math.log2((usual[level] ?? 0) / Math.max(part, leastShare));
  const weightAt = (level: number, left: number, right: number) =>
    usual[level] === 0 ? (bits[level] ?? 0) : weightBy(level, share(left, right, level));
  const mostBy = (shareAt: (level: number) => number) =>
    Math.max(...Array.from(bits, (bit, level) => (level < from ? bit : weightBy(level, shareAt(level)))));
  return {
    column,
    isOfHousehold,
    turn,
    bits,
    from,
    // A small file cannot say that a value is rarer than one of its rows: the same value never weighs less than one that is nearly it.
    weight: (level, left, right) =>
      isNearlyAtLeast && level >= exact
        ? Math.max(weightAt(level, left, right), weightAt(exact - 1, left, right))
        : weightAt(level, left, right),
    hope: least === undefined ? mostBy(() => leastShare) : 0,
    hopeOf: least === undefined ? undefined : hopesOf(least, mostBy),
  };
}

function hopesOf(
  { codes, count, share }: NonNullable<NonNullable<Column["frequency"]>["least"]>,
  mostBy: (shareAt: (level: number) => number) => number,
) {
  const hopes = Float64Array.from({ length: count }, (_, code) => mostBy((level) => share(code, level)));
  const none = mostBy(() => 1);
  return (row: number): number => hopes[codes[row] ?? -1] ?? none;
}

export function probabilityOf(weight: number): number {
  return 1 / (1 + 2 ** -weight);
}

export function weightOf(probability: number): number {
  return Math.log2(probability / (1 - probability));
}
