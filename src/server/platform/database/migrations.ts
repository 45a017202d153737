import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";

export const migrationsFolder = new URL("../../../../db/migrations/", import.meta.url);

/** A migration is known by its name and the hash of its text. Numbers give the order in which those that are open run. */
export type Migration = {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly hash: string;
  /** Texts that it had before and databases ran: each with what brings their result to that of the text of today. */
  readonly earlier?: readonly Repair[];
};

/** @see docs/decisions/0020-upgrades.md */
export type Repair = {
  /** The beginning of the hash of the earlier text. */
  readonly earlierHash: string;
  readonly name: string;
  readonly sql: string;
  /** The earlier text itself, for backups of installations that ran it. */
  readonly text?: string;
};

/** The migration as it was when a database ran its earlier text. */
export function asItWas(migration: Migration, { text = "" }: Repair): Migration {
  return { number: migration.number, name: migration.name, sql: text, hash: hashOf(text) };
}

/** @throws Error when two migrations have one number, or a repair belongs to none. */
export async function readMigrations(folder: URL = migrationsFolder): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).toSorted();
  const repairs = await readRepairs(new URL("earlier/", folder));
  const migrations = await Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, folder), "utf8");
      const earlier = repairs.filter((repair) => repair.name.startsWith(`${name.slice(0, -".sql".length)}.`));
      return { number: Number(name.slice(0, 4)), name, sql, hash: hashOf(sql), earlier };
    }),
  );
  for (const [at, { number, name }] of migrations.entries()) {
    const before = migrations[at - 1];
    if (before?.number === number)
      throw new Error(`${before.name} and ${name} have one number: give one of them another`);
  }
  const owned = migrations.flatMap(({ earlier }) => earlier);
  const orphan = repairs.find((repair) => !owned.includes(repair));
  if (orphan !== undefined) throw new Error(`earlier/${orphan.name} belongs to no migration`);
  return migrations;
}

/** `NNNN_name.HASH.sql`, where HASH is the beginning of the hash of the earlier text; the text itself has the same name in texts/. */
async function readRepairs(folder: URL): Promise<readonly Repair[]> {
  const all = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  });
  const names = all.filter((name) => name.endsWith(".sql")).toSorted();
  return Promise.all(
    names.map(async (name) => ({
      earlierHash: name.split(".")[1] ?? "",
      name,
      sql: await readFile(new URL(name, folder), "utf8"),
      text: await readFile(new URL(`texts/${name}`, folder), "utf8"),
    })),
  );
}

export function hashOf(sql: string): string {
  return createHash("sha256").update(sql).digest("hex");
}
