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
  const mostOfHousehold = (left: number, right: number) =>
    mostBitsOfHousehold(prior, Math.max(members(left), members(right)));
  // What the fields from a turn on can still add for the row at hand: by itself, and by its household.
  const [hopes, householdHopes] = [new Float64Array(order.length + 1), new Float64Array(order.length + 1)];
  let left = 0;
  let most = 0;
  return {
    prior,
    begin: (row) => {
      left = row;
      most = mostBitsOfHousehold(prior, members(row));
      for (let at = order.length - 1; at >= 0; at -= 1) {
        const field = order[at];
        const hope = field?.hope(row) ?? 0;
        hopes[at] = (hopes[at + 1] ?? 0) + (field?.isOfHousehold === true ? 0 : hope);
        householdHopes[at] = (householdHopes[at + 1] ?? 0) + (field?.isOfHousehold === true ? hope : 0);
      }
    },
    weigh: (right) => {
      let weight = prior;
      let ofHousehold = 0;
      for (let at = 0; at < order.length; at += 1) {
        if (weight + (hopes[at] ?? 0) + Math.min(ofHousehold + (householdHopes[at] ?? 0), most) < atLeast - rounding)
          return Number.NaN;
        const field = order[at];
        if (field === undefined) break;
        const level = field.column.compare(left, right);
        const bits = level < field.from ? (field.bits[level] ?? 0) : field.weight(level, left, right);
        if (field.isOfHousehold) ofHousehold += bits;
        else weight += bits;
      }
      weight += Math.min(ofHousehold, mostOfHousehold(left, right));
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
      const limit = mostOfHousehold(one, other);
      const part = ofHousehold > limit ? limit / ofHousehold : 1;
      return evidence.map(({ column, level, bits }) => ({
        field: column.name,
        level,
        weight: column.isOfHousehold === true ? bits * part : bits,
      }));
    },
  };
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
  /** The most that a row can get. */
  readonly hope: (row: number) => number;
};

function weightsOf(column: Column, learned: Learned, at: number): Field {
  const { m, u } = learned.chances[at] ?? { m: new Float64Array(), u: new Float64Array() };
  const bits = Float64Array.from(m, (value, level) => (level === 0 ? 0 : Math.log2(value / (u[level] ?? 1))));
  const { frequency, isOfHousehold = false } = column;
  const turn = (frequency?.least === undefined ? 0 : 2) + (isOfHousehold ? 1 : 0);
  if (frequency === undefined) {
    const most = Math.max(...bits);
    const weight = (level: number) => bits[level] ?? 0;
    return { column, isOfHousehold, turn, bits, from: bits.length, weight, hope: () => most };
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
  const most = mostBy(() => leastShare);
  const hopes =
    least === undefined
      ? undefined
      : Float64Array.from({ length: least.count }, (_, code) => mostBy((level) => least.share(code, level)));
  const none = mostBy(() => 1);
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
    hope: (row) => (hopes === undefined ? most : (hopes[least?.codes[row] ?? -1] ?? none)),
  };
}

export function probabilityOf(weight: number): number {
  return 1 / (1 + 2 ** -weight);
}

export function weightOf(probability: number): number {
  return Math.log2(probability / (1 - probability));
}
