import sax from "sax";
import type { Tag } from "sax";
import type { Readable } from "node:stream";
import { refuse } from "#kernel/refusal.ts";
import { TableBroken } from "./table-broken.ts";
import { messageOf } from "./zip-archive.ts";

export type XmlHandler = {
  /** Names are without their prefix. */
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
};

/**
 * Reads XML as a stream; after each part the caller may hand on what has gathered. A document type declaration is refused: with it come
 * entities that unpack without end or fetch from elsewhere.
 */
export async function* readXml(stream: Readable, handler: XmlHandler): AsyncGenerator<void> {
  const parser = sax.parser(true, { position: false });
  let broken: unknown;
  const text = (piece: string) => handler.text?.(piece);
  Object.assign(parser, {
    onopentag: ({ name, attributes }: Tag) => handler.open?.(plain(name), attributes),
    ontext: text,
    oncdata: text,
    onclosetag: (name: string) => handler.close?.(plain(name)),
    ondoctype: () => {
      broken = new TableBroken(refuse("table.archive_broken", { problem: "DOCTYPE" }));
    },
    onerror: (error: Error) => {
      broken ??= new TableBroken(refuse("table.archive_broken", { problem: error.message.split("\n")[0] ?? "" }));
      parser.resume();
    },
  });
  const decoder = new TextDecoder();
  try {
    const chunks: AsyncIterable<Buffer> = stream;
    for await (const chunk of chunks) {
      parser.write(decoder.decode(chunk, { stream: true }));
      if (broken !== undefined) throw broken;
      yield;
    }
    parser.close();
    if (broken !== undefined) throw broken;
    yield;
  } catch (error) {
    stream.destroy();
    if (error instanceof TableBroken) throw error;
    throw new TableBroken(refuse("table.archive_broken", { problem: messageOf(error) }));
  }
}

/** Reads a small part of a workbook to its end. */
export async function readAllXml(stream: Readable, handler: XmlHandler): Promise<void> {
  const parts = readXml(stream, handler);
  while ((await parts.next()).done !== true);
}

function plain(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
