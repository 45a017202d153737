import { sql } from "kysely";
import type { z } from "zod";
import type { importSummary, leftOutRow, quarantineRow } from "#contract/registry/import.ts";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { noCounts } from "#programme/registry/import/import-counts.ts";
import type { ImportCounts } from "#programme/registry/import/import-counts.ts";
import type { LeftOutOfFile } from "#programme/registry/import/left-out.ts";
import type { Mapping } from "#programme/registry/import/mapping.ts";
import { remedyOf } from "#programme/registry/import/quarantine.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { HeldRow } from "./hold-row.ts";

export type ImportSummary = z.output<typeof importSummary>;
export type QuarantineRow = z.output<typeof quarantineRow>;
type LeftOutShown = z.output<typeof leftOutRow>;

export async function addImport(
  tx: Tx,
  made: {
    readonly importId: Id<"import">;
    readonly areaId: string;
    readonly mapping: Mapping;
    readonly officerId: Id<"officer">;
    readonly now: string;
    readonly state: "queued" | "running";
    readonly columns: object;
    readonly files?:
      | { readonly householdsFileId: Id<"import-file">; readonly peopleFileId: Id<"import-file"> | undefined }
      | undefined;
    readonly options?: object | undefined;
  },
): Promise<void> {
  await tx
    .insertInto("registry.imports")
    .values({
      import_id: made.importId,
      area_id: made.areaId,
      source_system: made.mapping.source,
      mapping: JSON.stringify(made.mapping),
      state: made.state,
      started_at: made.now,
      officer_id: made.officerId,
      counts: JSON.stringify(noCounts),
      reading: JSON.stringify({ columns: made.columns }),
      households_file_id: made.files?.householdsFileId ?? null,
      people_file_id: made.files?.peopleFileId ?? null,
      options: JSON.stringify(made.options ?? {}),
    })
    .execute();
}

export async function endImport(
  tx: Tx,
  ended: {
    readonly importId: Id<"import">;
    readonly state: "finished" | "failed" | "cancelled";
    readonly now: string;
    readonly counts: ImportCounts;
    readonly failure?: Refusal | undefined;
  },
): Promise<void> {
  await tx
    .updateTable("registry.imports")
    .set({
      state: ended.state,
      finished_at: ended.now,
      counts: JSON.stringify(ended.counts),
      failure:
        ended.failure === undefined ? null : JSON.stringify({ code: ended.failure.code, facts: ended.failure.facts }),
    })
    .where("import_id", "=", ended.importId)
    .execute();
}

export async function addQuarantine(
  tx: Tx,
  into: { readonly importId: Id<"import">; readonly areaId: string },
  held: readonly HeldRow[],
  columnsOf: (file: "households" | "people") => readonly string[],
): Promise<void> {
  if (held.length === 0) return;
  const rows = held.map(({ entry, row }) => ({
    file: entry.file,
    row_number: entry.rowNumber,
    household_key: entry.householdKey ?? null,
    field: entry.field,
    reason: entry.reason,
    remedy: remedyOf[entry.reason],
    raw: rawOf(columnsOf(entry.file), row.cells),
    beside: entry.beside ?? null,
  }));
  await sql`insert into registry.quarantine_rows (import_id, row_number, area_id, file, household_key, field, reason, remedy, raw,
      beside)
    select ${into.importId}::uuid, row.row_number, ${into.areaId}, row.file, row.household_key, row.field, row.reason, row.remedy, row.raw,
      row.beside
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (file text, row_number bigint, household_key text, field text,
      reason text, remedy text, raw jsonb, beside text)
    on conflict do nothing`.execute(tx);
}

