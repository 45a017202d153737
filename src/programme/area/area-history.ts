/** Questions about areas as of a date. Everything is indexed once: a country has some 3,700 units and few questions are single. */
import type { LocalDate } from "#kernel/local-date.ts";
import { isInForce, type Area, type AreaSuccession } from "./area.ts";

export type AreaHistory = {
  readonly areas: readonly Area[];
  readonly byId: ReadonlyMap<string, Area>;
  readonly byCode: ReadonlyMap<string, readonly Area[]>;
  readonly childrenOf: ReadonlyMap<string, readonly Area[]>;
  readonly successionsFrom: ReadonlyMap<string, readonly AreaSuccession[]>;
  readonly successionsTo: ReadonlyMap<string, readonly AreaSuccession[]>;
};

export function indexAreas(areas: readonly Area[], successions: readonly AreaSuccession[]): AreaHistory {
  return {
    areas,
    byId: new Map(areas.map((area) => [area.id, area])),
    byCode: Map.groupBy(areas, (area) => area.code),
    childrenOf: Map.groupBy(
      areas.filter((area) => area.parentId !== undefined),
      (area) => area.parentId ?? "",
    ),
    successionsFrom: Map.groupBy(successions, (succession) => succession.fromId),
    successionsTo: Map.groupBy(successions, (succession) => succession.toId),
  };
}

export function areasInForce(history: AreaHistory, onDate: LocalDate): readonly Area[] {
  return history.areas.filter((area) => isInForce(area, onDate));
}

/**
 * The unit that carried this official code on that day. Codes of different levels have different lengths
 * (province 2, district 3, commune 5), so one code is one unit a day.
 */
export function areaAt(history: AreaHistory, code: string, onDate: LocalDate): Area | undefined {
  return history.byCode.get(code)?.find((area) => isInForce(area, onDate));
}

/** Nearest first. A parent that was another unit on that day (Đồng Nai before it became a city) is replaced by that one. */
export function ancestors(history: AreaHistory, id: string, onDate: LocalDate): readonly Area[] {
  const found: Area[] = [];
  let parentId = history.byId.get(id)?.parentId;
  while (parentId !== undefined) {
    const parent = sameUnitOn(history, parentId, onDate);
    if (parent === undefined || found.includes(parent)) break;
    found.push(parent);
    parentId = parent.parentId;
  }
  return found;
}

/** The unit itself when it was in force on that day, otherwise the one whole unit of the same code that it continues. */
function sameUnitOn(history: AreaHistory, id: string, onDate: LocalDate): Area | undefined {
  const area = history.byId.get(id);
  if (area === undefined || isInForce(area, onDate)) return area;
  return areaAt(history, area.code, onDate) ?? area;
}

/** Into which units this one went, directly. Two or more with extent `part` mean that it was split. */
export function successorsOf(history: AreaHistory, id: string): readonly AreaSuccession[] {
  return history.successionsFrom.get(id) ?? [];
}

/** Of which units this one was formed, directly. */
export function predecessorsOf(history: AreaHistory, id: string): readonly AreaSuccession[] {
  return history.successionsTo.get(id) ?? [];
}

/** Children in force on that day, by code. */
export function childrenAt(history: AreaHistory, id: string, onDate: LocalDate): readonly Area[] {
  return (history.childrenOf.get(id) ?? []).filter((area) => isInForce(area, onDate));
}
