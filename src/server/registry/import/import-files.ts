import { readFile } from "node:fs/promises";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { success } from "#kernel/result.ts";
import { addCounts, noCounts } from "#programme/registry/import/import-counts.ts";
import type { ImportCounts } from "#programme/registry/import/import-counts.ts";
import { runAct } from "#server/platform/act/act.ts";
import type { ActContext, Actor } from "#server/platform/act/act.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import { countPeople } from "./count-people.ts";
import { openTable } from "#server/registry/tables/open-table.ts";
import { refusingBrokenTable } from "#server/platform/tables/read/table-broken.ts";
import type { ReadOptions, TableReading } from "#server/registry/tables/table.ts";
import { groupRows } from "./group-rows.ts";
import type { ImportTables } from "./group-rows.ts";
import { mapBatch, writeBatch } from "./import-batch.ts";
import type { ImportRun, MappedBatch } from "./import-batch.ts";
import { closeImport } from "./import-service.ts";
import { openImport, readMapping } from "./open-import.ts";

export type FileImport = {
  readonly mappingFile: string;
  /** People with their household's columns, when there is no file of people. */
  readonly householdsFile: string;
  readonly peopleFile?: string | undefined;
  readonly areaId: string;
  readonly roundId?: Id<"round"> | undefined;
  /** Adds villages that the registry does not have, where the mapping says so; otherwise their households are held back. */
  readonly addsVillages?: boolean | undefined;
  /** The sheet and the encoding, where they are not to be found out. */
  readonly read?: ReadOptions | undefined;
  /** Bytes read so far of both files, while they are written. */
  readonly advance?: ((bytes: number) => void) | undefined;
};

/** While one batch is being written the next is read and mapped, and two are written side by side (bench/import.ts). */
const batchesInFlight = 2;

/**
 * Import of files of any size: read as a stream, written a batch a transaction. What was written stays when the import is broken
 * off; the next import of the same files finds it by its source keys and goes on.
 */
export async function importFiles(
  server: ServerContext,
  actor: Actor,
  request: FileImport,
): Promise<Result<ImportDone, Refusal>> {
  return refusingBrokenTable(async () => importOpened(server, actor, request));
}

type ImportDone = {
  readonly importId: Id<"import">;
  readonly counts: ImportCounts;
  /** How the file of people was understood. */
  readonly reading: TableReading;
};

async function importOpened(
  server: ServerContext,
  actor: Actor,
  request: FileImport,
): Promise<Result<ImportDone, Refusal>> {
  const mapping = readMapping(await readFile(request.mappingFile, "utf8"));
  if (!mapping.ok) return mapping;
  const { areaId, roundId } = request;
  const newVillages = request.addsVillages === true ? "all" : [];
  let bytes = 0;
  const open = async (file: string) =>
    openTable(file, { ...request.read, advance: (size) => request.advance?.((bytes += size)) });
  const peopleFile = request.peopleFile ?? request.householdsFile;
  const tables: ImportTables = {
    people: await open(peopleFile),
    ...(request.peopleFile === undefined ? {} : { households: await open(request.householdsFile) }),
  };
  const importId = server.newId<"import">();
  const act = async <Value>(work: (context: ActContext) => Promise<Result<Value, Refusal>>) =>
    runAct(server, {
      actor,
      act: "registry.importHouseholds",
      name: "registry.import",
      kind: "write",
      areaOf: async () => areaId,
      work,
    });

  const opened = await act(async (context) =>
    openImport(context, { importId, areaId, mapping: mapping.value, tables, roundId, newVillages }, context.audit),
  );
  if (!opened.ok) return opened;
  const run = opened.value;
  const writing = new BatchWriter(run, act);
  let state: "finished" | "failed" = "failed";
  try {
    const counted = await countPeople(run.prepared, await openTable(peopleFile, request.read));
    const read = { ...run, prepared: counted.mapping };
    for await (const grouped of groupRows(read.prepared, tables, counted.counts))
      await writing.write(mapBatch(read, grouped));
    await writing.end();
    state = writing.refusal === undefined ? "finished" : "failed";
  } finally {
    await writing.settle();
    const counts = writing.counts;
    await act(async (context) => success(await closeImport(context, { importId, areaId, state, counts })));
  }
  if (writing.refusal !== undefined) return { ok: false, failure: writing.refusal };
  return success({ importId, counts: writing.counts, reading: tables.people.reading });
}

type RunAct = (
  work: (context: ActContext) => Promise<Result<ImportCounts, Refusal>>,
) => Promise<Result<ImportCounts, Refusal>>;

class BatchWriter {
  readonly #run: ImportRun;
  readonly #act: RunAct;
  readonly #inFlight = new Set<Promise<void>>();
  #failed: unknown;
  counts: ImportCounts = noCounts;
  refusal: Refusal | undefined;

  constructor(run: ImportRun, act: RunAct) {
    this.#run = run;
    this.#act = act;
  }

  /** Waits only when enough batches are being written already. */
  async write(batch: MappedBatch): Promise<void> {
    this.#raise();
    if (batch.households.length === 0 && batch.held.length === 0 && batch.leftOut.length === 0) {
      this.counts = addCounts(this.counts, batch.counts);
      return;
    }
    const one = this.#writeOne(batch).finally(() => this.#inFlight.delete(one));
    this.#inFlight.add(one);
    if (this.#inFlight.size >= batchesInFlight) await Promise.race(this.#inFlight);
  }

  async end(): Promise<void> {
    await this.settle();
    this.#raise();
  }

  async settle(): Promise<void> {
    await Promise.all(this.#inFlight);
  }

  #raise(): void {
    if (this.#failed !== undefined) throw this.#failed;
  }

  async #writeOne(batch: MappedBatch): Promise<void> {
    try {
      const { importId, areaId } = this.#run;
      const written = await this.#act(async (context) => {
        const counts = await writeBatch(context.tx, this.#run, batch);
        // Last, because the entry locks the area's audit chain until the transaction ends.
        const facts = {
          state: "batch",
          householdsAdded: counts.householdsAdded,
          householdsQuarantined: counts.householdsQuarantined,
        };
        await context.audit({ areaId, recordKind: "import", recordId: importId, facts });
        return success(counts);
      });
      if (written.ok) this.counts = addCounts(this.counts, written.value);
      else this.refusal ??= written.failure;
    } catch (error) {
      this.#failed ??= error;
    }
  }
}
