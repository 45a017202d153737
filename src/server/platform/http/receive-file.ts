import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { bodyChunks, BrokenOff, TooLarge, TooSlow } from "./body-chunks.ts";
import type { Config } from "#server/platform/config.ts";
import type { ReceivedFile } from "#server/platform/act/route.ts";

/** Files that people handed in, below the folder of the installation; all processes of an installation see the same folder. */
export function filesFolder(config: Config, kind: "received" | "imports"): string {
  return join(resolve(config.VUON_HOME ?? ".vuon"), "files", kind);
}

/** Writes the body of a request to the disk as it comes, never more than may be. What is broken off leaves nothing. */
export async function receiveFile(request: Request, config: Config): Promise<Result<ReceivedFile, Refusal>> {
  const largest = config.VUON_LARGEST_FILE;
  const tooLarge = refuse("request.file_too_large", { megabytes: Math.floor(largest / 1_000_000) });
  if (Number(request.headers.get("content-length") ?? 0) > largest) return failure(tooLarge);
  if (request.body === null) return failure(refuse("request.file_empty"));
  const folder = filesFolder(config, "received");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  const hash = createHash("sha256");
  let size = 0;
  async function* measured(): AsyncGenerator<Uint8Array> {
    for await (const chunk of bodyChunks(request, largest)) {
      size += chunk.length;
      hash.update(chunk);
      yield chunk;
    }
  }
  try {
    await pipeline(measured, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    await rm(path, { force: true });
    if (error instanceof TooLarge) return failure(tooLarge);
    if (error instanceof TooSlow) return failure(refuse("request.body_too_slow"));
    if (error instanceof BrokenOff) return failure(refuse("request.broken_off"));
    throw error;
  }
  if (size > 0) return success({ path, size, sha256: hash.digest("hex") });
  await rm(path, { force: true });
  return failure(refuse("request.file_empty"));
}
