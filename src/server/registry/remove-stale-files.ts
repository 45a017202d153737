import { rm } from "node:fs/promises";
import type { House } from "#server/platform/house.ts";
import { importFilePath } from "./import-files-service.ts";
import { takeStaleFiles } from "./import-files-store.ts";

/** People's data is not kept longer than an import may need it: to look again at what was held back, to go on with what was ended. */
const daysKept = 30;

/** @param ownersHouse sees files of all areas */
export async function removeStaleFiles(ownersHouse: House): Promise<void> {
  const now = ownersHouse.now();
  const before = new Date(Date.parse(now) - daysKept * 86_400_000).toISOString();
  const gone = await ownersHouse.database.transaction().execute(async (tx) => takeStaleFiles(tx, before, now));
  for (const fileId of gone) await rm(importFilePath(ownersHouse.config, fileId), { force: true });
}
