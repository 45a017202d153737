/** What is expected to be harvested in which month: what was planned, what is growing, and what was harvested, each for itself. */
import type { LocalDate } from "#kernel/local-date.ts";
import { addDays, addMonths, dayNumber, localDate } from "#kernel/local-date.ts";
import { addQuantities } from "./quantity.ts";

type Of = { readonly product: string; readonly communeId: string };
/** Cycles with the same harvest time together: what is still expected of them. */
export type Expected = Of & {
  readonly state: "planned" | "running";
  readonly harvestFrom: LocalDate;
  readonly harvestTo: LocalDate;
  readonly quantity: number;
};
export type Harvested = Of & { readonly month: LocalDate; readonly quantity: number };
/** `month` is its first day; null where nothing of that kind is known for it, which is never zero. */
export type ForecastRow = Of & {
  readonly month: LocalDate;
  readonly planned: number | null;
  readonly running: number | null;
  readonly harvested: number | null;
};

const firstOf = (day: LocalDate) => localDate(`${day.slice(0, 8)}01`);
const larger = (one: LocalDate, other: LocalDate) => (one > other ? one : other);

/** The days of a harvest time that are still to come, by month. A harvest that is late is expected now. */
function spread({ harvestFrom, harvestTo, quantity }: Expected, today: LocalDate) {
  const from = larger(harvestFrom, today);
  const to = larger(harvestTo, from);
  const days = dayNumber(to) - dayNumber(from) + 1;
  const parts: { readonly month: LocalDate; readonly quantity: number }[] = [];
  let left = quantity;
  for (let month = firstOf(from); month <= to; month = addMonths(month, 1)) {
    const last = addDays(addMonths(month, 1), -1);
    const inMonth = dayNumber(last < to ? last : to) - dayNumber(larger(month, from)) + 1;
    const part = last >= to ? left : Math.floor((quantity * 1000 * inMonth) / days) / 1000;
    left = addQuantities(left, -part);
    parts.push({ month, quantity: part });
  }
  return parts;
}

export function forecastByMonth(
  expected: readonly Expected[],
  harvested: readonly Harvested[],
  today: LocalDate,
): readonly ForecastRow[] {
  const parts = [
    ...expected.flatMap((one) => spread(one, today).map((part) => ({ ...one, ...part, kind: one.state }))),
    ...harvested.map((one) => ({ ...one, kind: "harvested" as const })),
  ];
  const groups = Map.groupBy(parts, ({ product, communeId, month }) => [month, product, communeId].join(" "));
  return [...groups.entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, group]) => {
      const [first] = group;
      if (first === undefined) return [];
      const sumOf = (kind: "planned" | "running" | "harvested") => {
        const of = group.filter((one) => one.kind === kind);
        return of.length === 0 ? null : addQuantities(...of.map(({ quantity }) => quantity));
      };
      const { product, communeId, month } = first;
      return [
        {
          product,
          communeId,
          month,
          planned: sumOf("planned"),
          running: sumOf("running"),
          harvested: sumOf("harvested"),
        },
      ];
    });
}
