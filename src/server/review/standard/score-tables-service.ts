import { glob, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import * as contract from "#contract/review/explanation.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { columnsCalled } from "#kernel/table-head.ts";
import { readScoreRows, scoreColumns } from "#programme/review/standard/score-table.ts";
import type { ScoreTable } from "#programme/review/standard/score-table.ts";
import { addRecordOfTable } from "#server/platform/act/keyed-act.ts";
import { areaOfBody } from "#server/platform/act/area-named.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import { countryPacks, PackInvalid, readPackFile } from "#server/platform/pack-files.ts";
import { nameColumns } from "#server/platform/tables/read/name-columns.ts";
import type { NamedTable } from "#server/platform/tables/read/name-columns.ts";
import { readUpload } from "#server/platform/tables/read/read-upload.ts";
import type { UploadedRows } from "#server/platform/tables/read/read-in-thread.ts";
import { addScoreTable, listScoreTableRows } from "./score-tables-store.ts";

export const listScoreTables = readOwnAreas(contract.listScoreTables, async ({ tx }) =>
  success({ rows: await listScoreTableRows(tx) }),
);

export const loadScoreTable = addRecordOfTable(
  contract.loadScoreTable,
  {
    name: "score_table",
    areaOf: areaOfBody,
    idOf: ({ body }) => body.scoreTableId,
  },
  async ({ tx, now }, { body }, uploaded) => {
    const named = nameScoreColumns(uploaded);
    if (!named.ok) return named;
    const rows = readScoreRows(named.value.rows);
    if (!rows.ok) {
      const [first] = rows.failure;
      const row = named.value.rowOf(first?.row ?? 1);
      return failure(refuse("review.table_wrong", { ...first, row, errors: rows.failure.length }));
    }
    const table: ScoreTable = { standardId: body.standardId, name: body.name, sample: false, rows: rows.value };
    if (!(await addScoreTable(tx, { scoreTableId: body.scoreTableId, table, now })))
      return failure(refuse("review.table_loaded_already"));
    const questions = new Set(rows.value.map((row) => row.question)).size;
    return done({ rows: rows.value.length }, { rows: rows.value.length, questions, sample: false });
  },
);

function nameScoreColumns(uploaded: UploadedRows): Result<NamedTable, Refusal> {
  return nameColumns(uploaded, {
    nameOf: columnsCalled(scoreColumns.map((column) => [column, column])),
    required: scoreColumns,
  });
}

const manifest = z.strictObject({
  name: z.string(),
  standardId: z.string(),
  sample: z.literal(true),
  file: z.string(),
});

/** The tables of points that come with the standards. */
async function readSampleTables(): Promise<readonly ScoreTable[]> {
  const files: string[] = [];
  for await (const file of glob("standards/*/score-tables/*.yaml", { cwd: fileURLToPath(countryPacks()) }))
    files.push(file.replaceAll("\\", "/"));
  return Promise.all(files.toSorted().map(readSampleTable));
}

async function readSampleTable(file: string): Promise<ScoreTable> {
  const { value } = await readPackFile(file, manifest);
  const text = await readFile(new URL(value.file, new URL(file, countryPacks())), "utf8");
  const uploaded = await readUpload({ format: "csv", text });
  const named = uploaded.ok ? nameScoreColumns(uploaded.value) : uploaded;
  if (!named.ok) throw new PackInvalid(value.file, [named.failure.code]);
  const rows = readScoreRows(named.value.rows);
  if (!rows.ok)
    throw new PackInvalid(
      value.file,
      rows.failure.map((error) => `row ${error.row}, ${error.field}: ${error.reason}; ${error.remedy}`),
    );
  return { ...value, rows: rows.value };
}

/** @throws PackInvalid */
export async function checkSampleTables(): Promise<readonly string[]> {
  await readSampleTables();
  return [];
}

/** Tables that are shipped are samples and are marked so; a province loads its own. */
export async function loadSampleTables(
  server: ServerContext,
): Promise<{ readonly loaded: boolean; readonly version: string }> {
  const tables = await readSampleTables();
  let loaded = false;
  for (const table of tables)
    loaded =
      (await addScoreTable(server.database, { scoreTableId: server.newId(), table, now: server.now() })) || loaded;
  return { loaded, version: tables.map(({ name }) => name).join(", ") };
}
