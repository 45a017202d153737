/** Which numbers of an allocation are published as bands, so that no small one is found from the allocation and the class page together. */
import { isSmall } from "#kernel/suppression/shown-count.ts";
import { suppressFamily } from "#kernel/suppression/suppress-family.ts";
import { countsHouseholds } from "./criteria.ts";

export type NumbersOfArea = {
  readonly areaId: string;
  readonly coefficient: number;
  readonly numbers: Readonly<Record<string, number>>;
};
export type NumberBand = { readonly from: number; readonly to: number };

export type BandBy = {
  readonly useAreaCoefficient: boolean;
  /** Numbers below it are small (the programme's pack). */
  readonly smallest: number;
  /** Areas whose classes are suppressed on the day of the run: banded here too, whatever their numbers are. */
  readonly suppressed: ReadonlySet<string>;
};

/** Published numbers that are not exact are bands of ten (0 to 9, 10 to 19, …), wider where a small number needs more values. */
export const bandWidthOf = (smallest: number) => Math.max(10, 2 * smallest);

export function bandOf(number: number, smallest: number): NumberBand {
  const bandWidth = bandWidthOf(smallest);
  const from = Math.floor(number / bandWidth) * bandWidth;
  return { from, to: from + bandWidth - 1 };
}

/** Areas of a run whose numbers are published as bands, by criterion. */
export function bandedByCode(inputs: readonly NumbersOfArea[], by: BandBy): ReadonlyMap<string, ReadonlySet<string>> {
  const codes = [...new Set(inputs.flatMap(({ numbers }) => Object.keys(numbers)))].filter(countsHouseholds);
  return new Map(codes.map((code) => [code, bandedAreas(inputs, code, by)]));
}

/** Areas with any band. The class page suppresses each of them: a protector that is exact there protects nobody here. */
export function bandedOf(inputs: readonly NumbersOfArea[], by: BandBy): ReadonlySet<string> {
  return new Set([...bandedByCode(inputs, by).values()].flatMap((areas) => [...areas]));
}

/**
 * Areas are added, in the order of their ids, until each small number has `smallest` values. Of the banded numbers anyone who
 * subtracts knows the sum (from the class page) and the sum of each times its coefficient (from the exact amounts).
 */
function bandedAreas(inputs: readonly NumbersOfArea[], code: string, by: BandBy): ReadonlySet<string> {
  const { smallest, suppressed } = by;
  const numberOf = ({ numbers }: NumbersOfArea) => numbers[code] ?? 0;
  const rows = inputs.map((input) => ({ key: input.areaId, cells: [numberOf(input)] }));
  const banded = new Set(
    suppressFamily(rows, smallest, { cells: suppressed })?.cells ??
      rows.filter(({ key, cells }) => (cells[0] ?? 0) > 0 || suppressed.has(key)).map(({ key }) => key),
  );
  const inOrder = inputs.toSorted((a, b) => (a.areaId < b.areaId ? -1 : 1));
  for (;;) {
    const terms = inOrder
      .filter(({ areaId }) => banded.has(areaId))
      .map((input) => ({ weight: by.useAreaCoefficient ? input.coefficient : 1, number: numberOf(input) }));
    if (terms.every((term) => !isSmall(term.number, smallest) || hasValues(term, terms, smallest))) return banded;
    const next = inOrder.find((input) => !banded.has(input.areaId) && numberOf(input) > 0);
    if (next === undefined) return banded;
    banded.add(next.areaId);
  }
}

type Term = { readonly weight: number; readonly number: number };

/** Sums and weighted sums of differences in one number: a sum stays far below it. */
const apart = 1_000_000_000;

/**
 * Whether one of the numbers can have `smallest` values while the sum, the weighted sum and every band stay as they are. Each way to
 * make up for a difference is kept as what it adds to both sums; areas of the same weight make up for one another at once, so they come
 * first, and mostly few are looked at.
 */
function hasValues(own: Term, terms: readonly Term[], smallest: number): boolean {
  const { from, to } = bandOf(own.number, smallest);
  const differences = Array.from({ length: to - from + 1 }, (_, at) => from + at - own.number);
  const others = terms
    .filter((term) => term !== own)
    .toSorted((a, b) => Number(b.weight === own.weight) - Number(a.weight === own.weight));
  let reached = new Set([0]);
  for (const { weight, number } of others) {
    const band = bandOf(number, smallest);
    const next = new Set<number>();
    for (const before of reached)
      for (let value = band.from; value <= band.to; value += 1) next.add(before + (value - number) * (apart + weight));
    reached = next;
    const found = differences.filter((difference) => reached.has(-difference * (apart + own.weight)));
    if (found.length >= smallest) return true;
  }
  return false;
}
