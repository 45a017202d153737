import { statfs } from "node:fs/promises";
import { dirname } from "node:path";

export const megabyte = 1_000_000;
/** Below this nothing is begun, and health says so: PostgreSQL stops in the middle of its work when a disk is full. */
export const leastFree = 200 * megabyte;

/** Free bytes of the disk that a folder lies on, or will lie on. */
export async function freeSpace(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (!isMissing || dirname(folder) === folder) throw error;
    return freeSpace(dirname(folder));
  }
}
