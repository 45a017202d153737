import type { TableFile } from "#contract/table-file.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure } from "#kernel/result.ts";
import { readInThread } from "./read-in-thread.ts";
import type { UploadedRows } from "./read-in-thread.ts";
import { Turns } from "./turns.ts";

/** So many are read at a time, no matter who hands them in; the others wait, or are asked to come again. */
const turns = new Turns({ atOnce: 2, waiting: 40 });
const most = { seconds: 20, megabytes: 400 };

/**
 * Reads a table that somebody handed in, in a thread with a limit of time and memory: whatever the file does, the server goes on. Nothing
 * of the database may be held while it runs.
 */
export async function readUpload(file: TableFile): Promise<Result<UploadedRows, Refusal>> {
  const bytes = file.format === "csv" ? Buffer.from(file.text) : Buffer.from(file.base64, "base64");
  const read = await turns.take(async () => readInThread(bytes, most));
  return read ?? failure(refuse("table.reader_busy"));
}
