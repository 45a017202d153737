import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import { refuse } from "#kernel/refusal.ts";
import { delimiterOf } from "./delimiter.ts";
import { Pace } from "./pace.ts";
import { decoded, readingOf, rowReader } from "./read-bytes.ts";
import type { ByteReading } from "./read-bytes.ts";
import { TableBroken } from "./table-broken.ts";
import { withinLimits } from "./table-limits.ts";
import type { TableLimits } from "./table-limits.ts";
import { chunksOf, pieceOf } from "./table-source.ts";
import type { TableSource } from "./table-source.ts";
import { Batches, sampleOf } from "./table.ts";
import type { ReadOptions, RowTable, TableRow } from "./table.ts";

const sampleSize = 1 << 20;
/** Of these a quote that is never closed would make one cell of the rest of the file. */
const mostOfARow = 1_000_000;

/** Opens a CSV in one of the known encodings, separated by comma, semicolon, tab or bar. */
export async function openCsv(source: TableSource, options: ReadOptions, limits: TableLimits): Promise<RowTable> {
  const sample = await pieceOf(source, 0, sampleSize);
  const reading = readingOf(sample, options.encoding);
  const delimiter = delimiterOf(firstText(sample, reading));
  const rows: RowTable["rows"] = ({ advance } = {}) =>
    withinLimits(csvRows(decoded(chunksOf(source, advance), reading), delimiter, rowReader(reading.encoding)), limits);
  const first = await sampleOf(rows());
  return { reading: { format: "csv", encoding: reading.encoding, delimiter }, first, rows };
}

/** Decoded as far as the sample goes, which may end within a character. */
function firstText(sample: Uint8Array, { decoder }: ByteReading): string {
  return new TextDecoder(decoder).decode(sample.subarray(0, 1 << 16), { stream: true });
}

async function* csvRows(
  texts: AsyncIterable<string>,
  delimiter: string,
  read: (cells: readonly string[]) => readonly string[],
): AsyncGenerator<readonly TableRow[]> {
  const parser = parse({
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: mostOfARow,
  });
  const ended = pipeline(Readable.from(texts), parser).then(
    () => undefined,
    (error: unknown) => error,
  );
  let number = 0;
  const quotes = openQuotes(delimiter);
  try {
    for await (const records of recordBatches(parser)) {
      yield records.map((cells): TableRow => {
        number += 1;
        quotes.check(cells);
        return { number, cells: read(cells) };
      });
    }
  } finally {
    // A reader that stops early must not leave the file open.
    parser.destroy();
  }
  const broken = await ended;
  if (broken instanceof CsvError)
    throw new TableBroken(refuse("table.csv_broken", { line: Number(broken["lines"] ?? 0) }));
  if (broken !== undefined) throw broken;
}

/**
 * Finds the quote that nobody closed: the rows behind it went into its cell. A cell of several lines is good where each of them is words;
 * one whose lines have half of the separators of a row has swallowed rows.
 *
 * @throws TableBroken with the line of the quote
 */
function openQuotes(delimiter: string): { readonly check: (cells: readonly string[]) => void } {
  let line = 1;
  let widest = 2;
  const swallows = (cell: string) => {
    const most = Math.max(2, Math.ceil((widest - 1) / 2));
    return (
      cell.startsWith('"') ||
      cell
        .split("\n")
        .slice(1)
        .some((part) => part.split(delimiter).length - 1 >= most)
    );
  };
  return {
    check: (cells) => {
      let at = line;
      line += 1;
      for (const cell of cells) {
        if (!cell.includes("\n")) continue;
        const breaks = cell.split("\n").length - 1;
        if (swallows(cell)) throw new TableBroken(refuse("table.quote_not_closed", { line: at }));
        at += breaks;
        line += breaks;
      }
      widest = Math.max(widest, cells.length);
    },
  };
}

async function* recordBatches(parser: ReturnType<typeof parse>): AsyncGenerator<string[][]> {
  const pace = new Pace(Infinity);
  const batches = new Batches<string[]>();
  for (;;) {
    for (let record: string[] | null = parser.read(); record !== null; record = parser.read()) {
      batches.add(record, record.length);
      const full = batches.takeFull();
      yield* full;
      if (full.length > 0 && pace.isRestDue) await pace.rest();
    }
    if (parser.readableEnded || parser.destroyed) break;
    await nextEvent(parser);
  }
  const rest = batches.rest();
  if (rest.length > 0) yield rest;
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
