import { readFile } from "node:fs/promises";
import type { TableFile } from "#contract/table-file.ts";

/** A file as it travels: its bytes. What they are is found out where they are read. */
export async function tableFileOf(path: string): Promise<TableFile> {
  return { format: "file", base64: await readFile(path, "base64") };
}
