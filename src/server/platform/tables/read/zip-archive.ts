/** A ZIP archive that is read entry by entry, and not at all when unpacking it could hurt. */
import type { Readable } from "node:stream";
import { fromBufferPromise, openPromise } from "yauzl";
import type { Entry } from "yauzl";
import { refuse } from "#kernel/refusal.ts";
import { TableBroken } from "./table-broken.ts";
import type { ZipLimits } from "./table-limits.ts";
import type { TableSource } from "./table-source.ts";

export type ZipArchive = {
  readonly has: (name: string) => boolean;
  /** The entry unpacked, as a stream. */
  readonly open: (name: string) => Promise<Readable>;
  readonly close: () => void;
};

/** Below this many bytes a part may be packed as well as it likes. */
const large = 20_000_000;
const opening = { lazyEntries: true, autoClose: false };

/** Sizes are checked before anything is unpacked, and by the reader while it unpacks: an entry that lies about its size breaks off. */
export async function openZip(source: TableSource, { entries, unpacked, ratio }: ZipLimits): Promise<ZipArchive> {
  const opened =
    "path" in source ? openPromise(source.path, opening) : fromBufferPromise(Buffer.from(source.bytes), opening);
  const zip = await opened.catch((error: unknown) => {
    throw new TableBroken(refuse("table.archive_broken", { problem: messageOf(error) }));
  });
  const found = new Map<string, Entry>();
  let sum = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      sum += entry.uncompressedSize;
      const swells = entry.uncompressedSize > large && entry.uncompressedSize > entry.compressedSize * ratio;
      if (zip.entryCount > entries || sum > unpacked || swells)
        throw new TableBroken(refuse("table.archive_too_large", { entry: entry.fileName.slice(0, 200), bytes: sum }));
      if (entry.isEncrypted()) throw new TableBroken(refuse("table.with_password"));
      found.set(entry.fileName, entry);
    }
  } catch (error) {
    zip.close();
    if (error instanceof TableBroken) throw error;
    throw new TableBroken(refuse("table.archive_broken", { problem: messageOf(error) }));
  }
  return {
    has: (name) => found.has(name),
    open: async (name) => {
      const entry = found.get(name);
      if (entry === undefined) throw new TableBroken(refuse("table.archive_broken", { problem: `no ${name}` }));
      try {
        return await zip.openReadStreamPromise(entry);
      } catch (error) {
        throw new TableBroken(refuse("table.archive_broken", { problem: messageOf(error) }));
      }
    },
    close: () => zip.close(),
  };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
