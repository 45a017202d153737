import type { Output } from "#contract/endpoint.ts";
import * as contract from "#contract/evaluation/measure-parts.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import type { Suppressed } from "#kernel/suppression/shown-count.ts";
import { changeBetween, yearsBetween } from "#programme/evaluation/measure/change.ts";
import { offeredCutoffs } from "#programme/evaluation/measure/measures-of-sums.ts";
import { kendall, spearman } from "#programme/evaluation/measure/robustness.ts";
import { communesOf, idsOf } from "#server/area/published.ts";
import { indicatorsOn } from "#server/evaluation/indicators-on.ts";
import { provenanceOf } from "#server/evaluation/provenance.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { areaOfQuery } from "#server/platform/act/area-named.ts";
import { readIn } from "#server/platform/act/record-act.ts";
import { partsShown } from "./parts-shown.ts";
import type { MeasuredParts, ShownPart } from "./parts-shown.ts";

type Shape = Awaited<ReturnType<typeof indicatorsOn>>;

export const readMeasureParts = readIn(contract.readMeasureParts, areaOfQuery, async (context, { query }) => {
  const on = query.on ?? context.today;
  const communes = await communesOf(context.tx, query.areaId, on);
  if (communes.length === 0) return failure(refuse("record.not_found"));
  const shape = await indicatorsOn(context, idsOf(communes), on);
  const found = await partsShown(context, { communes: idsOf(communes), on, ...shape }, query);
  const refused = refuseCutoff(query.k, shape, found);
  if (refused !== undefined) return failure(refused);
  const k = query.k ?? shape.k;
  const rows =
    query.by === undefined
      ? communes.flatMap(({ areaId, areaName }) => {
          const row = found.commune(areaId, k);
          return row === undefined ? [] : [{ key: areaId, name: areaName, ...row }];
        })
      : [...found.groups(k)];
  return success({
    ...(await measured(context, on, shape)),
    weighBy: query.weighBy,
    k,
    total: found.total(k),
    rows,
    robustness: robustnessOf(idsOf(communes), found, k, shape),
  });
});

const measured = async (context: ActContext, on: LocalDate, { found, scheme, dimensions, weightBase }: Shape) => ({
  provenance: await provenanceOf(context, on, found),
  weightBase,
  indicators: [...scheme],
  dimensions: [...dimensions],
});

/** Two cut-offs close to each other tell who lies between them: who may not read the households by name has the ones that are offered. */
function refuseCutoff(k: number | undefined, shape: Shape, found: MeasuredParts): Refusal | undefined {
  if (k === undefined) return undefined;
  if (k > shape.weightBase) return refuse("evaluation.cutoff_above_weights", { k, weightBase: shape.weightBase });
  const offered = offeredCutoffs(shape.k, shape.weightBase);
  if (found.isExact || offered.includes(k)) return undefined;
  return refuse("evaluation.cutoff_not_offered", { offered: offered.join(", ") });
}

function robustnessOf(
  communes: readonly string[],
  found: MeasuredParts,
  k: number,
  shape: Shape,
): Output<typeof contract.readMeasureParts>["robustness"] {
  const m0 = (areaId: string, cutoff: number) => found.commune(areaId, cutoff)?.M0;
  return offeredCutoffs(shape.k, shape.weightBase).map((cutoff) => {
    const { H, A, M0 } = found.total(cutoff);
    const pairs = communes.flatMap((areaId) => {
      const [own, other] = [m0(areaId, k), m0(areaId, cutoff)];
      return typeof own === "number" && typeof other === "number" ? [[own, other] as const] : [];
    });
    const [ours, theirs] = [pairs.map(([one]) => one), pairs.map(([, two]) => two)];
    return {
      k: cutoff,
      H,
      A,
      M0,
      communes: pairs.length,
      spearman: spearman(ours, theirs),
      kendall: kendall(ours, theirs),
    };
  });
}

export const readMeasureChanges = readIn(contract.readMeasureChanges, areaOfQuery, async (context, { query }) => {
  const { from, to, weighBy } = query;
  if (from > to) return failure(refuse("evaluation.days_reversed", { from, to }));
  const communes = await communesOf(context.tx, query.areaId, to);
  if (communes.length === 0) return failure(refuse("record.not_found"));
  const ids = idsOf(communes);
  const [before, after] = [await indicatorsOn(context, ids, from), await indicatorsOn(context, ids, to)];
  for (const [day, shape] of [
    [from, before],
    [to, after],
  ] as const)
    if (shape.found === undefined) return failure(refuse("evaluation.no_list_by_day", { day }));
  if (before.series !== after.series)
    return failure(refuse("evaluation.change_across_standards", { from, to }, "Decree 351/2025/ND-CP"));
  // Both days by the weights of the later one: a version that moved them would be a change of its own.
  const measure = async (on: LocalDate) =>
    partsShown(context, { ...after, communes: ids, on }, { by: undefined, weighBy, k: query.k });
  const [earlier, later] = [await measure(from), await measure(to)];
  const refused = refuseCutoff(query.k, after, later);
  if (refused !== undefined) return failure(refused);
  const k = query.k ?? after.k;
  const years = yearsBetween(from, to);
  const [first, last] = [earlier.total(k), later.total(k)];
  return success({
    ...(await measured(context, to, after)),
    weighBy,
    k,
    from,
    to,
    years,
    total: [
      ...(["M0", "H", "A"] as const).map((one) => ({
        measure: one,
        part: null,
        ...changeShown(first[one], last[one], years),
      })),
      ...(["censored", "uncensored"] as const).flatMap((one) =>
        last.indicators.map((indicator, at) => ({
          measure: one,
          part: indicator.code,
          ...changeShown(first.indicators[at]?.[one] ?? null, indicator[one], years),
        })),
      ),
    ],
    rows: communes.flatMap(({ areaId, areaName }) => {
      const pair: readonly (ShownPart | undefined)[] = [earlier.commune(areaId, k), later.commune(areaId, k)];
      const [one, other] = pair;
      if (one === undefined || other === undefined) return [];
      return [{ areaId, areaName, ...changeShown(one.M0, other.M0, years) }];
    }),
  });
});

type Figure = number | Suppressed | null;

/** A change tells as much as both levels: it is shown where both are. */
function changeShown(before: Figure, after: Figure, years: number) {
  if (before === suppressed || after === suppressed)
    return {
      before,
      after,
      absolute: suppressed,
      absoluteYearly: suppressed,
      relative: suppressed,
      relativeYearly: suppressed,
    };
  return { before, after, ...changeBetween(before, after, years) };
}
