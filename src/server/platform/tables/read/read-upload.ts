import { Worker } from "node:worker_threads";
import type { TableFile } from "#contract/table-file.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { Turns } from "./turns.ts";
import type { FileReading, TableRow } from "./table.ts";
import type { UploadMessage } from "./upload-message.ts";

/** A table that came with a request: its rows with anything in them, title and head among them. */
export type UploadedRows = { readonly reading: FileReading; readonly rows: readonly TableRow[] };

/** What one file may cost. The largest within `uploadLimits` takes about two seconds and 200 MB (read-upload.test.ts). */
const mostSeconds = 20;
const mostMegabytes = 400;

/** So many are read at a time, whoever hands them in; the others wait, or are asked to come again. */
const turns = new Turns({ atOnce: 2, waiting: 40 });

/**
 * Reads a table that somebody handed in, in a thread with a limit of time and memory: whatever the file does, the server goes on. Nothing
 * of the database may be held while it runs.
 */
export async function readUpload(file: TableFile): Promise<Result<UploadedRows, Refusal>> {
  const bytes = file.format === "csv" ? Buffer.from(file.text) : Buffer.from(file.base64, "base64");
  const read = await turns.take(async () => readInThread(bytes));
  return read ?? failure(refuse("table.reader_busy"));
}

async function readInThread(bytes: Uint8Array): Promise<Result<UploadedRows, Refusal>> {
  const worker = new Worker(new URL("upload-worker.ts", import.meta.url), {
    workerData: bytes,
    // It needs no secret of the server's environment and none of its options.
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Result<UploadedRows, Refusal>>((resolve, reject) => {
      timer = setTimeout(
        () => resolve(failure(refuse("table.takes_too_long", { seconds: mostSeconds }))),
        mostSeconds * 1000,
      );
      const rows: TableRow[] = [];
      worker.on("message", (message: UploadMessage) => {
        if (message.kind === "rows") for (const row of message.rows) rows.push(row);
        else if (message.kind === "end") resolve(success({ reading: message.reading, rows }));
        else resolve(failure(message.refusal));
      });
      worker.once("error", (error) => {
        if (error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY")
          resolve(failure(refuse("table.takes_too_much_memory", { megabytes: mostMegabytes })));
        else reject(error);
      });
      worker.once("exit", (code) => reject(new Error(`the reader of tables ended with ${code}`)));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
