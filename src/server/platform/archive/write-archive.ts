import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import type { Manifest, Part } from "./manifest.ts";
import { sealing } from "./sealed-file.ts";

/** One table on its way into an archive. `rows` is asked for once all bytes have passed. */
export type PartToWrite = {
  readonly name: string;
  readonly columns?: string[];
  readonly open: () => Readable;
  readonly rows: () => number;
};

/**
 * Writes a zip of tables, one after the other, with a manifest of what each holds at its end; sealed when there is a passphrase. The file
 * stands under its own name only when it is whole.
 */
export async function writeArchive(
  file: string,
  facts: Omit<Manifest, "tables">,
  parts: readonly PartToWrite[],
  passphrase?: string,
): Promise<Manifest> {
  const zip = new ZipFile();
  const written: Part[] = [];
  const wholeManifest = () => ({ ...facts, tables: written });
  const output = Readable.from(zip.outputStream);
  for (const part of parts) {
    zip.addReadStreamLazy(`${part.name}.rows`, { compressionLevel: 3 }, (give) => {
      const [stream, sums] = [part.open(), measuring()];
      sums.once("end", () =>
        written.push({
          name: part.name,
          rows: part.rows(),
          ...sums.reported(),
          ...(part.columns === undefined ? {} : { columns: part.columns }),
        }),
      );
      stream.once("error", (error) => output.destroy(error));
      give(null, stream.pipe(sums));
    });
  }
  zip.addReadStreamLazy("manifest.json", (give) => {
    give(null, Readable.from([Buffer.from(JSON.stringify(wholeManifest(), undefined, 2))]));
  });
  zip.end();
  const unfinished = `${file}.unfinished`;
  const target = createWriteStream(unfinished, { mode: 0o600 });
  try {
    if (passphrase === undefined) await pipeline(output, target);
    else await pipeline(output, await sealing(passphrase), target);
    await flushToDisk(unfinished);
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return wholeManifest();
}

async function flushToDisk(file: string): Promise<void> {
  const handle = await open(file, "r+");
  await handle.sync().finally(async () => handle.close());
}

class Measuring extends Transform {
  readonly #hash = createHash("sha256");
  #bytes = 0;
  override _transform(chunk: Buffer, _encoding: string, done: (error: null, chunk: Buffer) => void): void {
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
    done(null, chunk);
  }
  /** Of what has passed; may be asked more than once. */
  reported(): { readonly bytes: number; readonly sha256: string } {
    return { bytes: this.#bytes, sha256: this.#hash.copy().digest("hex") };
  }
}

export function measuring(): Measuring {
  return new Measuring();
}
