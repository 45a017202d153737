import type { ClassRoles } from "#programme/review/standard/class-role.ts";
import { isListed } from "#programme/review/standard/class-role.ts";
import { sql } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Suppression } from "#kernel/suppression/suppress-family.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { bandedAreas } from "./banded-areas.ts";
import type { Reach } from "./count-reader.ts";
import { suppressByArea } from "./suppress-by-area.ts";

export type ClassCounts = {
  /** Households by class of each commune of the reader's reach. */
  readonly byCommune: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly classes: readonly string[];
  /** Areas whose classes are suppressed. Every other count of an area begins with this. */
  readonly suppression: Suppression;
};

/**
 * What is suppressed of households by class on a day: the same for every page, so that none tells what another leaves out. It begins
 * with the communes that have a band in an allocation: who reads both pages must find none of them exact on either.
 */
export async function suppressClasses(tx: Tx, reach: Reach, on: LocalDate): Promise<ClassCounts> {
  const found = await sql<CountOfClass>`
    select commune_id as "areaId", class, sum(households)::int as households
    from review.status_changes
    where commune_id = any(${reach.communes.map(({ areaId }) => areaId)}) and effective_on <= ${on}
    group by commune_id, class having sum(households) <> 0`.execute(tx);
  return suppressCounted(reach, found.rows, await bandedAreas.answer().bandedOn(tx, on, reach.smallest));
}

export type CountOfClass = { readonly areaId: string; readonly class: string; readonly households: number };

export function suppressCounted(
  reach: Reach,
  rows: readonly CountOfClass[],
  start: ReadonlySet<string> = new Set(),
): ClassCounts {
  const classes = [...new Set(rows.map((row) => row.class))].toSorted();
  const byCommune = new Map(
    [...Map.groupBy(rows, ({ areaId }) => areaId)].map(([areaId, own]) => [
      areaId,
      new Map(own.map((row) => [row.class, row.households])),
    ]),
  );
  const cellsOf = (areaId: string) => {
    const counts = byCommune.get(areaId);
    return counts === undefined ? undefined : classes.map((one) => counts.get(one) ?? 0);
  };
  return { byCommune, classes, suppression: suppressByArea(reach, cellsOf, { cells: start }) };
}

/** Households of a commune that are on the list. */
export function listedOf({ byCommune }: ClassCounts, roles: ClassRoles, communeId: string): number {
  const counts = [...(byCommune.get(communeId) ?? [])];
  return counts.reduce((sum, [code, count]) => (isListed(roles, code) ? sum + count : sum), 0);
}

/** All households that were reviewed of a commune. */
export function reviewedOf({ byCommune }: ClassCounts, communeId: string): number {
  return [...(byCommune.get(communeId)?.values() ?? [])].reduce((sum, count) => sum + count, 0);
}
