import { Worker } from "node:worker_threads";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { FileReading, TableRow } from "./table.ts";
import type { UploadMessage } from "./upload-message.ts";

/** A table that came with a request: its rows with anything in them, title and head among them. */
export type UploadedRows = { readonly reading: FileReading; readonly rows: readonly TableRow[] };

/** What one file may cost before its thread is ended. */
export type ThreadLimits = { readonly seconds: number; readonly megabytes: number };

/**
 * Not in the pool of platform/threads.ts: a file may be hostile, so its thread knows no secret, has a limit of memory of its own, is ended
 * with the file whatever that did to it, and takes no place from the papers that others wait for. A pool would keep the thread, share one limit
 * among all work, and hand over all rows at once where these come in batches.
 */
export async function readInThread(
  bytes: Uint8Array,
  { seconds, megabytes }: ThreadLimits,
): Promise<Result<UploadedRows, Refusal>> {
  const worker = new Worker(new URL("upload-worker.ts", import.meta.url), {
    workerData: bytes,
    // It needs no secret of the server's environment and none of its options.
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Result<UploadedRows, Refusal>>((resolve, reject) => {
      timer = setTimeout(() => resolve(failure(refuse("table.takes_too_long", { seconds }))), seconds * 1000);
      const rows: TableRow[] = [];
      worker.on("message", (message: UploadMessage) => {
        if (message.kind === "rows") for (const row of message.rows) rows.push(row);
        else if (message.kind === "end") resolve(success({ reading: message.reading, rows }));
        else resolve(failure(message.refusal));
      });
      worker.once("error", (error) => {
        if (error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY")
          resolve(failure(refuse("table.takes_too_much_memory", { megabytes })));
        else reject(error);
      });
      worker.once("exit", (code) => reject(new Error(`the reader of tables ended with ${code}`)));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
