import { standardPack } from "#contract/review/standard-pack.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { findDecidingStandard } from "#server/review/published.ts";

/** The indicators of the standard that figures of these communes are made by on that day, their weights, and the weight from which a household counts as deprived. */
export async function indicatorsOn(context: ActContext, communes: readonly string[], on: LocalDate) {
  const found = await findDecidingStandard(context.tx, communes, on);
  const pack = found === undefined ? undefined : standardPack.parse(found.pack);
  return {
    found,
    series: found?.series,
    codes: pack?.indicators.map((indicator) => indicator.code) ?? [],
    scheme: pack?.indicators.map(({ code, service, weight }) => ({ code, dimension: service, weight })) ?? [],
    dimensions: pack?.services.map(({ code, name }) => ({ code, name })) ?? [],
    weights: pack?.indicators.map((indicator) => indicator.weight) ?? [],
    weightBase: pack?.weightBase ?? 1,
    k: pack?.deprivedFrom ?? 1,
  };
}
