import type { Money } from "#kernel/money.ts";
import { countsHouseholds } from "./criteria.ts";

/** Numbers of households below this are not published: a few neighbours would know who is meant. Nought names nobody. */
export const smallestPublished = 5;

type Numbers = {
  readonly numbers: Readonly<Record<string, number>>;
  readonly brought: Readonly<Record<string, Money>>;
};

/**
 * What may be told of each area: a small number of households is left out with what it brought; where only one is left out the
 * next smallest is too, so that it cannot be found from the total. (An amount is public by law, whatever can be reasoned from it.)
 */
export function publishedNumbers(
  rows: readonly Numbers[],
): readonly { readonly numbers: Record<string, number | null>; readonly brought: Record<string, Money | null> }[] {
  const codes = [...new Set(rows.flatMap(({ numbers }) => Object.keys(numbers)))].filter(countsHouseholds);
  const hidden = new Map(codes.map((code) => [code, hiddenRows(rows.map(({ numbers }) => numbers[code] ?? 0))]));
  return rows.map(({ numbers, brought }, position) => {
    const isHidden = (code: string) => hidden.get(code)?.has(position) === true;
    const shown = <Value>(values: Readonly<Record<string, Value>>) =>
      Object.fromEntries(Object.entries(values).map(([code, value]) => [code, isHidden(code) ? null : value]));
    return { numbers: shown(numbers), brought: shown(brought) };
  });
}

function hiddenRows(numbers: readonly number[]): ReadonlySet<number> {
  const positive = numbers
    .map((number, position) => ({ number, position }))
    .filter(({ number }) => number > 0)
    .toSorted((a, b) => a.number - b.number);
  const small = positive.filter(({ number }) => number < smallestPublished);
  const also = small.length === 1 ? positive.slice(0, 2) : small;
  return new Set(also.map(({ position }) => position));
}
