/** The figure of an indicator as the reader may see it, for every rule over the households of an area. */
import type { LocalDate } from "#kernel/local-date.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import type { ShownCount } from "#kernel/suppression/shown-count.ts";
import { suppressFamily } from "#kernel/suppression/suppress-family.ts";
import type { CountRule } from "#programme/planning/framework/programme-pack.ts";
import type { Disaggregation } from "#programme/planning/framework/programme-parts.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { isWholeReach, keyOfCommunes } from "#server/suppression/count-reader.ts";
import type { Reach } from "#server/suppression/count-reader.ts";
import { suppressByArea, suppressVillages } from "#server/suppression/suppress-by-area.ts";
import { suppressClasses } from "#server/suppression/suppress-classes.ts";
import { partCells } from "#server/suppression/suppress-part.ts";
import { countByCommune, countByRule } from "#server/planning/need/counts-store.ts";
import type { Place } from "./framework-places-store.ts";

export type ShowFigures = {
  readonly whole: (count: number) => ShownCount;
  readonly group: (key: string, count: number) => ShownCount;
};
export const showEveryFigure: ShowFigures = { whole: (count) => count, group: (_key, count) => count };

type Asked = {
  readonly area: Place;
  readonly on: LocalDate;
  readonly rule: CountRule;
  readonly by?: Disaggregation | undefined;
  readonly areaClass?: string | null | undefined;
};

/** Communes whose figure is suppressed: of those counted by the rule and the rest, in every commune that the reader could compare. */
export async function communesShown(
  tx: Tx,
  reach: Reach,
  { on, rule, areaClass }: Pick<Asked, "on" | "rule" | "areaClass">,
): Promise<ReadonlySet<string>> {
  const communes = reach.communes.map(({ areaId }) => areaId);
  const rows = await countByCommune(tx, { communes, on, rules: [rule], areaClass });
  const counted = new Map(rows.map((row) => [row.communeId, row]));
  const { suppression } = await suppressClasses(tx, reach, on);
  const cellsOf = (areaId: string) => {
    const row = counted.get(areaId);
    return partCells(row?.values[0] ?? 0, row?.among[0]);
  };
  return suppressByArea(reach, cellsOf, { cells: suppression.cells, totals: suppression.cells }).cells;
}

export async function figuresShown(tx: Tx, reach: Reach, asked: Asked): Promise<ShowFigures> {
  const { area, on, rule, by } = asked;
  const ofCommunes = await communesShown(tx, reach, asked);
  const isCommuneHidden = ofCommunes.has(keyOfCommunes(reach, area.communes));
  const isCommune = area.isCommune || area.isVillage;
  const villages = isCommune ? await countByRule(tx, { communes: area.communes, on, rule, by: "village" }) : [];
  const counted = new Map(villages.map((row) => [row.key ?? "", row]));
  const ofVillages = suppressVillages(
    [...counted.keys()],
    (key) => partCells(counted.get(key)?.value ?? 0, counted.get(key)?.among),
    { smallest: reach.smallest, isCommuneHidden },
  );
  const isWholeHidden = area.isVillage ? ofVillages.has(area.areaId) : isCommuneHidden;
  const hiddenGroups = by === "village" ? (isCommune ? ofVillages : undefined) : await groupsShown(tx, reach, asked);
  const shown = (count: number, isHidden: boolean): ShownCount => (isHidden ? suppressed : count);
  return {
    whole: (count) => shown(count, isWholeHidden),
    group: (key, count) => shown(count, isWholeHidden || hiddenGroups?.has(key) !== false),
  };
}

/**
 * Groups could be compared commune by commune: they are shown of all that the reader reaches, or not at all (undefined). Classes of
 * areas overlap, so their sum tells nothing.
 */
async function groupsShown(
  tx: Tx,
  reach: Reach,
  { area, on, rule, by }: Asked,
): Promise<ReadonlySet<string> | undefined> {
  const { byCommune } = await suppressClasses(tx, reach, on);
  if (by === undefined || !isWholeReach(reach, byCommune, area.communes) || area.isVillage) return undefined;
  const groups = await countByRule(tx, { communes: area.communes, on, rule, by });
  const rows = groups.map((row) => ({ key: row.key ?? "", cells: partCells(row.value, row.among) ?? [] }));
  return suppressFamily(rows, reach.smallest)?.cells;
}
