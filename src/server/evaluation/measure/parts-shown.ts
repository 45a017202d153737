/**
 * Measures of groups and indicators as the reader may see them. A headcount is a count of households: by group, indicator and cut-off these
 * are cells of a table, and all that can be computed from one another is suppressed together. Households are weighed, also where
 * people are shown: a household of ten is one household.
 */
import { isSmall, suppressed } from "#kernel/suppression/shown-count.ts";
import type { MeasureGroup } from "#programme/evaluation/measure/measure-groups.ts";
import { addGroups, measuresOfSums, offeredCutoffs } from "#programme/evaluation/measure/measures-of-sums.ts";
import type { GroupSums } from "#programme/evaluation/measure/measures-of-sums.ts";
import type { SchemeIndicator } from "#programme/evaluation/measure/scheme.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { keyOfCommunes, reachOfCounts } from "#server/suppression/count-reader.ts";
import type { Reach } from "#server/suppression/count-reader.ts";
import { suppressByArea } from "#server/suppression/suppress-by-area.ts";
import { suppressMeasures } from "./measures-shown.ts";
import { sumMeasures } from "./measures-store.ts";
import { sumParts } from "./parts-store.ts";
import type { PartSums, PartsAsked } from "./parts-store.ts";

export type Shape = Omit<PartsAsked, "by" | "cutoffs"> & {
  readonly scheme: readonly SchemeIndicator[];
  readonly weightBase: number;
  /** The standard's own cut-off. */
  readonly k: number;
};
export type WeighBy = "people" | "households";
type Hidden = {
  readonly totals: ReadonlySet<string>;
  readonly deprived: ReadonlySet<string>;
  readonly indicators: ReadonlySet<string>;
  readonly otherCutoffs: ReadonlySet<string>;
};
const nothing: ReadonlySet<string> = new Set();
const nothingHidden: Hidden = { totals: nothing, deprived: nothing, indicators: nothing, otherCutoffs: nothing };

/** The measures of each area key, or of its groups, and of everybody asked about, at each of the cut-offs. */
export type MeasuredParts = {
  /** Whether the reader sees every count, and so any cut-off. */
  readonly isExact: boolean;
  readonly total: (cutoff: number) => ShownPart;
  readonly commune: (areaId: string, cutoff: number) => ShownPart | undefined;
  readonly groups: (
    cutoff: number,
  ) => readonly (ShownPart & { readonly key: string | null; readonly name: string | null })[];
};

export async function partsShown(
  context: ActContext,
  shape: Shape,
  asked: { readonly by?: MeasureGroup | undefined; readonly weighBy: WeighBy; readonly k?: number | undefined },
): Promise<MeasuredParts> {
  const { communes, k } = shape;
  const reach = await reachOfCounts(context, communes);
  const counted = reach === undefined ? communes : reach.communes.map(({ areaId }) => areaId);
  const offered = offeredCutoffs(k, shape.weightBase);
  const cutoffs = [...new Set([...offered, ...(asked.k === undefined ? [] : [asked.k])])];
  const sums = async (by: MeasureGroup | undefined) =>
    sumParts(context.tx, { ...shape, communes: counted, cutoffs, by });
  const byCommune = await sums(undefined);
  const byGroup = asked.by === undefined ? [] : await sums(asked.by);
  const base = reach === undefined ? nothingHidden : await hiddenOf(context, reach, shape, byCommune);
  const { rows: merged, hidden: ofGroups } =
    reach === undefined ? { rows: byGroup, hidden: nothingHidden } : mergedGroups(reach, shape, byGroup, base);
  const key = reach === undefined ? "" : keyOfCommunes(reach, communes);
  const own = new Set(communes);
  const shown = (rows: readonly PartSums[], at: number, hidden: Hidden, place: string) =>
    shownPart(rows, shape, { weighBy: asked.weighBy, isOwnCutoff: at === k, hidden, place });
  const at = (rows: readonly PartSums[], cutoff: number) =>
    rows.filter((row) => row.cutoff === cutoff && own.has(row.communeId));
  return {
    isExact: reach === undefined,
    total: (cutoff) => shown(at(byCommune, cutoff), cutoff, base, key),
    commune: (areaId, cutoff) => {
      const rows = at(byCommune, cutoff).filter(({ communeId }) => communeId === areaId);
      return rows.length === 0 ? undefined : shown(rows, cutoff, base, areaId);
    },
    groups: (cutoff) =>
      [...Map.groupBy(at(merged, cutoff), (row) => row.key)].map(([group, rows]) => ({
        key: group,
        name: rows[0]?.name ?? null,
        ...shown(rows, cutoff, ofGroups, key),
      })),
  };
}

/** What is suppressed of all households together: no less than on the page of the measures, which shows some of the same counts. */
async function hiddenOf(context: ActContext, reach: Reach, shape: Shape, rows: readonly PartSums[]): Promise<Hidden> {
  const counted = reach.communes.map(({ areaId }) => areaId);
  const sums = new Map((await sumMeasures(context.tx, counted, shape.on, shape)).map((row) => [row.areaId, row]));
  const { totals, deprived, needs } = await suppressMeasures(context, reach, shape, sums);
  const start = [...needs.values()].reduce((all, one) => all.union(one), deprived);
  return suppressTables(reach, shape, rows, { totals, deprived, start });
}

