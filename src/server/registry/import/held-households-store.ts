import { sql } from "kysely";
import type { HouseholdRows } from "#programme/registry/import/mapped-household.ts";
import type { FileName } from "#programme/registry/import/quarantine.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { rawOf } from "./imports-store.ts";
import type { Id } from "#kernel/id.ts";

/** A row of a file by the names of its columns, without its empty cells. */
export type RawRow = {
  readonly file: FileName;
  readonly rowNumber: number;
  readonly raw: Readonly<Record<string, string>>;
};

export type HeldHousehold = {
  readonly householdKey: string;
  readonly rows: readonly RawRow[];
  readonly before: readonly RawRow[] | null;
  readonly state: "held" | "taken" | "left_out";
  readonly reason: string | null;
};

export async function addHeldHouseholds(
  tx: Tx,
  into: {
    readonly importId: Id<"import">;
    readonly areaId: string;
    readonly columns: Readonly<Record<FileName, readonly string[]>>;
  },
  held: readonly HouseholdRows[],
): Promise<void> {
  if (held.length === 0) return;
  const rows = held.map(({ key, household, people }) => ({
    household_key: key,
    rows: [
      ...(household === undefined ? [] : [rawRow("households", household, into.columns.households)]),
      ...people.map((row) => rawRow("people", row, into.columns.people)),
    ],
  }));
  await sql`insert into registry.held_households (import_id, household_key, area_id, rows)
    select ${into.importId}::uuid, row.household_key, ${into.areaId}, row.rows
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (household_key text, rows jsonb)
    on conflict do nothing`.execute(tx);
}

function rawRow(
  file: FileName,
  row: { readonly number: number; readonly cells: readonly string[] },
  columns: readonly string[],
): RawRow {
  return { file, rowNumber: row.number, raw: rawOf(columns, row.cells) };
}

const fields = sql`household_key as "householdKey", rows, before, state, reason`;

/** In the order of their first rows; a cursor is how many were read. */
export async function listHeldHouseholds(
  tx: Tx,
  importId: Id<"import">,
  page: { readonly state: HeldHousehold["state"]; readonly offset: number; readonly limit: number },
): Promise<HeldHousehold[]> {
  const found = await sql<HeldHousehold>`select ${fields} from registry.held_households
    where import_id = ${importId} and state = ${page.state}
    order by (rows -> 0 ->> 'rowNumber')::bigint, household_key limit ${page.limit} offset ${page.offset}`.execute(tx);
  return found.rows;
}

export async function countHeldHouseholds(
  tx: Tx,
  importId: Id<"import">,
): Promise<Readonly<Record<HeldHousehold["state"], number>>> {
  const found = await sql<{ state: HeldHousehold["state"]; count: number }>`select state, count(*)::int as count
    from registry.held_households where import_id = ${importId} group by state`.execute(tx);
  const counts = new Map(found.rows.map(({ state, count }) => [state, count]));
  return { held: counts.get("held") ?? 0, taken: counts.get("taken") ?? 0, left_out: counts.get("left_out") ?? 0 };
}

export async function loadHeldHousehold(
  tx: Tx,
  of: { readonly importId: Id<"import">; readonly householdKey: string },
): Promise<HeldHousehold | undefined> {
  const found = await sql<HeldHousehold>`select ${fields} from registry.held_households
    where import_id = ${of.importId} and household_key = ${of.householdKey} for update`.execute(tx);
  return found.rows[0];
}

/** The rows as corrected; what the file had stays beside them. */
export async function correctHeldHousehold(
  tx: Tx,
  of: { readonly importId: Id<"import">; readonly householdKey: string },
  rows: readonly RawRow[],
): Promise<void> {
  await sql`update registry.held_households set before = coalesce(before, rows), rows = ${JSON.stringify(rows)}::jsonb
    where import_id = ${of.importId} and household_key = ${of.householdKey}`.execute(tx);
  await sql`delete from registry.quarantine_rows
    where import_id = ${of.importId} and household_key = ${of.householdKey}`.execute(tx);
}

export async function decideHeldHousehold(
  tx: Tx,
  of: { readonly importId: Id<"import">; readonly householdKey: string },
  decided: {
    readonly state: "taken" | "left_out";
    readonly by: string;
    readonly at: string;
    readonly reason?: string | undefined;
  },
): Promise<void> {
  await sql`update registry.held_households set state = ${decided.state}, settled_by = ${decided.by}, settled_at = ${decided.at},
      reason = ${decided.reason ?? null}
    where import_id = ${of.importId} and household_key = ${of.householdKey}`.execute(tx);
}
