import { sql } from "kysely";
import type { ImportCounts } from "#programme/registry/import/import-counts.ts";
import type { Mapping } from "#programme/registry/import/mapping.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { ReadOptions } from "#server/registry/tables/table.ts";
import type { AgreedVillage } from "./open-import.ts";
import type { Id } from "#kernel/id.ts";

export type ImportToRun = {
  readonly importId: Id<"import">;
  readonly areaId: string;
  readonly officerId: Id<"officer">;
  readonly state: "queued" | "running" | "finished" | "failed" | "cancelled" | "taken_back";
  readonly mapping: Mapping;
  readonly householdsFileId: Id<"import-file"> | null;
  readonly peopleFileId: Id<"import-file"> | null;
  readonly options: ReadOptions & { readonly roundId?: Id<"round">; readonly newVillages?: readonly AgreedVillage[] };
  readonly counts: ImportCounts;
  readonly batchesDone: number;
  readonly rowsDone: number;
  readonly cancelAskedAt: string | null;
  readonly columns: { readonly households: readonly string[]; readonly people: readonly string[] } | null;
};

/** The import, locked until the transaction ends. */
export async function loadImport(tx: Tx, importId: Id<"import">): Promise<ImportToRun | undefined> {
  const found =
    await sql<ImportToRun>`select import_id as "importId", area_id as "areaId", officer_id as "officerId", state, mapping,
      households_file_id as "householdsFileId", people_file_id as "peopleFileId", options, counts, batches_done as "batchesDone",
      rows_done::int as "rowsDone", cancel_asked_at as "cancelAskedAt", reading -> 'columns' as columns
    from registry.imports where import_id = ${importId} for update`.execute(tx);
  return found.rows[0];
}

export async function beginRun(tx: Tx, importId: Id<"import">, rowsInAll: number, reading: object): Promise<void> {
  await tx
    .updateTable("registry.imports")
    .set({ state: "running", rows_in_all: BigInt(rowsInAll), reading: JSON.stringify(reading) })
    .where("import_id", "=", importId)
    .execute();
}

/** In the transaction of the batch itself: what it wrote is counted once, whatever happens after it. */
export async function recordBatch(
  tx: Tx,
  importId: Id<"import">,
  done: { readonly counts: ImportCounts; readonly batchesDone: number; readonly rowsDone: number },
): Promise<void> {
  await tx
    .updateTable("registry.imports")
    .set({ counts: JSON.stringify(done.counts), batches_done: done.batchesDone, rows_done: BigInt(done.rowsDone) })
    .where("import_id", "=", importId)
    .execute();
}

export async function recordCounts(tx: Tx, importId: Id<"import">, counts: ImportCounts): Promise<void> {
  await tx
    .updateTable("registry.imports")
    .set({ counts: JSON.stringify(counts) })
    .where("import_id", "=", importId)
    .execute();
}

export async function askCancel(tx: Tx, importId: Id<"import">, at: string): Promise<void> {
  await tx.updateTable("registry.imports").set({ cancel_asked_at: at }).where("import_id", "=", importId).execute();
}

export async function queueAgain(tx: Tx, importId: Id<"import">): Promise<void> {
  await tx
    .updateTable("registry.imports")
    .set({ state: "queued", cancel_asked_at: null, finished_at: null, failure: null })
    .where("import_id", "=", importId)
    .execute();
}
