/** Counts of a past day, given in the units of that day or in those of another day (the present ones). */
import type { LocalDate } from "#kernel/local-date.ts";
import { isInForce } from "#programme/area/area.ts";
import type { AreaHistory } from "#programme/area/area-history.ts";
import { ancestors, areaAt, predecessorsOf, successorsOf } from "#programme/area/area-history.ts";

/** As recorded: in which commune and village households lived on the day. */
export type Counted = {
  readonly communeId: string;
  readonly villageId: string | null;
  readonly households: number;
  readonly people: number;
};
export type CountedArea = {
  readonly areaId: string;
  readonly households: number;
  readonly people: number;
  /** Shared out, because the unit went into several or came of several: the sum is exact, the parts are not. */
  readonly isEstimate: boolean;
};
export type Share = { readonly areaId: string; readonly weight: number; readonly isEstimate: boolean };

/** The units in force on the day that this unit is part of or has become, with what falls to each. */
export function unitsOn(history: AreaHistory, areaId: string, on: LocalDate): readonly Share[] {
  const area = history.byId.get(areaId);
  const itself = [{ areaId, weight: 1, isEstimate: false }];
  if (area === undefined || isInForce(area, on)) return itself;
  const isOver = area.validTo !== undefined && area.validTo < on;
  const links = isOver ? successorsOf(history, areaId) : predecessorsOf(history, areaId);
  if (links.length === 0) return itself;
  const next = links.map(({ fromId, toId }) => (isOver ? toId : fromId));
  // Anyone who lives in a unit of one origin lived in that origin; a unit that went away in part may have left people elsewhere.
  const isEstimate = links.length > 1 || (isOver && links.some(({ extent }) => extent === "part"));
  const populations = next.map((id) => history.byId.get(id)?.population ?? 0);
  const total = populations.reduce((sum, population) => sum + population, 0);
  return next.flatMap((id, at) => {
    const weight = populations.every((population) => population > 0) ? (populations[at] ?? 0) / total : 1 / next.length;
    return unitsOn(history, id, on).map((unit) => ({
      areaId: unit.areaId,
      weight: weight * unit.weight,
      isEstimate: isEstimate || unit.isEstimate,
    }));
  });
}

/** Whole numbers in these proportions that add up to the whole: the largest remainders are rounded up. */
export function shareOut(whole: number, weights: readonly number[]): readonly number[] {
  const exact = weights.map((weight) => whole * weight);
  const shares = exact.map(Math.floor);
  const left = whole - shares.reduce((sum, share) => sum + share, 0);
  const byRemainder = exact
    .map((value, at) => ({ at, remainder: value - Math.floor(value) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.at - b.at);
  for (const { at } of byRemainder.slice(0, left)) shares[at] = (shares[at] ?? 0) + 1;
  return shares;
}

/** Sums by the units directly below an area; `on` is the day whose units are used. Of a commune by its villages. */
export function countsBelow(
  history: AreaHistory,
  counted: readonly Counted[],
  asked: { readonly areaId: string; readonly on: LocalDate },
): readonly CountedArea[] {
  const sums = new Map<string, CountedArea>();
  const rowsOf = memo((communeId) => rowsBelow(history, communeId, asked));
  const villagesOf = memo((villageId) => unitsOn(history, villageId, asked.on));
  for (const { communeId, villageId, households, people } of counted) {
    // Of a commune its villages are counted: those of the day, in the villages that they were or have become.
    const rows = rowsOf(communeId).flatMap((row): readonly RowShare[] =>
      row.areaId !== communeId || communeId !== asked.areaId || villageId === null
        ? [row]
        : villagesOf(villageId).map(({ areaId, weight, isEstimate }) => ({
            areaId,
            weight: row.weight * weight,
            isEstimate: row.isEstimate || isEstimate,
          })),
    );
    const weights = rows.map(({ weight }) => weight);
    const [ofHouseholds, ofPeople] = [shareOut(households, weights), shareOut(people, weights)];
    for (const [at, row] of rows.entries()) {
      const { areaId } = row;
      if (areaId === undefined) continue;
      const before = sums.get(areaId) ?? { areaId, households: 0, people: 0, isEstimate: false };
      sums.set(areaId, {
        areaId,
        households: before.households + (ofHouseholds[at] ?? 0),
        people: before.people + (ofPeople[at] ?? 0),
        isEstimate: before.isEstimate || row.isEstimate,
      });
    }
  }
  return [...sums.values()].filter(({ households, people }) => households > 0 || people > 0);
}

type RowShare = { readonly areaId: string | undefined; readonly weight: number; readonly isEstimate: boolean };

/** The rows that a commune's households fall to; `undefined` is outside the asked area. What falls to one row whole is exact. */
function rowsBelow(
  history: AreaHistory,
  communeId: string,
  asked: { readonly areaId: string; readonly on: LocalDate },
): readonly RowShare[] {
  const units = unitsOn(history, communeId, asked.on);
  const byRow = Map.groupBy(units, ({ areaId }) => rowBelow(history, areaId, asked));
  return [...byRow].map(([areaId, of]) => ({
    areaId,
    weight: of.reduce((sum, { weight }) => sum + weight, 0),
    isEstimate: byRow.size > 1 && of.some(({ isEstimate }) => isEstimate),
  }));
}

/** The unit directly below the asked area in which this one lies on the day; the area itself when it is that one. */
function rowBelow(
  history: AreaHistory,
  unitId: string,
  { areaId, on }: { readonly areaId: string; readonly on: LocalDate },
): string | undefined {
  const path = [unitId, ...ancestors(history, unitId, on).map(({ id }) => id)];
  const asked = history.byId.get(areaId);
  // The country is above all areas and is none of them.
  if (asked === undefined) return path.at(-1);
  const then = areaAt(history, asked.code, on)?.id;
  const at = path.findIndex((id) => id === areaId || id === then);
  return at === -1 ? undefined : at === 0 ? areaId : path[at - 1];
}

function memo<Value>(make: (key: string) => Value): (key: string) => Value {
  const made = new Map<string, Value>();
  return (key) => {
    const found = made.get(key);
    if (found !== undefined) return found;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
