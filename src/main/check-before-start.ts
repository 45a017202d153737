import { Client } from "pg";
import { checkKeys } from "#server/check-keys.ts";
import { checkPacks } from "#server/load-packs.ts";
import { connect } from "#server/platform/database/database.ts";
import { freeSpace, leastFree, megabyte } from "#server/platform/free-space.ts";
import { findKeys } from "#server/platform/keys.ts";
import { planMigrations } from "#server/platform/database/migration-plan.ts";
import type { Step } from "#server/platform/database/migration-plan.ts";
import { listRan } from "#server/platform/database/migrate.ts";
import { readMigrations } from "#server/platform/database/migrations.ts";

/** This version cannot take this installation; nothing was changed, and the version before can go on with it. */
export class StartRefused extends Error {
  readonly reasons: readonly string[];
  constructor(reasons: readonly string[]) {
    super(`Vuon does not start, and nothing was changed:\n  ${reasons.join("\n  ")}`);
    this.reasons = reasons;
  }
}

const oldest = 15;

/**
 * Everything that could stop a start, looked at before anything is changed: the server's version, migrations, packs, keys, disk.
 * @throws StartRefused with every reason and its remedy
 */
export async function checkBeforeStart(installation: {
  readonly migratorUrl: string;
  readonly keyFile: string;
  /** Where files are kept, and where the database lies when it is our own. */
  readonly folders: readonly string[];
  readonly free?: (folder: string) => Promise<number>;
}): Promise<void> {
  const reasons: string[] = [];
  const client = new Client({ connectionString: installation.migratorUrl, application_name: "vuon check" });
  await client.connect();
  let steps: readonly Step[] = [];
  let size = 0;
  try {
    const server = await client.query<{ version: number; size: string }>(
      "select current_setting('server_version_num')::int as version, pg_database_size(current_database())::text as size",
    );
    const { version = 0, size: bytes = "0" } = server.rows[0] ?? {};
    size = Number(bytes);
    if (version < oldest * 10_000) {
      reasons.push(`PostgreSQL is of version ${Math.floor(version / 10_000)}: Vuon needs ${oldest} or newer.`);
    }
    try {
      steps = planMigrations(await listRan(client), await readMigrations());
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error));
    }
  } finally {
    await client.end();
  }
  const database = connect(installation.migratorUrl, { connections: 1, name: "vuon check" });
  try {
    reasons.push(...(await checkPacks(database)));
    const keys = await findKeys(installation.keyFile).catch(() => "unreadable" as const);
    if (keys === "unreadable")
      reasons.push(`${installation.keyFile} is not a key file: put the saved one in its place.`);
    else reasons.push(...(await checkKeys(database, keys)));
  } finally {
    await database.destroy();
  }
  // Rows that a migration writes again stand twice until the old ones are swept.
  const needed = leastFree + (steps.length > 0 ? size / 4 : 0);
  for (const folder of installation.folders) {
    const free = await (installation.free ?? freeSpace)(folder);
    if (free < needed) {
      const [has, needs] = [free, needed].map((bytes) => Math.ceil(bytes / megabyte));
      reasons.push(`${folder} has ${has} MB free and this start needs ${needs} MB: make room on its disk.`);
    }
  }
  if (reasons.length > 0) throw new StartRefused(reasons);
}
