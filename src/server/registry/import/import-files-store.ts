import type { Tx } from "#server/platform/database/database.ts";
import type { Id } from "#kernel/id.ts";

export type ImportFile = { readonly fileId: Id<"import-file">; readonly areaId: string; readonly name: string };

export async function addImportFile(
  tx: Tx,
  file: ImportFile & { readonly size: number; readonly sha256: string; readonly at: string; readonly by: string },
): Promise<void> {
  await tx
    .insertInto("registry.import_files")
    .values({
      file_id: file.fileId,
      area_id: file.areaId,
      name: file.name,
      size: BigInt(file.size),
      sha256: file.sha256,
      handed_in_at: file.at,
      handed_in_by: file.by,
    })
    .execute();
}

/** A file whose bytes are still there. */
export async function findImportFile(tx: Tx, fileId: Id<"import-file">): Promise<ImportFile | undefined> {
  const row = await tx
    .selectFrom("registry.import_files")
    .select(["file_id", "area_id", "name"])
    .where("file_id", "=", fileId)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  return row && { fileId: row.file_id, areaId: row.area_id, name: row.name };
}

/** Files that nothing waits for any more: handed in before that instant, and no import that is not finished reads them. */
export async function takeStaleFiles(tx: Tx, before: string, now: string): Promise<readonly Id<"import-file">[]> {
  const rows = await tx
    .updateTable("registry.import_files as file")
    .set({ removed_at: now })
    .where("file.removed_at", "is", null)
    .where("file.handed_in_at", "<", before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("registry.imports as import")
            .select("import.import_id")
            .where("import.state", "in", ["queued", "running"])
            .where(({ or, eb, ref }) =>
              or([
                eb("import.households_file_id", "=", ref("file.file_id")),
                eb("import.people_file_id", "=", ref("file.file_id")),
              ]),
            ),
        ),
      ),
    )
    .returning("file.file_id")
    .execute();
  return rows.map((row) => row.file_id);
}

/** Those of these files whose bytes are still needed. */
export async function listKeptFiles(tx: Tx, names: readonly string[]): Promise<readonly string[]> {
  if (names.length === 0) return [];
  const rows = await tx
    .selectFrom("registry.import_files")
    .select("file_id")
    .where("removed_at", "is", null)
    .where(({ eb, cast, ref, val }) => eb(cast<string>(ref("file_id"), "text"), "=", eb.fn.any(val(names))))
    .execute();
  return rows.map((row) => row.file_id);
}
