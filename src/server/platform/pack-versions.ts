import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Database } from "./database/database.ts";

/** A version of a pack as it is shipped, or as the database holds it. */
export type PackVersion = {
  readonly id: string;
  readonly version: string;
  readonly hash: string;
  readonly pack: unknown;
};

/** What a pack says, whatever its line breaks, comments and order of keys are. */
export function fingerprintOf(pack: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(sorted(pack)))
    .digest("hex");
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}

/** Same bytes, or the same said in other bytes: a file that was only formatted is no other pack. */
export function isSamePack(
  known: Omit<PackVersion, "id" | "version">,
  shipped: Omit<PackVersion, "id" | "version">,
): boolean {
  return known.hash === shipped.hash || fingerprintOf(known.pack) === fingerprintOf(shipped.pack);
}

/** What is reported of shipped packs whose version the database holds with other content. */
export function refusedVersions(known: readonly PackVersion[], shipped: readonly PackVersion[]): readonly string[] {
  return shipped
    .filter((one) => known.some((other) => isSameVersion(one, other) && !isSamePack(other, one)))
    .map(
      ({ id, version }) =>
        `${id}: version ${version} is in the database with other content. Give the changed pack a new version.`,
    );
}

export const isSameVersion = (one: PackVersion, other: PackVersion): boolean =>
  one.id === other.id && one.version === other.version;

/** A database that has not run the migration of a table holds nothing of it. */
export async function tableExists(database: Database, table: string): Promise<boolean> {
  const found = await sql<{ there: boolean }>`select to_regclass(${table}) is not null as there`.execute(database);
  return found.rows[0]?.there === true;
}
