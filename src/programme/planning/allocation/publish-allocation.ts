import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import { isSmall } from "#kernel/suppression/shown-count.ts";
import { suppressFamily } from "#kernel/suppression/suppress-family.ts";
import { countsHouseholds } from "./criteria.ts";

type Numbers = {
  readonly areaId: string;
  readonly coefficient: number;
  readonly numbers: Readonly<Record<string, number>>;
};
type Share = Numbers & {
  readonly amount: Money;
  readonly brought: Readonly<Record<string, Money>>;
};
export type NumberBand = { readonly from: number; readonly to: number };
export type PublishedShare = {
  /** Null where the amount would tell a number: `amountBetween` is published. */
  readonly amount: Money | null;
  readonly amountBetween: { readonly from: Money; readonly to: Money } | null;
  readonly numbers: Record<string, number | NumberBand>;
  readonly brought: Record<string, Money | null>;
};

export type PublishBy = {
  readonly useAreaCoefficient: boolean;
  /** Numbers below it are small (the programme's pack). */
  readonly smallest: number;
};

/** Published numbers that are not exact are bands of ten (0 to 9, 10 to 19, …), wider where a small number needs more values. */
export const bandWidthOf = (smallest: number) => Math.max(10, 2 * smallest);
/** Budgets are made public in million đồng (the forms of Circular 343/2016/TT-BTC). */
const million = 1_000_000n;

export function bandOf(number: number, smallest: number): NumberBand {
  const bandWidth = bandWidthOf(smallest);
  const from = Math.floor(number / bandWidth) * bandWidth;
  return { from, to: from + bandWidth - 1 };
}

/** Areas of a run whose numbers are published as bands, by criterion. */
export function bandedByCode(
  inputs: readonly Numbers[],
  { useAreaCoefficient, smallest }: PublishBy,
): ReadonlyMap<string, ReadonlySet<string>> {
  const codes = [...new Set(inputs.flatMap(({ numbers }) => Object.keys(numbers)))].filter(countsHouseholds);
  const weightOf = ({ coefficient }: Numbers) => (useAreaCoefficient ? coefficient : 1);
  return new Map(codes.map((code) => [code, bandedAreas(inputs, code, { weightOf, smallest })]));
}

/**
 * What is published of each area. An amount is a number of households times what one of them brings, so an exact amount tells a small
 * number. Where a number of households is small, and in the areas that protect it, the number is a band and the amount lies
 * between what the ends of the band would bring; all else is exact, and so is the sum of what is not.
 */
export function publishShares(
  shares: readonly Share[],
  { useAreaCoefficient, smallest }: PublishBy,
): readonly PublishedShare[] {
  const codes = [...new Set(shares.flatMap(({ numbers }) => Object.keys(numbers)))];
  const weightOf = ({ coefficient }: Numbers) => (useAreaCoefficient ? coefficient : 1);
  const hidden = bandedByCode(shares, { useAreaCoefficient, smallest });
  return shares.map((share) => {
    const banded = codes.filter((code) => hidden.get(code)?.has(share.areaId) === true);
    const isBanded = (code: string) => banded.includes(code);
    const numbers = Object.entries(share.numbers);
    return {
      amount: banded.length === 0 ? share.amount : null,
      amountBetween: banded.length === 0 ? null : amountBetween(shares, share, banded, { weightOf, smallest }),
      numbers: Object.fromEntries(
        numbers.map(([code, number]) => [code, isBanded(code) ? bandOf(number, smallest) : number]),
      ),
      brought: Object.fromEntries(
        Object.entries(share.brought).map(([code, sum]) => [code, isBanded(code) ? null : sum]),
      ),
    };
  });
}

/**
 * Areas whose number is published as a band. The sum of the banded numbers, each times its coefficient, is known to anyone who subtracts:
 * areas are added, in the order of their ids, until each small number has `smallest` values that the sum and the bands leave.
 */
function bandedAreas(shares: readonly Numbers[], code: string, { weightOf, smallest }: Weighing): ReadonlySet<string> {
  const numberOf = (share: Numbers) => share.numbers[code] ?? 0;
  const rows = shares.map((share) => ({ key: share.areaId, cells: [numberOf(share)] }));
  const banded = new Set(
    suppressFamily(rows, smallest)?.cells ?? rows.filter(({ cells }) => (cells[0] ?? 0) > 0).map(({ key }) => key),
  );
  const inOrder = shares.toSorted((a, b) => (a.areaId < b.areaId ? -1 : 1));
  for (;;) {
    const some = inOrder.filter(({ areaId }) => banded.has(areaId));
    const terms = some.map((share) => ({ weight: weightOf(share), number: numberOf(share) }));
    if (terms.every((term, at) => !isSmall(term.number, smallest) || valuesOf(terms, at, smallest) >= smallest))
      return banded;
    const next = inOrder.find((share) => !banded.has(share.areaId) && numberOf(share) > 0);
    if (next === undefined) return banded;
    banded.add(next.areaId);
  }
}

type Weighing = { readonly weightOf: (input: Numbers) => number; readonly smallest: number };
type Term = { readonly weight: number; readonly number: number };

/** How many values one of the numbers can have, where the weighted sum and the band of each are known. */
function valuesOf(terms: readonly Term[], at: number, smallest: number): number {
  const sum = terms.reduce((total, { weight, number }) => total + weight * number, 0);
  let reached = new Set([0]);
  for (const [place, { weight, number }] of terms.entries()) {
    if (place === at) continue;
    const next = new Set<number>();
    const { from, to } = bandOf(number, smallest);
    for (const before of reached)
      for (let value = from; value <= to; value += 1)
        if (before + weight * value <= sum) next.add(before + weight * value);
    reached = next;
  }
  const own = terms[at];
  if (own === undefined) return 0;
  const { from, to } = bandOf(own.number, smallest);
  let found = 0;
  for (let value = from; value <= to; value += 1) if (reached.has(sum - own.weight * value)) found += 1;
  return found;
}

/** What the ends of the bands would bring, outwards to whole million đồng. */
function amountBetween(
  shares: readonly Share[],
  share: Share,
  banded: readonly string[],
  { weightOf, smallest }: Weighing,
): { readonly from: Money; readonly to: Money } {
  let [least, most] = [share.amount as bigint, share.amount as bigint];
  for (const code of banded) {
    const all = shares.reduce((sum, one) => sum + BigInt((one.numbers[code] ?? 0) * weightOf(one)), 0n);
    const paid = shares.reduce((sum, one) => sum + (one.brought[code] ?? 0n), 0n);
    const brings = (number: number) => (all === 0n ? 0n : (paid * BigInt(number * weightOf(share))) / all);
    const own = share.brought[code] ?? 0n;
    const band = bandOf(share.numbers[code] ?? 0, smallest);
    least += brings(band.from) - own;
    most += brings(band.to) - own;
  }
  const from = least < 0n ? 0n : (least / million) * million;
  const to = ((most + million - 1n) / million) * million;
  return { from: dong(from), to: dong(to) };
}
