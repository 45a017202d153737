import { rm } from "node:fs/promises";
import type { ServerContext } from "#server/platform/server-context.ts";
import { filesFolder } from "#server/platform/http/receive-file.ts";
import { removeFilesBefore } from "#server/platform/http/remove-received-files.ts";
import { importFilePath } from "./import-files-service.ts";
import { listKeptFiles, takeStaleFiles } from "./import-files-store.ts";

/** People's data is not kept longer than an import may need it: to look again at what was held back, to go on with what was ended. */
const daysKept = 30;
const day = 86_400_000;

/** @param ownersServer sees files of all areas */
export async function removeStaleFiles(ownersServer: ServerContext): Promise<void> {
  const { config, database } = ownersServer;
  const now = ownersServer.now();
  const before = new Date(Date.parse(now) - daysKept * day).toISOString();
  const gone = await database.transaction().execute(async (tx) => takeStaleFiles(tx, before, now));
  for (const fileId of gone) await rm(importFilePath(config, fileId), { force: true });
  // An act that failed after its file was moved, or a process that ended between row and file, leaves bytes that no row names.
  await removeFilesBefore(filesFolder(config, "imports"), Date.parse(now) - day, async (names) => {
    const kept = new Set(await database.transaction().execute(async (tx) => listKeptFiles(tx, names)));
    return names.filter((name) => !kept.has(name));
  });
}
