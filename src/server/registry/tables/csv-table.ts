import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import { refuse } from "#kernel/refusal.ts";
import type { Encoding } from "#programme/registry/import/encoding/detect-encoding.ts";
import type { SourceRow } from "#programme/registry/import/mapped-household.ts";
import { rowReader, decoded, readingOf } from "./read-bytes.ts";
import { shapeRows } from "./shape-rows.ts";
import { TableBroken } from "./table-broken.ts";
import { nothingLeftOut, rowsABatch } from "./table.ts";
import type { ReadOptions, Table } from "./table.ts";

const sampleSize = 1 << 20;

/** Opens a CSV of any size in one of the known encodings, separated by comma, semicolon or tab, whichever its first lines have most of. */
export async function openCsv(source: AsyncIterable<Uint8Array>, options: ReadOptions = {}): Promise<Table> {
  const chunks = source[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let size = 0;
  while (size < sampleSize) {
    const next = await chunks.next();
    if (next.done === true) break;
    first.push(next.value);
    size += next.value.length;
  }
  const sample = Buffer.concat(first);
  const reading = readingOf(sample, options.encoding);
  return tableOf(decoded(joined(sample, chunks), reading), reading.encoding);
}

/** CSV that is text already; letters typed for a font are found in it all the same. */
export async function openCsvText(text: string): Promise<Table> {
  return openCsv(Readable.from([Buffer.from(text)]));
}

async function tableOf(texts: AsyncGenerator<string>, encoding: Encoding): Promise<Table> {
  const next = await texts.next();
  const start = next.done === true ? "" : next.value;
  const delimiter = delimiterOf(start);
  const leftOut = nothingLeftOut();
  const rows = csvRows(joined(start, texts), delimiter, rowReader(encoding));
  const { columns, headRow, batches } = await shapeRows(rows, leftOut, "short rows are broken");
  return { columns, reading: { format: "csv", encoding, delimiter, headRow, leftOut }, batches };
}

async function* csvRows(
  texts: AsyncIterable<string>,
  delimiter: string,
  read: (cells: readonly string[]) => readonly string[],
): AsyncGenerator<readonly SourceRow[]> {
  const parser = parse({ bom: true, delimiter, relax_column_count: true, relax_quotes: true });
  const ended = pipeline(Readable.from(texts), parser).then(
    () => undefined,
    (error: unknown) => error,
  );
  let number = 0;
  for await (const records of recordBatches(parser)) {
    yield records.map((cells): SourceRow => {
      number += 1;
      return { number, cells: read(cells) };
    });
  }
  const broken = await ended;
  if (broken instanceof CsvError)
    throw new TableBroken(refuse("registry.csv_broken", { line: Number(broken["lines"] ?? 0) }));
  if (broken !== undefined) throw broken;
}

async function* recordBatches(parser: ReturnType<typeof parse>): AsyncGenerator<string[][]> {
  let batch: string[][] = [];
  for (;;) {
    for (let record: string[] | null = parser.read(); record !== null; record = parser.read()) {
      batch.push(record);
      if (batch.length < rowsABatch) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
    batch = [];
    if (parser.readableEnded || parser.destroyed) return;
    await nextEvent(parser);
  }
}

const wakingEvents = ["readable", "end", "close"] as const;

/** More records, the end, or the end by an error. Listeners are taken off again: a long file would gather thousands. */
async function nextEvent(parser: ReturnType<typeof parse>): Promise<void> {
  await new Promise<void>((resolve) => {
    const wake = () => {
      for (const event of wakingEvents) parser.off(event, wake);
      resolve();
    };
    for (const event of wakingEvents) parser.on(event, wake);
  });
}

async function* joined<Part>(start: Part, rest: AsyncIterator<Part>): AsyncGenerator<Part> {
  yield start;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

function delimiterOf(text: string): string {
  const lines = text.split(/\r\n|[\r\n]/, 30);
  const count = (delimiter: string) => Math.max(...lines.map((line) => line.split(delimiter).length));
  return [",", ";", "\t"].toSorted((a, b) => count(b) - count(a))[0] ?? ",";
}
