/** Counts and measures as the reader may see them: exact, or with small counts suppressed in all that the reader reaches. */
import { readClassRoles } from "#server/review/published.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import type { ShownCount } from "#kernel/suppression/shown-count.ts";
import { addSums, measuresOf } from "#programme/evaluation/measures.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { keyOfCommunes, reachOfCounts } from "#server/suppression/count-reader.ts";
import type { Reach } from "#server/suppression/count-reader.ts";
import { listedOf, reviewedOf, suppressClasses } from "#server/suppression/suppress-classes.ts";
import { suppressPart } from "#server/suppression/suppress-part.ts";
import * as store from "./measures-store.ts";

type Asked = {
  readonly communes: readonly string[];
  readonly on: LocalDate;
  /** Of the standard that the measures are made by, and the indicators of it. */
  readonly series: string | undefined;
  readonly codes: readonly string[];
  /** Of each indicator, of all, and from which a household counts as deprived. */
  readonly weights: readonly number[];
  readonly weightBase: number;
  readonly k: number;
};
type Sums = Omit<store.MeasureSums, "areaId">;
type Hidden = {
  readonly total: boolean;
  readonly classes: boolean;
  readonly deprived: boolean;
  readonly other: boolean;
  readonly needs: ReadonlySet<string>;
};

const nothingHidden: Hidden = { total: false, classes: false, deprived: false, other: false, needs: new Set() };

export async function measureShown(context: ActContext, asked: Asked) {
  const { communes, on, codes } = asked;
  const reach = await reachOfCounts(context, communes);
  const counted = reach === undefined ? communes : reach.communes.map(({ areaId }) => areaId);
  const sums = new Map((await store.sumMeasures(context.tx, counted, on, asked)).map((row) => [row.areaId, row]));
  const hiddenOf = reach === undefined ? () => nothingHidden : await hidden(context, reach, asked, sums);
  const own = communes.flatMap((areaId) => sums.get(areaId) ?? []);
  const total: Sums = {
    ...addSums(own),
    otherStandard: own.reduce((sum, row) => sum + row.otherStandard, 0),
    deprivedHouseholds: own.reduce((sum, row) => sum + row.deprivedHouseholds, 0),
    byBit: codes.map((_code, bit) => own.reduce((sum, row) => sum + (row.byBit[bit] ?? 0), 0)),
  };
  return {
    /** Undefined: the reader sees every count. */
    smallest: reach?.smallest,
    total: shownRow(total, asked, hiddenOf(reach === undefined ? "" : keyOfCommunes(reach, communes))),
    rows: new Map(own.map((row) => [row.areaId, shownRow(row, asked, hiddenOf(row.areaId))])),
  };
}

/** What is suppressed of the measures by the standard's own cut-off, in all that the reader reaches. */
export async function suppressMeasures(
  { tx }: ActContext,
  reach: Reach,
  { on, codes }: Pick<Asked, "on" | "codes">,
  sums: ReadonlyMap<string, Sums>,
) {
  const classes = await suppressClasses(tx, reach, on);
  const roles = await readClassRoles(tx);
  const { suppression } = classes;
  const ofCounted = (areaId: string, of: (row: Sums) => number) => {
    const row = sums.get(areaId);
    return row === undefined ? 0 : of(row);
  };
  const known = (areaId: string, of: number) => (sums.has(areaId) || of > 0 ? of : undefined);
  const needs = new Map(
    codes.map((code, bit) => [
      code,
      suppressPart(
        reach,
        {
          part: (areaId) => ofCounted(areaId, ({ byBit }) => byBit[bit] ?? 0),
          of: (areaId) => known(areaId, listedOf(classes, roles, areaId)),
        },
        suppression,
        { isWholeSuppressed: true },
      ),
    ]),
  );
  const otherOf = (areaId: string) => ofCounted(areaId, ({ otherStandard }) => otherStandard);
  const isMixed = reach.communes.some(({ areaId }) => otherOf(areaId) > 0);
  const other = suppressPart(
    reach,
    { part: otherOf, of: (areaId) => known(areaId, reviewedOf(classes, areaId)) },
    suppression,
    { isWholeSuppressed: false },
  );
  const deprived = suppressPart(
    reach,
    {
      part: (areaId) => ofCounted(areaId, ({ deprivedHouseholds }) => deprivedHouseholds),
      of: (areaId) => known(areaId, reviewedOf(classes, areaId) - otherOf(areaId)),
    },
    isMixed ? { cells: other, totals: other } : suppression,
    { isWholeSuppressed: false },
  );
  return {
    totals: suppression.totals,
    classes: suppression.cells,
    deprived: isMixed ? deprived.union(other) : deprived,
    other: isMixed ? other : new Set<string>(),
    needs,
  };
}

async function hidden(
  context: ActContext,
  reach: Reach,
  asked: Asked,
  sums: ReadonlyMap<string, Sums>,
): Promise<(key: string) => Hidden> {
  const found = await suppressMeasures(context, reach, asked, sums);
  return (key) => ({
    total: found.totals.has(key),
    classes: found.classes.has(key),
    deprived: found.deprived.has(key),
    other: found.other.has(key),
    needs: new Set(asked.codes.filter((code) => found.needs.get(code)?.has(key) === true)),
  });
}

export type ShownMeasures = ReturnType<typeof shownRow>;

/** A rate is suppressed with the counts that it is made of. */
function shownRow(row: Sums, { codes, weightBase }: Pick<Asked, "codes" | "weightBase">, hides: Hidden) {
  const measures = measuresOf(row, weightBase);
  const shown = <Value>(value: Value, isHidden: boolean) => (isHidden ? suppressed : value);
  return {
    households: shown(row.households, hides.total),
    people: shown(row.people, hides.total),
    poor: shown(row.poor, hides.classes),
    nearPoor: shown(row.nearPoor, hides.classes),
    poorRate: shown(measures.poorRate, hides.classes),
    nearPoorRate: shown(measures.nearPoorRate, hides.classes),
    multidimensionalRate: shown(measures.multidimensionalRate, hides.classes),
    deprivedPeople: shown(row.deprivedPeople, hides.deprived),
    deprivationSum: shown(row.deprivationSum, hides.deprived),
    otherStandard: shown(row.otherStandard, hides.other),
    H: shown(measures.H, hides.deprived),
    A: shown(measures.A, hides.deprived),
    M0: shown(measures.M0, hides.deprived),
    deprivations: Object.fromEntries(
      codes.map((code, bit): readonly [string, ShownCount] => [
        code,
        shown(row.byBit[bit] ?? 0, hides.needs.has(code)),
      ]),
    ),
  };
}

/** Households and people by class; of a suppressed commune every class is named, for one that is absent would be a zero. */
export async function countShown(context: ActContext, communes: readonly string[], on: LocalDate) {
  const rows = await store.countByClass(context.tx, communes, on);
  const reach = await reachOfCounts(context, communes);
  if (reach === undefined) return rows;
  const { suppression, classes } = await suppressClasses(context.tx, reach, on);
  const counted = new Set(rows.map(({ areaId }) => areaId));
  // Areas of a past day that have ended are beyond what is weighed: nothing of them is shown.
  const within = new Set(reach.communes.map(({ areaId }) => areaId));
  const isShown = (areaId: string) => within.has(areaId) && !suppression.cells.has(areaId);
  const reported = rows.filter(({ areaId }) => isShown(areaId));
  const withheld = [...counted].filter((areaId) => !isShown(areaId));
  return [
    ...reported,
    ...withheld.flatMap((areaId) =>
      classes.map((one) => ({ areaId, class: one, households: suppressed, people: suppressed })),
    ),
  ];
}
