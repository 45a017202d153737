/** What must hold between the rows of a pack of areas: no rule here looks at one row alone. */
import { addDays } from "#kernel/local-date.ts";
import type { Area, AreaSuccession } from "./area.ts";
import type { PackError } from "./pack-table.ts";

export type AreaLine = { readonly file: string; readonly row: number; readonly area: Area };
export type SuccessionLine = { readonly row: number; readonly succession: AreaSuccession };

export function checkAreas(lines: readonly AreaLine[], successions: readonly SuccessionLine[]): PackError[] {
  const byId = new Map(lines.map(({ area }) => [area.id, area]));
  return [
    ...lines.flatMap((line) => [...checkValidity(line), ...checkParent(line, byId)]),
    ...checkUniqueIds(lines),
    ...checkUniqueCodes(lines),
    ...successions.flatMap((line) => checkSuccession(line, byId)),
    ...checkRepeatedSuccessions(successions),
  ];
}

function checkValidity({ file, row, area }: AreaLine): PackError[] {
  if (area.validFrom === undefined || area.validTo === undefined || area.validFrom <= area.validTo) return [];
  const reason = `${area.id} ends on ${area.validTo}, before it begins on ${area.validFrom}`;
  return [{ file, row, field: "valid_to", reason, remedy: "put the last day in force at or after the first" }];
}

function checkParent({ file, row, area }: AreaLine, byId: ReadonlyMap<string, Area>): PackError[] {
  if (area.parentId === undefined) {
    if (area.kind === "province" || area.kind === "city") return [];
    const reason = `${area.id} (${area.fullName}) has no parent`;
    return [{ file, row, field: "parent", reason, remedy: "name the id of the unit it belongs to" }];
  }
  const passed = new Set([area.id]);
  for (let id: string | undefined = area.parentId; id !== undefined; id = byId.get(id)?.parentId) {
    if (passed.has(id)) {
      const reason = `${area.id} is above itself: ${[...passed, id].join(" -> ")}`;
      return [{ file, row, field: "parent", reason, remedy: "break the circle at the wrong parent" }];
    }
    if (!byId.has(id)) {
      if (id !== area.parentId) return [];
      const reason = `there is no area ${id}`;
      return [{ file, row, field: "parent", reason, remedy: "name the id of a unit of this pack" }];
    }
    passed.add(id);
  }
  return [];
}

function checkUniqueIds(lines: readonly AreaLine[]): PackError[] {
  const repeated = [...Map.groupBy(lines, ({ area }) => area.id).values()].filter((group) => group.length > 1);
  return repeated.flatMap((group) =>
    group.slice(1).map(({ file, row, area }) => ({
      file,
      row,
      field: "id",
      reason: `the id ${area.id} stands already in ${group[0]?.file} line ${group[0]?.row}`,
      remedy: "give an ended unit the id code@year, keep the plain code for the one in force",
    })),
  );
}

/** One code is one unit a day; otherwise a file that names a code could mean two places. */
function checkUniqueCodes(lines: readonly AreaLine[]): PackError[] {
  const errors: PackError[] = [];
  for (const group of Map.groupBy(lines, ({ area }) => area.code).values()) {
    const ordered = group.toSorted((a, b) => ((a.area.validFrom ?? "") < (b.area.validFrom ?? "") ? -1 : 1));
    for (const [position, { file, row, area }] of ordered.entries()) {
      const earlier = ordered[position - 1]?.area;
      if (earlier === undefined || earlier.id === area.id) continue;
      if (earlier.validTo !== undefined && area.validFrom !== undefined && earlier.validTo < area.validFrom) continue;
      const reason = `${earlier.id} and ${area.id} carry the code ${area.code} at the same time`;
      errors.push({ file, row, field: "valid_from", reason, remedy: "end the earlier unit before the later begins" });
    }
  }
  return errors;
}

function checkSuccession({ row, succession }: SuccessionLine, byId: ReadonlyMap<string, Area>): PackError[] {
  const errors: PackError[] = [];
  const add = (field: string, reason: string, remedy: string) =>
    errors.push({ file: "successions", row, field, reason, remedy });
  const from = byId.get(succession.fromId);
  const to = byId.get(succession.toId);
  if (from === undefined) add("from", `there is no area ${succession.fromId}`, "name the id of an ended unit");
  if (to === undefined) add("to", `there is no area ${succession.toId}`, "name the id of the unit that followed");
  if (from !== undefined && (from.validTo === undefined || addDays(from.validTo, 1) !== succession.date)) {
    const last = from.validTo ?? "no last day";
    add(
      "date",
      `${from.id} has ${last}, its successor begins on ${succession.date}`,
      "let the old unit end on the day before",
    );
  }
  if (to !== undefined && to.validFrom !== succession.date) {
    const first = to.validFrom ?? "no first day";
    add("date", `${to.id} has ${first}, the succession is of ${succession.date}`, "use the first day of the new unit");
  }
  return errors;
}

/** A unit that went somewhere as a whole went nowhere else. */
function checkRepeatedSuccessions(lines: readonly SuccessionLine[]): PackError[] {
  const errors: PackError[] = [];
  for (const [fromId, group] of Map.groupBy(lines, ({ succession }) => succession.fromId)) {
    const whole = group.some(({ succession }) => succession.extent === "whole");
    if (group.length < 2 || !whole) continue;
    errors.push({
      file: "successions",
      row: group[1]?.row ?? 0,
      field: "extent",
      reason: `${fromId} went as a whole and has ${group.length} successors`,
      remedy: "mark each of them part, or keep one",
    });
  }
  return errors;
}
