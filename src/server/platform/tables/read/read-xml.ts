import sax from "sax";
import type { Tag } from "sax";
import type { Readable } from "node:stream";
import { refuse } from "#kernel/refusal.ts";
import { TableBroken } from "./table-broken.ts";
import type { Pace } from "./pace.ts";
import { messageOf } from "./zip-archive.ts";

export type XmlHandler = {
  /** Names are without their prefix. */
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
};

/** Bytes between two looks at the clock. */
const piece = 1 << 14;
/** Parts of workbooks are about ten elements deep, and no element of theirs has a hundred attributes. */
const mostDepth = 100;
const mostAttributes = 200;

/**
 * Reads XML as a stream; after each part the caller may hand on what has gathered. A document type declaration is refused: with it come
 * entities that unpack without end or fetch from elsewhere. So is what grows in memory while it is open: elements within elements, and
 * attributes.
 */
export async function* readXml(stream: Readable, handler: XmlHandler, pace: Pace): AsyncGenerator<void> {
  const parser = sax.parser(true, { position: false });
  let broken: unknown;
  let depth = 0;
  let attributes = 0;
  const breakOff = (problem: string) => {
    throw new TableBroken(refuse("table.archive_broken", { problem }));
  };
  const text = (piece: string) => handler.text?.(piece);
  Object.assign(parser, {
    onopentag: ({ name, attributes: given }: Tag) => {
      depth += 1;
      attributes = 0;
      if (depth > mostDepth) breakOff(`more than ${mostDepth} elements within each other`);
      handler.open?.(plain(name), given);
    },
    onattribute: () => {
      attributes += 1;
      if (attributes > mostAttributes) breakOff(`more than ${mostAttributes} attributes of one element`);
    },
    ontext: text,
    oncdata: text,
    onclosetag: (name: string) => {
      depth -= 1;
      handler.close?.(plain(name));
    },
    ondoctype: () => breakOff("DOCTYPE"),
    onerror: (error: Error) => {
      broken ??= new TableBroken(refuse("table.archive_broken", { problem: error.message.split("\n")[0] ?? "" }));
      parser.resume();
    },
  });
  const decoder = new TextDecoder();
  try {
    const chunks: AsyncIterable<Buffer> = stream;
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length; at += piece) {
        pace.work(() => parser.write(decoder.decode(chunk.subarray(at, at + piece), { stream: true })));
        if (broken !== undefined) throw broken;
        if (pace.isRestDue) await pace.rest();
        yield;
      }
    }
    parser.close();
    if (broken !== undefined) throw broken;
    yield;
  } catch (error) {
    if (error instanceof TableBroken) throw error;
    throw new TableBroken(refuse("table.archive_broken", { problem: messageOf(error) }));
  } finally {
    stream.destroy();
  }
}

/** Reads a small part of a workbook to its end. */
export async function readAllXml(stream: Readable, handler: XmlHandler, pace: Pace): Promise<void> {
  const parts = readXml(stream, handler, pace);
  while ((await parts.next()).done !== true);
}

function plain(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
