import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ServerContext } from "#server/platform/server-context.ts";
import { filesFolder } from "./receive-file.ts";

/** The act that a file came with has ended long before. */
const dayKept = 86_400_000;

/** A process that was killed while it received a file leaves it behind, and no row names it. */
export async function removeReceivedFiles({ config, now }: ServerContext): Promise<void> {
  const folder = filesFolder(config, "received");
  await removeFilesBefore(folder, Date.parse(now()) - dayKept, async (names) => names);
}

/** Removes files that were last written before an instant, of those that `unused` tells. A folder that is not there is empty. */
export async function removeFilesBefore(
  folder: string,
  before: number,
  unused: (names: readonly string[]) => Promise<readonly string[]>,
): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  });
  const old: string[] = [];
  for (const name of names) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found?.isFile() === true && found.mtimeMs < before) old.push(name);
  }
  for (const name of await unused(old)) await rm(join(folder, name), { force: true });
}
