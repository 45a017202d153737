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

/** A hazard at a place, from the level on at which the programme warns of it. */
export type HazardHere = HazardWarning & { readonly harms: readonly string[] };

/** @param areas the place and what lies above it, the nearest first: the nearest one with a level counts, and without one nothing is said */
export function hazardsAt(hazards: readonly PackHazard[], areas: readonly string[]): readonly HazardHere[] {
  return hazards.flatMap(({ code, months, areas: levels, warnFrom, harms, alternatives }) => {
    const level = areas.map((area) => levels[area]).find((one) => one !== undefined);
    return level === undefined || level < warnFrom ? [] : [{ hazard: code, level, months, harms, alternatives }];
  });
}

/** Those that threaten a product between two days. */
export function warningsOf(
  hazards: readonly HazardHere[],
  of: { readonly product: string; readonly from: LocalDate; readonly to: LocalDate },
): readonly HazardWarning[] {
  const during = monthsBetween(of.from, of.to);
  return hazards.flatMap(({ hazard, level, months, harms, alternatives }) => {
    const common = months.filter((month) => during.includes(month));
    return common.length > 0 && harms.includes(of.product) ? [{ hazard, level, months: common, alternatives }] : [];
  });
}
