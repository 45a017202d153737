import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { refuse } from "#kernel/refusal.ts";
import { openCsv } from "./csv-table.ts";
import { TableBroken } from "./table-broken.ts";
import type { ReadOptions, Table } from "./table.ts";
import { openXlsx } from "./xlsx-table.ts";

const zipStart = "504b0304";
/** Compound file: a workbook of before 2007, or one behind a password. */
const compoundStart = "d0cf11e0";

/**
 * Opens a file of a table by what it is and not by what it is called: CSV in any of the known encodings, or a workbook (XLSX).
 * @param advance is told the bytes read of a CSV as they come; of a workbook all at its end.
 * @throws TableBroken with the reason and what to do
 */
export async function openTable(
  path: string,
  options: ReadOptions & { readonly advance?: ((bytes: number) => void) | undefined } = {},
): Promise<Table> {
  const { start, size } = await startOf(path);
  if (start === compoundStart) throw new TableBroken(refuse("table.old_workbook"));
  if (start !== zipStart) return openCsv(told(path, options.advance), options);
  const table = await openXlsx(path, options);
  return {
    ...table,
    batches: async function* () {
      yield* table.batches();
      options.advance?.(size);
    },
  };
}

async function startOf(path: string): Promise<{ readonly start: string; readonly size: number }> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return { start: buffer.subarray(0, bytesRead).toString("hex"), size: (await file.stat()).size };
  } finally {
    await file.close();
  }
}

async function* told(path: string, advance: ((bytes: number) => void) | undefined): AsyncGenerator<Uint8Array> {
  const stream: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: 1 << 18 });
  for await (const chunk of stream) {
    advance?.(chunk.length);
    yield chunk;
  }
}
