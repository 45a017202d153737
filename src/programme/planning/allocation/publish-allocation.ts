import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import { bandOf, bandedByCode } from "./banded-areas.ts";
import type { BandBy, NumberBand, NumbersOfArea } from "./banded-areas.ts";

type Share = NumbersOfArea & {
  readonly amount: Money;
  readonly brought: Readonly<Record<string, Money>>;
};
export type PublishedShare = {
  /** Null where the amount would tell a number: `amountBetween` is published. */
  readonly amount: Money | null;
  readonly amountBetween: { readonly from: Money; readonly to: Money } | null;
  readonly numbers: Record<string, number | NumberBand>;
  readonly brought: Record<string, Money | null>;
};

/** Budgets are made public in million đồng (the forms of Circular 343/2016/TT-BTC). */
const million = 1_000_000n;

/**
 * What is published of each area. An amount is a number of households times what one of them brings, so an exact amount tells a small
 * number. Where a number of households is small, and in the areas that protect it, the number is a band and the amount lies
 * between what the ends of the band would bring; all else is exact, and so is the sum of what is not.
 */
export function publishShares(shares: readonly Share[], by: BandBy): readonly PublishedShare[] {
  const { useAreaCoefficient, smallest } = by;
  const codes = [...new Set(shares.flatMap(({ numbers }) => Object.keys(numbers)))];
  const weightOf = ({ coefficient }: NumbersOfArea) => (useAreaCoefficient ? coefficient : 1);
  const hidden = bandedByCode(shares, by);
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

type Weighing = { readonly weightOf: (input: NumbersOfArea) => number; readonly smallest: number };

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
