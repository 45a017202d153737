import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Writable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { openPromise } from "yauzl";
import type { Entry, ZipFile } from "yauzl";
import { ArchiveRefused } from "./archive-refused.ts";
import { manifest } from "./manifest.ts";
import type { Manifest } from "./manifest.ts";
import { isSealed, unseal } from "./sealed-file.ts";
import { measuring } from "./write-archive.ts";

export type OpenArchive = {
  readonly manifest: Manifest;
  /** Streams a table out. @throws ArchiveRefused that names it when it does not hold what the manifest says. */
  read(name: string, into: Writable): Promise<void>;
  /** How many columns the rows of a table have; undefined when it has no rows. */
  countColumns(name: string): Promise<number | undefined>;
  close(): Promise<void>;
};

/** Opens an archive, sealed or not. @throws ArchiveRefused */
export async function openArchive(file: string, passphrase?: string): Promise<OpenArchive> {
  const folder = await mkdtemp(join(tmpdir(), "vuon-archive-"));
  try {
    const plain = await plainFile(file, passphrase, join(folder, "opened.zip"));
    const { zip, entries } = await listEntries(plain, file);
    const facts = await readManifest(zip, entries, file);
    return {
      manifest: facts,
      countColumns: async (name) => countColumns(zip, entries.get(`${name}.rows`)),
      read: async (name, into) => readTable(zip, entries, facts, name, into),
      close: async () => {
        zip.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function plainFile(file: string, passphrase: string | undefined, into: string): Promise<string> {
  if (!(await isSealed(file))) return file;
  if (passphrase === undefined) throw new ArchiveRefused(`${file} is sealed: give its passphrase`);
  await unseal(file, passphrase, into);
  return into;
}

async function listEntries(path: string, file: string): Promise<{ zip: ZipFile; entries: ReadonlyMap<string, Entry> }> {
  try {
    const zip = await openPromise(path, { autoClose: false });
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    return { zip, entries };
  } catch (error) {
    throw new ArchiveRefused(`${file} is not an archive of Vuon, or it is broken: ${reasonOf(error)}`, {
      cause: error,
    });
  }
}

async function readManifest(zip: ZipFile, entries: ReadonlyMap<string, Entry>, file: string): Promise<Manifest> {
  const entry = entries.get("manifest.json");
  if (entry === undefined) throw new ArchiveRefused(`${file} has no manifest`);
  try {
    const bytes = await buffer(await zip.openReadStreamPromise(entry));
    return manifest.parse(JSON.parse(bytes.toString("utf8")));
  } catch (error) {
    throw new ArchiveRefused(`${file}: manifest.json cannot be read: ${reasonOf(error)}`, { cause: error });
  }
}

async function readTable(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  { tables }: Manifest,
  name: string,
  into: Writable,
): Promise<void> {
  const entry = entries.get(`${name}.rows`);
  const reported = tables.find((table) => table.name === name);
  if (entry === undefined || reported === undefined) throw new ArchiveRefused(`${name} is not in the archive`);
  const sums = measuring();
  try {
    await pipeline(await zip.openReadStreamPromise(entry), sums, into);
  } catch (error) {
    // What the database says of a row is its own; everything else is the file's.
    if (error instanceof pg.DatabaseError && sums.reported().sha256 === reported.sha256) throw error;
    throw new ArchiveRefused(`${name} cannot be taken from the archive: ${reasonOf(error)}`, { cause: error });
  }
  if (sums.reported().sha256 !== reported.sha256) {
    throw new ArchiveRefused(`${name} was changed: its SHA-256 is not the one of the manifest`);
  }
}

/** Of the first row: a tab within a value is written as a backslash and a t. */
async function countColumns(zip: ZipFile, entry: Entry | undefined): Promise<number | undefined> {
  if (entry === undefined) return undefined;
  const stream = await zip.openReadStreamPromise(entry);
  let line = "";
  for await (const chunk of stream) {
    line += String(chunk);
    if (line.includes("\n")) break;
  }
  stream.destroy();
  return line === "" ? undefined : line.slice(0, line.indexOf("\n")).split("\t").length;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
