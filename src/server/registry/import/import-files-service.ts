/** Files of an import: kept, shown as tables, tried; and the imports of them begun, cancelled and continued. */
import { mkdir, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Decoded } from "#contract/endpoint.ts";
import * as contract from "#contract/registry/import-file.ts";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import type { SourceRow } from "#programme/registry/import/mapped-household.ts";
import { suggestMapping } from "#programme/registry/import/suggest-mapping.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { areaOfBody, areaOfQuery } from "#server/platform/act/area-named.ts";
import { addRecord, done, readIn } from "#server/platform/act/record-act.ts";
import type { Config } from "#server/platform/config.ts";
import { undone } from "#server/platform/database/database.ts";
import { filesFolder } from "#server/platform/http/receive-file.ts";
import { refusingBrokenTable } from "#server/platform/tables/read/table-broken.ts";
import { listEthnicities } from "#server/area/published.ts";
import { addImportFile, findImportFile } from "./import-files-store.ts";
import { listMappingsFor, rememberMapping } from "./import-mappings-store.ts";
import { askCancel, queueAgain } from "./import-progress-store.ts";
import { importAct } from "./import-record.ts";
import { factsOfTrial, rowsOfTrial, summaryOf, writeTables } from "./import-service.ts";
import { addImport, areaOfFile } from "./imports-store.ts";
import { prepareRun, readMapping } from "./open-import.ts";
import { openTable } from "#server/registry/tables/open-table.ts";
import type { OpenOptions } from "#server/registry/tables/open-table.ts";
import type { Table, TableReading } from "#server/registry/tables/table.ts";
import { isBeingTakenBack } from "#server/registry/take-back/take-backs-store.ts";
import type { ImportJob } from "./import-job-data.ts";

export function importFilePath(config: Config, fileId: Id<"import-file">): string {
  return join(filesFolder(config, "imports"), fileId);
}

/** Keeps a file until its import is over. */
export const uploadFile = addRecord(
  contract.uploadFile,
  { name: "import_file", areaOf: areaOfQuery, idOf: ({ params }) => params.fileId },
  async ({ tx, now, actor, server }, { params: { fileId }, query }, file) => {
    if (file === undefined) return failure(refuse("request.file_empty"));
    const { size, sha256 } = file;
    await addImportFile(tx, { ...query, fileId, size, sha256, at: now, by: actor.officerId });
    const path = importFilePath(server.config, fileId);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await rename(file.path, path);
    return done({ size, sha256 }, { fileId, size, sha256 });
  },
);

/** Of reading, while somebody waits for an answer and a transaction is open. */
const mostSeconds = 20;
const rowsShown = 20;
/** So many rows tell what the values of a column mean. */
const rowsSampled = 500;

export const readFile = readIn(
  contract.readFile,
  async (tx, { params }) => areaOfFile(tx, params.fileId),
  async ({ tx, server, today }, { params, query }) =>
    refusingBrokenTable(async () => {
      const file = await findImportFile(tx, params.fileId);
      if (file === undefined) return failure(refuse("record.not_found"));
      const table = await openTable(importFilePath(server.config, params.fileId), { ...query, seconds: mostSeconds });
      const { columns } = table;
      const rows = (await firstRows(table, rowsSampled)).map(({ cells }) => [...cells]);
      return success({
        name: file.name,
        reading: shownReading(table.reading),
        columns: [...columns],
        rows: rows.slice(0, rowsShown),
        suggested: suggestMapping({
          columns,
          rows,
          hidden: table.reading.hidden,
          fileName: file.name,
          registeredOn: query.registeredOn ?? today,
          ethnicities: await listEthnicities(tx),
        }),
        remembered: [...(await listMappingsFor(tx, { areaId: file.areaId, columns }))],
      });
    }),
);

function shownReading(reading: TableReading) {
  const { format, encoding, delimiter, sheet, sheets = [], headRow, hidden, hiddenSheets = [], leftOut } = reading;
  const lists = { sheets: [...sheets], hidden: [...hidden], hiddenSheets: [...hiddenSheets] };
  return { format, encoding, delimiter, sheet, ...lists, headRow, leftOut };
}

async function firstRows({ batches }: Table, most: number): Promise<readonly SourceRow[]> {
  const first: SourceRow[] = [];
  for await (const batch of batches()) {
    first.push(...batch.slice(0, most - first.length));
    if (first.length >= most) break;
  }
  return first;
}

type Files = Decoded<typeof contract.tryFiles>["body"];

/** The tables of an import, opened; the people once more for anyone who must count them first. */
export async function openFiles(
  config: Config,
  files: OpenOptions & {
    readonly householdsFileId: Id<"import-file">;
    readonly peopleFileId?: Id<"import-file"> | undefined;
  },
  advance?: (rows: number) => void,
) {
  const open = async (fileId: Id<"import-file">) => openTable(importFilePath(config, fileId), files);
  const openPeople = async () => counted(await open(files.peopleFileId ?? files.householdsFileId), advance);
  return {
    openPeople,
    tables: {
      people: await openPeople(),
      ...(files.peopleFileId === undefined ? {} : { households: await open(files.householdsFileId) }),
    },
  };
}

