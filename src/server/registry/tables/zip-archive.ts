/** A ZIP archive that is read entry by entry, and not at all when unpacking it could hurt. */
import type { Readable } from "node:stream";
import yauzl from "yauzl";
import type { Entry } from "yauzl";
import { refuse } from "#kernel/refusal.ts";
import { TableBroken } from "./table-broken.ts";

export type ZipArchive = {
  readonly has: (name: string) => boolean;
  /** The entry unpacked, as a stream. */
  readonly open: (name: string) => Promise<Readable>;
  readonly close: () => void;
};

export type ZipLimits = {
  readonly entries: number;
  /** Bytes of all entries unpacked. */
  readonly unpacked: number;
  /** How many times larger an entry may be unpacked, where it is large at all. */
  readonly ratio: number;
};

/** A sheet of a million rows is about 500 MB of XML, a fortieth of it packed. */
const limits: ZipLimits = { entries: 2000, unpacked: 2_000_000_000, ratio: 250 };
const large = 20_000_000;

/** Sizes are checked before anything is unpacked, and by the reader while it unpacks: an entry that lies about its size breaks off. */
export async function openZip(path: string, { entries, unpacked, ratio }: ZipLimits = limits): Promise<ZipArchive> {
  const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false }).catch((error: unknown) => {
    throw new TableBroken(refuse("table.archive_broken", { problem: messageOf(error) }));
  });
  const found = new Map<string, Entry>();
  let sum = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      sum += entry.uncompressedSize;
      const swells = entry.uncompressedSize > large && entry.uncompressedSize > entry.compressedSize * ratio;
      if (zip.entryCount > entries || sum > unpacked || swells)
        throw new TableBroken(refuse("table.archive_too_large", { entry: entry.fileName, bytes: sum }));
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
      return zip.openReadStreamPromise(entry);
    },
    close: () => zip.close(),
  };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
