/** Which hazards threaten a product at a place between two days, by what the programme's pack says of places and months. */
import type { LocalDate } from "#kernel/local-date.ts";
import { partsOf } from "#kernel/local-date.ts";
import type { PackHazard } from "#programme/planning/framework/products.ts";

export type HazardWarning = {
  readonly hazard: string;
  readonly level: number;
  /** Those of its months that lie between the days. */
  readonly months: readonly number[];
  readonly alternatives: readonly string[];
};

/** The months of the year between two days, each once. */
export function monthsBetween(from: LocalDate, to: LocalDate): readonly number[] {
  const [first, last] = [partsOf(from), partsOf(to)];
  const count = Math.min(12, (last.year - first.year) * 12 + last.month - first.month + 1);
  return Array.from({ length: Math.max(0, count) }, (_, at) => ((first.month - 1 + at) % 12) + 1);
}

/** @param areas the place and what lies above it, the nearest first: the nearest one with a level counts, and without one nothing is said */
export function warningsOf(
  hazards: readonly PackHazard[],
  of: { readonly product: string; readonly from: LocalDate; readonly to: LocalDate; readonly areas: readonly string[] },
): readonly HazardWarning[] {
  const during = monthsBetween(of.from, of.to);
  return hazards.flatMap(({ code, months, areas, warnFrom, harms, alternatives }) => {
    const level = of.areas.map((area) => areas[area]).find((one) => one !== undefined);
    const common = months.filter((month) => during.includes(month));
    if (level === undefined || level < warnFrom || common.length === 0 || !harms.includes(of.product)) return [];
    return [{ hazard: code, level, months: common, alternatives }];
  });
}