function counted(table: Table, advance: ((rows: number) => void) | undefined): Table {
  if (advance === undefined) return table;
  return {
    ...table,
    batches: async function* () {
      for await (const batch of table.batches()) {
        advance(batch.length);
        yield batch;
      }
    },
  };
}

/** A trial answers while somebody waits; the beginning of a long file shows what is wrong with the rest. */
const rowsTried = 20_000;

export const tryFiles = addRecord(
  contract.tryFiles,
  { name: "import", areaOf: areaOfBody, idOf: (_input, { newId }) => newId() },
  async (context, { body }) =>
    refusingBrokenTable(async () => {
      const mapping = readMapping(body.mapping);
      if (!mapping.ok) return mapping;
      const missing = await missingFile(context, body);
      if (missing !== undefined) return failure(missing);
      const importId = context.newId<"import">();
      let isWhole = true;
      const limited = (table: Table): Table => ({
        ...table,
        batches: async function* () {
          let rows = 0;
          for await (const batch of table.batches()) {
            rows += batch.length;
            yield batch;
            if (rows < rowsTried) continue;
            isWhole = false;
            return;
          }
        },
      });
      const tried = await undone(context.tx, async () => {
        const { tables, openPeople } = await openFiles(context.server.config, { ...body, seconds: mostSeconds });
        const written = await writeTables(context, {
          importId,
          areaId: body.areaId,
          roundId: body.roundId,
          mapping: mapping.value,
          tables: { ...tables, people: limited(tables.people) },
          people: limited(await openPeople()),
          newVillages: "all",
        });
        if (!written.ok) return written;
        return success({ ...written.value, ...(await rowsOfTrial(context, importId)) });
      });
      return tried.ok ? done(factsOfTrial(tried.value), { ...tried.value, isWhole }) : tried;
    }),
);

async function missingFile({ tx }: ActContext, files: Files): Promise<Refusal | undefined> {
  for (const fileId of [files.householdsFileId, files.peopleFileId]) {
    if (fileId === undefined) continue;
    const file = await findImportFile(tx, fileId);
    if (file === undefined) return refuse("registry.file_not_on_server", { fileId });
    if (file.areaId !== files.areaId) return refuse("registry.file_of_another_area", { areaId: file.areaId });
  }
  return undefined;
}

/** Records the import and queues it: both or neither. */
export const startImport = addRecord(
  contract.startImport,
  { name: "import", areaOf: areaOfBody, idOf: ({ body }) => body.importId },
  async (context, { body }) =>
    refusingBrokenTable(async () => {
      const { tx, now, actor, server } = context;
      const mapping = readMapping(body.mapping);
      if (!mapping.ok) return mapping;
      const missing = await missingFile(context, body);
      if (missing !== undefined) return failure(missing);
      const { importId, areaId, householdsFileId, peopleFileId, roundId, newVillages, sheet, encoding } = body;
      const { tables } = await openFiles(server.config, { ...body, seconds: mostSeconds });
      const run = await prepareRun(context, { importId, areaId, mapping: mapping.value, tables, roundId });
      if (!run.ok) return run;
      const { columns } = run.value;
      await addImport(tx, {
        importId,
        areaId,
        mapping: mapping.value,
        officerId: actor.officerId,
        now,
        state: "queued",
        columns,
        files: { householdsFileId, peopleFileId },
        options: { roundId, newVillages, sheet, encoding },
      });
      await rememberMapping(tx, {
        areaId,
        mapping: mapping.value,
        columns: columns.people,
        at: now,
        by: actor.officerId,
      });
      await enqueueImport(context, { importId, areaId });
      return done({ source: mapping.value.source, state: "queued" }, await summaryOf(context, importId));
    }),
);

export const cancelImport = importAct(contract.cancelImport, async (context) => {
  const { record: found, tx, now } = context;
  const { importId, state } = found;
  if (state !== "queued" && state !== "running") return failure(refuse("registry.import_is_over", { state }));
  await askCancel(tx, importId, now);
  return done({ state: "cancel asked" }, await summaryOf(context, importId));
});

export const continueImport = importAct(contract.continueImport, async (context) => {
  const { record: found, tx } = context;
  const { importId, state, householdsFileId } = found;
  if (state !== "failed" && state !== "cancelled") return failure(refuse("registry.import_cannot_go_on", { state }));
  if (await isBeingTakenBack(tx, importId)) return failure(refuse("registry.take_back_is_running"));
  const file = householdsFileId === null ? undefined : await findImportFile(tx, householdsFileId);
  if (file === undefined) return failure(refuse("registry.file_not_on_server", { fileId: householdsFileId ?? "" }));
  await queueAgain(tx, importId);
  await enqueueImport(context, found);
  return done({ state: "queued" }, await summaryOf(context, importId));
});

/** The work is done for the officer who asked for it, as that officer may. */
async function enqueueImport(
  { tx, server, actor }: ActContext,
  { importId, areaId }: { readonly importId: Id<"import">; readonly areaId: string },
): Promise<void> {
  const job: ImportJob = { importId, areaId, officerId: actor.officerId, fullName: actor.fullName };
  await server.jobs.enqueue(tx, "registry.import", job);
}
