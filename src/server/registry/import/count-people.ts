import type { Cells } from "#programme/registry/import/compile-reading.ts";
import type { PreparedMapping } from "#programme/registry/import/prepare-mapping.ts";
import type { Table } from "#server/registry/tables/table.ts";

/** How many usable rows each household has in the file of people: by it a household is known to be complete. */
export type PeopleCounts = ReadonlyMap<string, number>;

/** With the mapping, which may read rows by what the whole of the file shows. */
export type CountedPeople = { readonly counts: PeopleCounts; readonly mapping: PreparedMapping };

/** What a row of the file of people is: of a household, to be skipped, or not usable. */
export function personRow(
  mapping: PreparedMapping,
  width: number,
): (cells: Cells) => { readonly key: string } | "skip" | "no key" | "wrong cells" {
  return (cells) => {
    if (mapping.skips(cells)) return "skip";
    const key = mapping.personHousehold(cells);
    if (key === undefined) return "no key";
    return cells.length === width ? { key } : "wrong cells";
  };
}

/**
 * Reads the file once through before anything is written: rows of a household may stand apart, and half a household must never
 * be taken for a whole one. It costs a twentieth of the import and one number a household in memory.
 */
export async function countPeople(mapping: PreparedMapping, people: Table): Promise<CountedPeople> {
  const kindOf = personRow(mapping, people.columns.length);
  const counts = new Map<string, number>();
  let isMonthFirst = false;
  for await (const batch of people.batches()) {
    for (const { cells } of batch) {
      const kind = kindOf(cells);
      isMonthFirst ||= mapping.birthOrder(cells) === "month first";
      if (typeof kind === "object") counts.set(kind.key, (counts.get(kind.key) ?? 0) + 1);
    }
  }
  return { counts, mapping: { ...mapping, isMonthFirst } };
}
