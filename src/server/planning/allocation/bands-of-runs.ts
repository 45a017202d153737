/** Which communes have a band in an allocation: the same on its page, in the ledger and on the class page of its day. */
import type { LocalDate } from "#kernel/local-date.ts";
import { bandedOf } from "#programme/planning/allocation/banded-areas.ts";
import { countsHouseholds } from "#programme/planning/allocation/criteria.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { suppressCounted } from "#server/suppression/suppress-classes.ts";
import { listClassesOn, listDecidedRuns } from "./bands-store.ts";

/** Communes whose classes are suppressed on days of decided runs, for who reads every commune and none by name. */
export async function suppressedOn(
  tx: Tx,
  days: readonly LocalDate[],
  smallest: number,
): Promise<ReadonlyMap<LocalDate, ReadonlySet<string>>> {
  if (days.length === 0) return new Map();
  const rows = Map.groupBy(await listClassesOn(tx, days), ({ onDay }) => onDay);
  return new Map(
    [...rows].map(([day, counts]) => {
      const communes = [...new Map(counts.map(({ areaId, parentId }) => [areaId, parentId]))].map(
        ([areaId, parentId]) => ({ areaId, parentId, isKnown: false }),
      );
      return [day, suppressCounted({ communes, ended: new Set(), smallest }, counts).suppression.cells];
    }),
  );
}

/** Communes with a band in any run by which money was given; `near`: of about this day. */
export async function bandedAreasOf(
  tx: Tx,
  { smallest, near }: { readonly smallest: number; readonly near?: LocalDate },
): Promise<ReadonlySet<string>> {
  const runs = (await listDecidedRuns(tx, near)).filter(({ codes }) => codes.some(countsHouseholds));
  const hidden = await suppressedOn(tx, [...new Set(runs.map(({ asOf }) => asOf))], smallest);
  return new Set(
    runs.flatMap(({ asOf, inputs, useAreaCoefficient }) => [
      ...bandedOf(inputs, { useAreaCoefficient, smallest, suppressed: hidden.get(asOf) ?? new Set() }),
    ]),
  );
}

export const bandedOn = async (tx: Tx, on: LocalDate, smallest: number) => bandedAreasOf(tx, { smallest, near: on });