export async function addLeftOutRows(
  tx: Tx,
  into: { readonly importId: Id<"import">; readonly areaId: string },
  rows: readonly LeftOutOfFile[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into registry.left_out_rows (import_id, file, row_number, last_row, area_id, reason, said)
    select ${into.importId}::uuid, row.file, row."rowNumber", row."lastRow", ${into.areaId}, row.reason, row.text
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (file text, "rowNumber" bigint, "lastRow" bigint, reason text, text text)
    on conflict do nothing`.execute(tx);
}

/** In the order of the files' rows. */
export async function listLeftOutRows(tx: Tx, importId: Id<"import">, limit: number): Promise<LeftOutShown[]> {
  const found =
    await sql<LeftOutShown>`select file, row_number::int as "rowNumber", coalesce(last_row, row_number)::int as "lastRow",
      reason, said as text
    from registry.left_out_rows where import_id = ${importId} order by file, row_number limit ${limit}`.execute(tx);
  return found.rows;
}

/** The row as it stood, without its empty cells. */
export function rawOf(columns: readonly string[], cells: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(cells.flatMap((cell, at) => (cell === "" ? [] : [[columns[at] ?? `(${at + 1})`, cell]])));
}

const summary = sql`import.import_id as "importId", import.area_id as "areaId", area.name as "areaName",
  import.source_system as "sourceSystem", import.state, import.started_at as "startedAt", import.finished_at as "finishedAt",
  officer.full_name as "officerName", import.counts, import.rows_done::int as "rowsDone", import.rows_in_all::int as "rowsInAll",
  import.failure`;
const sources = sql`registry.imports import join registry.areas area on area.area_id = import.area_id
  left join authority.officers officer on officer.officer_id = import.officer_id`;

/** The latest first, by the time of the server: ids are made by the program that asks, in no order. The last one shown carries the cursor. */
export async function listImportSummaries(
  tx: Tx,
  page: { readonly before: string | undefined; readonly limit: number },
): Promise<ImportSummary[]> {
  const found = await sql<ImportSummary>`select ${summary} from ${sources}
    where ${page.before ?? null}::uuid is null or (import.started_at, import.import_id)
      < (select last.started_at, last.import_id from registry.imports last where last.import_id = ${page.before ?? null}::uuid)
    order by import.started_at desc, import.import_id desc limit ${page.limit}`.execute(tx);
  return found.rows;
}

type FoundImport = ImportSummary & {
  readonly mapping: unknown;
  readonly columns: { readonly households: string[]; readonly people: string[] };
  readonly cancelAskedAt: string | null;
  readonly canContinue: boolean;
};

export async function findImport(tx: Tx, importId: Id<"import">): Promise<FoundImport | undefined> {
  const found = await sql<FoundImport>`select ${summary}, import.mapping, import.cancel_asked_at as "cancelAskedAt",
      coalesce(import.reading -> 'columns', '{"households": [], "people": []}') as columns,
      import.state in ('failed', 'cancelled') and file.file_id is not null and file.removed_at is null as "canContinue"
    from ${sources} left join registry.import_files file on file.file_id = import.households_file_id
    where import.import_id = ${importId}`.execute(tx);
  return found.rows[0];
}

/** In the order of the files' rows; the cursor is the place in that order. */
export async function listQuarantineRows(
  tx: Tx,
  importId: Id<"import">,
  page: { readonly offset: number; readonly limit: number },
): Promise<QuarantineRow[]> {
  const found =
    await sql<QuarantineRow>`select row_number::int as "rowNumber", file, household_key as "householdKey", field, reason,
      remedy, raw, beside
    from registry.quarantine_rows where import_id = ${importId}
    order by file, row_number, field limit ${page.limit} offset ${page.offset}`.execute(tx);
  return found.rows;
}

/** What is wrong with these households, row by row. */
export async function listFaultsOf(
  tx: Tx,
  importId: Id<"import">,
  householdKeys: readonly string[],
): Promise<(Omit<QuarantineRow, "raw"> & { readonly householdKey: string })[]> {
  if (householdKeys.length === 0) return [];
  const found = await sql<
    Omit<QuarantineRow, "raw"> & { householdKey: string }
  >`select row_number::int as "rowNumber", file,
      household_key as "householdKey", field, reason, remedy, beside
    from registry.quarantine_rows where import_id = ${importId} and household_key = any(${householdKeys}::text[])
    order by file, row_number, field`.execute(tx);
  return found.rows;
}

export async function countQuarantineRows(tx: Tx, importId: Id<"import">): Promise<number> {
  const found = await sql<{ total: number }>`select count(*)::int as total from registry.quarantine_rows
    where import_id = ${importId}`.execute(tx);
  return found.rows[0]?.total ?? 0;
}

/** Where an import or its file belongs, for the check of the area before it is read. */
export async function areaOfImport(tx: Tx, importId: Id<"import">): Promise<string | undefined> {
  const row = await tx
    .selectFrom("registry.imports")
    .select("area_id")
    .where("import_id", "=", importId)
    .executeTakeFirst();
  return row?.area_id;
}

export async function areaOfFile(tx: Tx, fileId: Id<"import-file">): Promise<string | undefined> {
  const row = await tx
    .selectFrom("registry.import_files")
    .select("area_id")
    .where("file_id", "=", fileId)
    .executeTakeFirst();
  return row?.area_id;
}
