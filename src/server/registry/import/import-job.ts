import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { success } from "#kernel/result.ts";
import { addCounts } from "#programme/registry/import/import-counts.ts";
import { rootArea } from "#server/platform/database/root-area.ts";
import { runAct } from "#server/platform/act/act.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import { countPeople } from "./count-people.ts";
import { groupRows } from "./group-rows.ts";
import { mapBatch, writeBatch } from "./import-batch.ts";
import type { ImportRun, MappedBatch } from "./import-batch.ts";
import { openFiles } from "./import-files-service.ts";
import { beginRun, loadImport, recordBatch } from "./import-progress-store.ts";
import type { ImportToRun } from "./import-progress-store.ts";
import { closeImport } from "./import-service.ts";
import { prepareRun } from "./open-import.ts";
import { refusingBrokenTable } from "#server/platform/tables/read/table-broken.ts";
import { jobData } from "./import-job-data.ts";

type InAct = <Value>(work: (context: ActContext) => Promise<Result<Value, Refusal>>) => Promise<Result<Value, Refusal>>;

/** The process ends: the job is given back, and another takes it up. */
class Interrupted extends Error {}

export async function runImportJob(server: ServerContext, data: object, signal: AbortSignal): Promise<void> {
  const { importId, areaId, ...actor } = jobData.parse(data);
  // The officer who asked may have lost the post since: each batch is permitted again.
  const act: InAct = async (work) =>
    runAct(server, {
      actor,
      act: "registry.importHouseholds",
      name: "registry.import",
      kind: "write",
      areaOf: async () => areaId,
      work,
    });
  const done = await refusingBrokenTable(async () => importAll(server, act, importId, signal));
  if (done.ok) return;
  await act(async (context) => close(context, importId, "failed", done.failure));
}

async function importAll(
  server: ServerContext,
  act: InAct,
  importId: Id<"import">,
  signal: AbortSignal,
): Promise<Result<undefined, Refusal>> {
  const opened = await act(async (context) => open(context, importId));
  if (!opened.ok || opened.value === undefined) return success(undefined);
  const { found, files, rowsInAll } = opened.value;
  const { tables, openPeople } = files;
  const people = await countPeople(opened.value.run.prepared, await openPeople());
  const run = { ...opened.value.run, prepared: people.mapping };
  const begun = await act(async (context) => {
    await beginRun(context.tx, importId, rowsInAll(), { columns: run.columns, people: tables.people.reading });
    await auditBatch(context, run, "running", 0);
    return success(undefined);
  });
  if (!begun.ok) return begun;
  let batch = 0;
  for await (const grouped of groupRows(run.prepared, tables, people.counts)) {
    batch += 1;
    if (batch <= found.batchesDone) continue;
    if (signal.aborted) throw new Interrupted("the process ends");
    const written = await act(async (context) => writeNext(context, run, mapBatch(run, grouped), batch));
    if (!written.ok) return written;
    if (written.value === "over") return success(undefined);
  }
  return act(async (context) => close(context, importId, "finished"));
}

async function open(context: ActContext, importId: Id<"import">) {
  const found = await loadImport(context.tx, importId);
  const isOpen = found?.state === "queued" || found?.state === "running";
  await context.audit({
    areaId: found?.areaId ?? (await rootArea(context.tx)),
    recordKind: "import",
    recordId: importId,
    facts: { state: isOpen ? "opened" : "over before" },
  });
  if (found === undefined || !isOpen || found.householdsFileId === null) return success(undefined);
  let rows = 0;
  const files = await openFiles(
    context.server.config,
    { ...found.options, householdsFileId: found.householdsFileId, peopleFileId: found.peopleFileId ?? undefined },
    (read) => {
      rows += read;
    },
  );
  const { mapping, areaId, options } = found;
  const run = await prepareRun(context, { importId, areaId, mapping, tables: files.tables, ...options });
  if (!run.ok) return run;
  return success({ run: run.value, found, files, rowsInAll: () => rows });
}

/** Writes one batch with its checkpoint, unless somebody wants the import to end or another process was faster. */
async function writeNext(
  context: ActContext,
  run: ImportRun,
  batch: MappedBatch,
  number: number,
): Promise<Result<"written" | "over", Refusal>> {
  const { tx } = context;
  const before = await loadImport(tx, run.importId);
  if (before?.state !== "running") return over(context, run, before);
  if (before.cancelAskedAt !== null) {
    await close(context, run.importId, "cancelled");
    return success("over");
  }
  if (before.batchesDone >= number) {
    await auditBatch(context, run, "batch known", 0);
    return success("written");
  }
  const counts = await writeBatch(tx, run, batch);
  await recordBatch(tx, run.importId, {
    counts: addCounts(before.counts, counts),
    batchesDone: number,
    rowsDone: before.rowsDone + counts.peopleRows,
  });
  // Last, because the entry locks the area's audit chain until the transaction ends.
  await auditBatch(context, run, "batch", counts.householdsAdded);
  return success("written");
}

async function over(context: ActContext, run: ImportRun, found: ImportToRun | undefined) {
  await auditBatch(context, run, found?.state ?? "gone", 0);
  return success("over" as const);
}

async function auditBatch(context: ActContext, run: ImportRun, state: string, householdsAdded: number): Promise<void> {
  const { areaId, importId } = run;
  await context.audit({ areaId, recordKind: "import", recordId: importId, facts: { state, householdsAdded } });
}

async function close(
  context: ActContext,
  importId: Id<"import">,
  state: "finished" | "failed" | "cancelled",
  failure?: Refusal,
): Promise<Result<undefined, Refusal>> {
  const found = await loadImport(context.tx, importId);
  if (found === undefined) return success(undefined);
  await closeImport(context, { importId, areaId: found.areaId, state, counts: found.counts, failure });
  return success(undefined);
}
