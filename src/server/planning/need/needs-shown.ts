/** Needs by area as the reader may see them. */
import type { LocalDate } from "#kernel/local-date.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import type { ShownCount } from "#kernel/suppression/shown-count.ts";
import type { Suppression } from "#kernel/suppression/suppress-family.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { keyOfCommunes } from "#server/suppression/count-reader.ts";
import type { Reach } from "#server/suppression/count-reader.ts";
import { suppressByArea, suppressVillages } from "#server/suppression/suppress-by-area.ts";
import type { CellsOf } from "#server/suppression/suppress-by-area.ts";
import { suppressClasses } from "#server/suppression/suppress-classes.ts";
import { partCells } from "#server/suppression/suppress-part.ts";
import { countNeedsBy } from "./counts-store.ts";
import type { NeedCount } from "./counts-store.ts";
import type { Place } from "#server/planning/framework/framework-places-store.ts";

type By = NeedCount["by"];
export type ShowNeeds = {
  /** What may be counted; of a suppressed area each is named, for one that is absent would be a zero. */
  readonly keys: (by: By) => readonly string[];
  readonly show: (areaId: string, by: By, count: { readonly key: string; readonly count: number }) => ShownCount;
};

export function showEveryNeed(rows: readonly NeedCount[]): ShowNeeds {
  return { keys: indexed(rows).keys, show: (_areaId, _by, { count }) => count };
}

type Asked = {
  readonly area: Place;
  readonly on: LocalDate;
  /** Counts by village of the commune that is asked for, or in which the village lies. */
  readonly byVillage: readonly NeedCount[];
};

/** Which counts are shown: it depends on every commune that the reader could compare, and on the villages of the one asked for. */
export async function needsShown(tx: Tx, reach: Reach, { area, on, byVillage }: Asked): Promise<ShowNeeds> {
  const communes = reach.communes.map(({ areaId }) => areaId);
  const counts = indexed([...(await countNeedsBy(tx, communes, on, "commune")), ...byVillage]);
  const { suppression } = await suppressClasses(tx, reach, on);
  const villages = [...new Set(byVillage.flatMap(({ areaId }) => areaId ?? []))];
  const commune = keyOfCommunes(reach, area.communes);
  /** Communes first, then the villages of the one asked for; without a start it is the classes themselves. */
  const suppress = (
    cellsOf: CellsOf,
    classes?: { readonly communes: Suppression; readonly villages: ReadonlySet<string> },
  ) => {
    const start = classes === undefined ? undefined : { cells: suppression.cells, totals: suppression.cells };
    const ofCommunes = start === undefined ? suppression.cells : suppressByArea(reach, cellsOf, start).cells;
    const isCommuneHidden = ofCommunes.has(commune);
    const ofVillages = suppressVillages(villages, cellsOf, {
      smallest: reach.smallest,
      isCommuneHidden,
      start: classes?.villages,
    });
    return { communes: ofCommunes, villages: ofVillages };
  };
  const cellsOf =
    (by: By): CellsOf =>
    (areaId) =>
      counts.hasAny(areaId) ? counts.keys(by).map((key) => counts.of(areaId, by, key)) : undefined;
  const listed = (areaId: string) =>
    counts.hasAny(areaId)
      ? counts.keys("class").reduce((sum, key) => sum + counts.of(areaId, "class", key), 0)
      : undefined;
  const byClass = suppress(cellsOf("class"));
  const start = { communes: suppression, villages: byClass.villages };
  const hidden = new Map([
    ["class", byClass],
    ["road", suppress(cellsOf("road"), start)],
  ]);
  for (const by of ["need", "cause"] as const)
    for (const key of counts.keys(by))
      hidden.set(
        `${by} ${key}`,
        suppress((areaId) => partCells(counts.of(areaId, by, key), listed(areaId)), start),
      );
  const show: ShowNeeds["show"] = (areaId, by, { key, count }) => {
    const found = hidden.get(by === "class" || by === "road" ? by : `${by} ${key}`);
    const isWhole = areaId === area.areaId && !area.isVillage;
    const isHidden = isWhole
      ? found?.communes.has(commune)
      : found?.communes.has(areaId) === true || found?.villages.has(areaId);
    return isHidden === true ? suppressed : count;
  };
  return { keys: counts.keys, show };
}

function indexed(rows: readonly NeedCount[]) {
  const index = new Map(rows.map(({ areaId, by, key, households }) => [`${areaId ?? ""} ${by} ${key}`, households]));
  const areas = new Set(rows.map(({ areaId }) => areaId));
  const keys = Map.groupBy(rows, ({ by }) => by);
  return {
    hasAny: (areaId: string) => areas.has(areaId),
    of: (areaId: string, by: By, key: string) => index.get(`${areaId} ${by} ${key}`) ?? 0,
    keys: (by: By): readonly string[] => [...new Set(keys.get(by)?.map(({ key }) => key))].toSorted(),
  };
}
