import type { LeftOutOfFile } from "#programme/registry/import/left-out.ts";
import type { HouseholdRows, SourceRow } from "#programme/registry/import/mapped-household.ts";
import type { PreparedMapping } from "#programme/registry/import/prepare-mapping.ts";
import type { FileName } from "#programme/registry/import/quarantine.ts";
import type { PeopleCounts } from "./count-people.ts";
import type { Table } from "#server/registry/tables/table.ts";
import { holdRow } from "./hold-row.ts";
import type { HeldRow } from "./hold-row.ts";
import { PeopleByHousehold } from "#server/registry/household/people-by-household.ts";

export type ImportTables = { readonly households?: Table | undefined; readonly people: Table };

export type GroupedRows = {
  readonly households: readonly HouseholdRows[];
  readonly held: readonly HeldRow[];
  readonly skipped: number;
  readonly leftOut: readonly LeftOutOfFile[];
  readonly householdRows: number;
  readonly peopleRows: number;
  /** Of the files gone through since the batch before, those without a household among them. */
  readonly sourceRows: number;
};

/** Brings the rows of each household together, a batch at a time, in whatever order they stand. */
export function groupRows(
  mapping: PreparedMapping,
  tables: ImportTables,
  counts: PeopleCounts,
): AsyncGenerator<GroupedRows> {
  const people = new PeopleByHousehold(mapping, tables.people.columns.length, counts);
  return tables.households === undefined
    ? groupPeople(people, tables.people)
    : groupTwoFiles(mapping, people, { households: tables.households, people: tables.people });
}

async function* groupPeople(people: PeopleByHousehold, table: Table): AsyncGenerator<GroupedRows> {
  for await (const batch of table.batches()) {
    const households = batch.flatMap((row): HouseholdRows[] => {
      const key = people.take(row);
      return key === undefined ? [] : [{ key, household: undefined, people: people.rowsOf(key) }];
    });
    yield {
      households,
      ...people.takeCounts(table),
      householdRows: 0,
      peopleRows: batch.length,
      sourceRows: table.takeRows(),
    };
  }
  // What is below the last household: sums and signatures.
  yield { households: [], ...people.takeCounts(table), householdRows: 0, peopleRows: 0, sourceRows: table.takeRows() };
}

/** Files in the same order are read side by side; otherwise people that come before their household wait in memory. */
async function* groupTwoFiles(
  mapping: PreparedMapping,
  people: PeopleByHousehold,
  tables: { readonly households: Table; readonly people: Table },
): AsyncGenerator<GroupedRows> {
  const rows = oneByOne(tables.people);
  const width = tables.households.columns.length;
  const seen = new Set<string>();
  for await (const batch of tables.households.batches()) {
    const households: HouseholdRows[] = [];
    const held: HeldRow[] = [];
    let peopleRows = 0;
    for (const row of batch) {
      const key = mapping.householdKey(row.cells);
      if (key === undefined) held.push(holdRow("households", row, undefined, "key", "missing_value"));
      else if (row.cells.length !== width) held.push(holdRow("households", row, key, "row", "wrong_cells"));
      else if (seen.has(key)) held.push(holdRow("households", row, key, "key", "household_twice"));
      else {
        seen.add(key);
        peopleRows += await readUntilComplete(people, key, rows);
        households.push({ key, household: row, people: people.rowsOf(key) });
      }
    }
    const taken = people.takeCounts(tables.people);
    yield {
      households,
      held: [...held, ...taken.held],
      skipped: taken.skipped,
      leftOut: [...taken.leftOut, ...ofFile("households", tables.households)],
      householdRows: batch.length,
      peopleRows,
      sourceRows: rowsOf(tables),
    };
  }
  let peopleRows = 0;
  for await (const row of rows) {
    people.take(row);
    peopleRows += 1;
  }
  const left = people.left().map(({ key, row }) => holdRow("people", row, key, "household", "household_not_in_file"));
  const taken = people.takeCounts(tables.people);
  const leftOut = [...taken.leftOut, ...ofFile("households", tables.households)];
  yield {
    households: [],
    held: [...taken.held, ...left],
    skipped: taken.skipped,
    leftOut,
    householdRows: 0,
    peopleRows,
    sourceRows: rowsOf(tables),
  };
}

const rowsOf = ({ households, people }: Required<ImportTables>) => (households?.takeRows() ?? 0) + people.takeRows();

export function ofFile(file: FileName, table: Table): readonly LeftOutOfFile[] {
  return table.takeLeftOut().map((row) => ({ ...row, file }));
}

async function readUntilComplete(
  people: PeopleByHousehold,
  key: string,
  rows: AsyncGenerator<SourceRow>,
): Promise<number> {
  let read = 0;
  while (!people.isComplete(key)) {
    const next = await rows.next();
    if (next.done === true) break;
    people.take(next.value);
    read += 1;
  }
  return read;
}

async function* oneByOne(table: Table): AsyncGenerator<SourceRow> {
  for await (const batch of table.batches()) yield* batch;
}
