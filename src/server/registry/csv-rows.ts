import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure } from "#kernel/result.ts";
import type { SourceRow } from "#programme/registry/import/mapped-household.ts";

export type CsvTable = {
  readonly columns: readonly string[];
  /** Row by row in batches, each read once. @throws CsvError when the text is not CSV (an open quote). */
  readonly batches: () => AsyncGenerator<readonly SourceRow[]>;
};

/** Runs what reads CSV; a text that is not CSV is refused with the line where reading ended. */
export async function refusingBrokenCsv<Value>(
  work: () => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CsvError) return failure(refuse("registry.csv_broken", { line: Number(error["lines"] ?? 0) }));
    throw error;
  }
}

const batchSize = 8000;

/** Opens a CSV of any size: UTF-8, separated by comma, semicolon or tab, whichever the first line has most of. */
export async function openCsv(source: AsyncIterable<Uint8Array | string> | Iterable<string>): Promise<CsvTable> {
  const texts = decoded(source);
  const first = await texts.next();
  const start = first.done === true ? "" : first.value;
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(start),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  let broken: unknown;
  void pipeline(Readable.from(joined(start, texts)), parser).catch((error: unknown) => {
    broken = error;
  });
  const records = recordBatches(parser, () => broken);
  const head = await records.next();
  const [columns = [], ...rest] = head.done === true ? [] : head.value;
  return {
    columns,
    batches: async function* () {
      let number = 1;
      const numbered = (cells: readonly string[]): SourceRow => {
        number += 1;
        return { number, cells };
      };
      if (rest.length > 0) yield rest.map(numbered);
      for await (const batch of records) yield batch.map(numbered);
    },
  };
}

async function* recordBatches(parser: ReturnType<typeof parse>, broken: () => unknown): AsyncGenerator<string[][]> {
  let batch: string[][] = [];
  for (;;) {
    for (let record: string[] | null = parser.read(); record !== null; record = parser.read()) {
      batch.push(record);
      if (batch.length < batchSize) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
    batch = [];
    if (parser.readableEnded || parser.destroyed) break;
    await nextEvent(parser);
  }
  if (broken() !== undefined) throw broken();
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

/** Separators of column-text.ts and the null character, which PostgreSQL does not store. */
function storable(text: string): string {
  return text.replaceAll("\0", " ").replaceAll("\u001E", " ").replaceAll("\u001F", " ");
}

async function* decoded(source: AsyncIterable<Uint8Array | string> | Iterable<string>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of source) {
    const text = typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
    if (text !== "") yield storable(text);
  }
}

async function* joined(start: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield start;
  yield* rest;
}

function delimiterOf(text: string): string {
  const line = text.slice(0, text.search(/[\r\n]|$/));
  const count = (delimiter: string) => line.split(delimiter).length;
  return [",", ";", "\t"].toSorted((a, b) => count(b) - count(a))[0] ?? ",";
}