/** One family of tables after another, each beginning with what is suppressed already. */
function suppressTables(
  reach: Reach,
  { codes, k }: Pick<Shape, "codes" | "k">,
  rows: readonly PartSums[],
  from: {
    readonly totals: ReadonlySet<string>;
    readonly deprived: ReadonlySet<string>;
    readonly start: ReadonlySet<string>;
  },
): Hidden {
  const groups = [...new Set(rows.map((row) => row.key))];
  const cutoffs = [...new Set(rows.map(({ cutoff }) => cutoff))].toSorted((a, b) => a - b);
  const of = new Map(rows.map((row) => [`${row.communeId} ${row.key ?? ""} ${row.cutoff}`, row.households]));
  const counted = new Set(rows.map(({ communeId }) => communeId));
  const suppress = (
    cells: (sums: (cutoff: number) => GroupSums | undefined) => readonly number[],
    start: ReadonlySet<string>,
  ) =>
    suppressByArea(
      reach,
      (areaId) =>
        counted.has(areaId)
          ? groups.flatMap((group) => cells((cutoff) => of.get(`${areaId} ${group ?? ""} ${cutoff}`)))
          : undefined,
      { cells: start, totals: from.totals },
    ).cells;
  const deprived = suppress((at) => {
    const { counted: all = 0, deprived: some = 0 } = at(k) ?? {};
    return [some, all - some];
  }, from.deprived);
  let indicators: ReadonlySet<string> = deprived.union(from.start);
  for (const bit of codes.keys())
    indicators = suppress((at) => {
      const { counted: all = 0, deprived: some = 0, lacking = [], censored = [] } = at(k) ?? {};
      const [lacks, both] = [lacking[bit] ?? 0, censored[bit] ?? 0];
      return [both, some - both, lacks - both, all - some - lacks + both];
    }, indicators);
  // Between two cut-offs are the households that one counts and the other does not.
  const otherCutoffs = suppress((at) => {
    const all = at(k)?.counted ?? 0;
    const counts = [all, ...cutoffs.map((cutoff) => at(cutoff)?.deprived ?? 0), 0];
    return counts.slice(1).map((count, place) => (counts[place] ?? 0) - count);
  }, deprived);
  return { totals: from.totals, deprived, indicators, otherCutoffs };
}

/** Groups with a small count in the area asked about stand together, as "others", so that those with many households can be shown. */
function mergedGroups(reach: Reach, shape: Shape, rows: readonly PartSums[], base: Hidden) {
  const own = new Set(shape.communes);
  const isRare = ([, group]: readonly [string | null, readonly PartSums[]]) => {
    const { counted, deprived } = addGroups(
      group.filter((row) => row.cutoff === shape.k && own.has(row.communeId)).map(({ households }) => households),
      shape.codes.length,
    );
    return isSmall(deprived, reach.smallest) || isSmall(counted - deprived, reach.smallest);
  };
  const rare = new Set([...Map.groupBy(rows, (row) => row.key)].filter(isRare).map(([key]) => key));
  const named = rows.map((row) => (rare.has(row.key) ? { ...row, key: othersKey, name: null } : row));
  const together = [
    ...Map.groupBy(named, ({ communeId, key, cutoff }) => `${communeId} ${key ?? ""} ${cutoff}`).values(),
  ].flatMap((same): readonly PartSums[] => {
    const [first] = same;
    if (first === undefined) return [];
    const add = (of: WeighBy) =>
      addGroups(
        same.map((row) => row[of]),
        shape.codes.length,
      );
    return [{ ...first, households: add("households"), people: add("people") }];
  });
  return {
    rows: together,
    hidden: suppressTables(reach, shape, together, {
      totals: base.totals,
      deprived: base.deprived,
      start: base.indicators,
    }),
  };
}

/** The key of groups of which each has too few households to be shown. */
export const othersKey = "others";

export type ShownPart = ReturnType<typeof shownPart>;

function shownPart(
  rows: readonly PartSums[],
  { scheme }: Shape,
  as: { readonly weighBy: WeighBy; readonly isOwnCutoff: boolean; readonly hidden: Hidden; readonly place: string },
) {
  const { hidden, place } = as;
  const sum = (of: WeighBy) =>
    addGroups(
      rows.map((row) => row[of]),
      scheme.length,
    );
  const measures = measuresOfSums(sum(as.weighBy), scheme);
  const shown = <Value>(value: Value, hides: ReadonlySet<string>) => (hides.has(place) ? suppressed : value);
  const ofCutoff = as.isOwnCutoff ? hidden.deprived : hidden.otherCutoffs;
  // Of an indicator at other cut-offs nothing weighs the differences: only who sees every count sees these.
  const ofIndicators = as.isOwnCutoff || hidden === nothingHidden ? hidden.indicators : new Set([place]);
  const parts = <One extends { readonly contribution: number | null; readonly share: number | null }>(one: One) => ({
    ...one,
    contribution: shown(one.contribution, ofIndicators),
    share: shown(one.share, ofIndicators),
  });
  return {
    households: shown(
      sum("households").counted,
      rows.some(({ key }) => key !== null) ? hidden.deprived : hidden.totals,
    ),
    people: shown(sum("people").counted, rows.some(({ key }) => key !== null) ? hidden.deprived : hidden.totals),
    H: shown(measures.H, ofCutoff),
    A: shown(measures.A, ofCutoff),
    M0: shown(measures.M0, ofCutoff),
    indicators: measures.indicators.map((one) => ({
      ...parts(one),
      uncensored: shown(one.uncensored, hidden.indicators),
      censored: shown(one.censored, ofIndicators),
    })),
    dimensions: measures.dimensions.map(parts),
  };
}
