/** Weights in bits: how much a level speaks for one person (above zero) or for two. */
import { leastShare, mostBits, type Column } from "./column.ts";
import { mostBitsOfHousehold } from "./household-bits.ts";
import type { Learned } from "./learn-chances.ts";

export type Evidence = { readonly field: string; readonly level: string; readonly weight: number };

export type Weigher = {
  /** Sum of the weights with the prior, or undefined as soon as it cannot reach `atLeast` any more. */
  readonly weigh: (left: number, right: number) => number | undefined;
  readonly explain: (left: number, right: number) => readonly Evidence[];
  /** Bits before anything is compared. */
  readonly prior: number;
};

/** @param choices how many people of one household either of the two may be. */
export function makeWeigher(
  columns: readonly Column[],
  learned: Learned,
  atLeast: number,
  choices: (left: number, right: number) => number = () => 1,
): Weigher {
  const fields = columns.map((column, at) => weightsOf(column, learned, at));
  const prior = Math.log2(learned.matches / Math.max(1, learned.allPairs - learned.matches));
  // What the columns from here on can still add at most.
  const hopes = new Float64Array(fields.length + 1);
  for (let at = fields.length - 1; at >= 0; at -= 1) hopes[at] = (hopes[at + 1] ?? 0) + (fields[at]?.most ?? 0);
  const mostOfHousehold = (left: number, right: number) => mostBitsOfHousehold(prior, choices(left, right));
  return {
    prior,
    weigh: (left, right) => {
      let weight = prior;
      let ofHousehold = 0;
      let at = 0;
      for (const field of fields) {
        if (weight + ofHousehold + (hopes[at] ?? 0) < atLeast) return undefined;
        const bits = field.weight(field.column.compare(left, right), left, right);
        if (field.column.isOfHousehold === true) ofHousehold += bits;
        else weight += bits;
        at += 1;
      }
      weight += Math.min(ofHousehold, mostOfHousehold(left, right));
      return weight < atLeast ? undefined : weight;
    },
    explain: (left, right) => {
      const evidence = fields.map(({ column, weight }) => {
        const level = column.compare(left, right);
        return { column, level: column.levels[level] ?? "", bits: weight(level, left, right) };
      });
      const ofHousehold = evidence.reduce(
        (sum, { column, bits }) => (column.isOfHousehold === true ? sum + bits : sum),
        0,
      );
      const most = mostOfHousehold(left, right);
      const part = ofHousehold > most ? most / ofHousehold : 1;
      return evidence.map(({ column, level, bits }) => ({
        field: column.name,
        level,
        weight: column.isOfHousehold === true ? bits * part : bits,
      }));
    },
  };
}

function weightsOf(column: Column, learned: Learned, at: number) {
  const { m, u } = learned.chances[at] ?? { m: new Float64Array(), u: new Float64Array() };
  const bits = Float64Array.from(m, (value, level) => (level === 0 ? 0 : Math.log2(value / (u[level] ?? 1))));
  const { frequency } = column;
  if (frequency === undefined) return { column, most: Math.max(...bits), weight: (level: number) => bits[level] ?? 0 };
  // Two people agree on this very value with its own frequency and not with the usual one (Winkler 2000).
  const { from, exact = from, share, isNearlyAtLeast = false } = frequency;
  const average = u.subarray(exact).reduce((sum, chance) => sum + chance, 0);
  const usual = Float64Array.from(bits, (_, level) =>
    level < from ? 0 : level >= exact ? average : (learned.usual[at]?.[level] ?? 0),
  );
  const weightAt = (level: number, left: number, right: number) => {
    const plain = bits[level] ?? 0;
    const usually = usual[level] ?? 0;
    return usually === 0 ? plain : plain + Math.log2(usually / Math.max(share(left, right, level), leastShare));
  };
  return {
    column,
    most: Math.max(...Array.from(bits, (bit, level) => bit + rarest(usual[level] ?? 0))),
    // A small file cannot say that a value is rarer than one of its rows: the same value never weighs less than one that is nearly it.
    weight: (level: number, left: number, right: number) =>
      isNearlyAtLeast && level >= exact
        ? Math.max(weightAt(level, left, right), weightAt(exact - 1, left, right))
        : weightAt(level, left, right),
  };
}

function rarest(usual: number): number {
  return usual === 0 ? 0 : Math.max(0, Math.log2(usual) + mostBits);
}

export function probabilityOf(weight: number): number {
  return 1 / (1 + 2 ** -weight);
}

export function weightOf(probability: number): number {
  return Math.log2(probability / (1 - probability));
}
