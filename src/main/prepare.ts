import { join, resolve } from "node:path";
import { writePermissions } from "#server/authority/permissions-store.ts";
import { loadPacks } from "#server/load-packs.ts";
import { readConfig } from "#server/platform/config.ts";
import type { Config } from "#server/platform/config.ts";
import { startEmbeddedPostgres } from "#server/platform/embedded-postgres.ts";
import type { House, Log } from "#server/platform/house.ts";
import { installJobs } from "#server/platform/jobs.ts";
import { readKeys } from "#server/platform/keys.ts";
import { migrate } from "#server/platform/migrate.ts";
import { openHouse } from "#server/platform/open-house.ts";
import { appUrlOf } from "#server/platform/roles.ts";

export type Prepared = {
  readonly config: Config;
  readonly migratorUrl: string;
  readonly appUrl: string;
  /** The house of the app role. */
  readonly house: House;
  /** The house of the migrator role, for founding, packs, bulk loading and verification. */
  readonly ownersHouse: House;
  close(): Promise<void>;
};

/** Database (embedded or given), migrations, permissions, packs, keys: all that must be there before anybody is served. */
export async function prepare(log: Log): Promise<Prepared> {
  const config = readConfig();
  const home = resolve(config.VUON_HOME ?? ".vuon");
  const line = (text: string) => log("info", text);
  const embedded =
    config.DATABASE_URL === undefined
      ? await startEmbeddedPostgres({ dataDirectory: join(home, "postgres"), log: line })
      : undefined;
  const migratorUrl = config.DATABASE_URL ?? embedded?.url;
  if (migratorUrl === undefined) throw new Error("no database");
  const { applied } = await migrate(migratorUrl, { log: line });
  if (applied > 0) line(`${applied} migrations applied`);
  await installJobs(migratorUrl);

  const keys = await readKeys(join(home, "keys.json"));
  const appUrl = config.VUON_APP_DATABASE_URL ?? appUrlOf(migratorUrl);
  const ownersHouse = openHouse({ config, appUrl: migratorUrl, keys, log, connections: 4 });
  await writePermissions(ownersHouse.database);
  await loadPacks(ownersHouse);
  const house = openHouse({ config, appUrl, keys, log });
  return {
    config,
    migratorUrl,
    appUrl,
    house,
    ownersHouse,
    close: async () => {
      await house.jobs.stop();
      await house.database.destroy();
      await ownersHouse.database.destroy();
      await embedded?.stop();
    },
  };
}
