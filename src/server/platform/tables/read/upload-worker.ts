/** Reads one table in a thread of its own, which may be ended at any time; the rows go out in batches. */
import { parentPort, workerData } from "node:worker_threads";
import { openRows } from "./open-rows.ts";
import { TableBroken } from "./table-broken.ts";
import { uploadLimits } from "./table-limits.ts";
import type { TableRow } from "./table.ts";
import type { UploadMessage } from "./upload-message.ts";

function post(message: UploadMessage): void {
  parentPort?.postMessage(message, []);
}

const isFilled = ({ cells }: TableRow) => cells.some((cell) => cell.trim() !== "");

try {
  const { reading, rows } = await openRows({ bytes: workerData as Uint8Array }, {}, uploadLimits);
  for await (const batch of rows()) post({ kind: "rows", rows: batch.filter(isFilled) });
  post({ kind: "end", reading });
} catch (error) {
  if (!(error instanceof TableBroken)) throw error;
  post({ kind: "refused", refusal: error.refusal });
}
