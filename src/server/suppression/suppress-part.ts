import type { Suppression } from "#kernel/suppression/suppress-family.ts";
import type { Reach } from "./count-reader.ts";
import { suppressByArea } from "./suppress-by-area.ts";

/**
 * What is suppressed of one count of a part of the households of an area, where `of` (the list, or all that were reviewed) is shown
 * unless its classes are suppressed: the part and the rest of it are both counts.
 */
export function suppressPart(
  reach: Reach,
  counts: { readonly part: (areaId: string) => number; readonly of: (areaId: string) => number | undefined },
  start: Suppression,
  options: { readonly isWholeSuppressed: boolean },
): ReadonlySet<string> {
  const whole = options.isWholeSuppressed ? { cells: start.cells, totals: start.cells } : start;
  return suppressByArea(reach, (areaId) => partCells(counts.part(areaId), counts.of(areaId)), whole).cells;
}

export function partCells(part: number, of: number | undefined): readonly number[] | undefined {
  return of === undefined ? undefined : [part, Math.max(0, of - part)];
}
