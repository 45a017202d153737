import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";

/** A file on the disk, or its bytes in memory. */
export type TableSource = { readonly path: string } | { readonly bytes: Uint8Array };

const chunkSize = 1 << 16;

export async function pieceOf(source: TableSource, from: number, length: number): Promise<Uint8Array> {
  if ("bytes" in source) return source.bytes.subarray(from, from + length);
  const file = await open(source.path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

export async function sizeOf(source: TableSource): Promise<number> {
  if ("bytes" in source) return source.bytes.length;
  const file = await open(source.path);
  try {
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}

export async function* chunksOf(
  source: TableSource,
  advance: ((bytes: number) => void) | undefined,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of "bytes" in source ? piecesOf(source.bytes) : fileChunks(source.path)) {
    advance?.(chunk.length);
    yield chunk;
  }
}

async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  const stream: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: chunkSize });
  yield* stream;
}

function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
}
