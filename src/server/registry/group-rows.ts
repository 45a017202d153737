import type { HouseholdRows, SourceRow } from "#programme/registry/import/mapped-household.ts";
import type { PreparedMapping } from "#programme/registry/import/prepare-mapping.ts";
import type { CsvTable } from "./csv-rows.ts";
import { holdRow } from "./hold-row.ts";
import type { HeldRow } from "./hold-row.ts";
import { WaitingPeople } from "./waiting-people.ts";

export type GroupedRows = {
  readonly households: readonly HouseholdRows[];
  readonly held: readonly HeldRow[];
  readonly skipped: number;
  readonly householdRows: number;
  readonly peopleRows: number;
};

/** Brings the rows of each household together, a batch at a time. */
export function groupRows(
  mapping: PreparedMapping,
  tables: { readonly households?: CsvTable | undefined; readonly people: CsvTable },
): AsyncGenerator<GroupedRows> {
  return tables.households === undefined
    ? groupPeople(mapping, tables.people)
    : groupTwoFiles(mapping, { households: tables.households, people: tables.people });
}

/** One file: the rows of a household stand together; a household is complete when the key changes. */
async function* groupPeople(mapping: PreparedMapping, people: CsvTable): AsyncGenerator<GroupedRows> {
  const seen = new Set<string>();
  const width = people.columns.length;
  let open: { readonly key: string; readonly rows: SourceRow[] } | undefined;
  for await (const batch of people.batches()) {
    const households: HouseholdRows[] = [];
    const held: HeldRow[] = [];
    let skipped = 0;
    for (const row of batch) {
      const key = mapping.personHousehold(row.cells);
      if (mapping.skips(row.cells)) skipped += 1;
      else if (key === undefined) held.push(holdRow("people", row, undefined, "household", "missing_value"));
      else if (row.cells.length !== width) held.push(holdRow("people", row, key, "row", "wrong_cells"));
      else if (open?.key === key) open.rows.push(row);
      else if (seen.has(key)) held.push(holdRow("people", row, key, "household", "rows_apart"));
      else {
        if (open !== undefined) households.push({ key: open.key, household: undefined, people: open.rows });
        seen.add(key);
        open = { key, rows: [row] };
      }
    }
    yield { households, held, skipped, householdRows: 0, peopleRows: batch.length };
  }
  const last = open === undefined ? [] : [{ key: open.key, household: undefined, people: open.rows }];
  yield { households: last, held: [], skipped: 0, householdRows: 0, peopleRows: 0 };
}

/**
 * Two files. In the same order they are read side by side; where the people stand in another order, those that were read too
 * early wait in memory for their household.
 */
async function* groupTwoFiles(
  mapping: PreparedMapping,
  tables: { readonly households: CsvTable; readonly people: CsvTable },
): AsyncGenerator<GroupedRows> {
  const people = new WaitingPeople(mapping, tables.people);
  const width = tables.households.columns.length;
  const seen = new Set<string>();
  for await (const batch of tables.households.batches()) {
    const households: HouseholdRows[] = [];
    const held: HeldRow[] = [];
    for (const row of batch) {
      const key = mapping.householdKey(row.cells);
      if (key === undefined) held.push(holdRow("households", row, undefined, "key", "missing_value"));
      else if (row.cells.length !== width) held.push(holdRow("households", row, key, "row", "wrong_cells"));
      else if (seen.has(key)) held.push(holdRow("households", row, key, "key", "household_twice"));
      else {
        seen.add(key);
        households.push({ key, household: row, people: await people.of(key) });
      }
    }
    yield grouped(households, held, batch.length, people);
  }
  const late = (await people.rest()).map(({ key, row }) =>
    holdRow("people", row, key, "household", seen.has(key) ? "rows_apart" : "household_not_in_file"),
  );
  yield grouped([], late, 0, people);
}

function grouped(
  households: readonly HouseholdRows[],
  held: readonly HeldRow[],
  householdRows: number,
  people: WaitingPeople,
): GroupedRows {
  const taken = people.take();
  return { households, held: [...held, ...taken.held], skipped: taken.skipped, householdRows, peopleRows: taken.people };
}
