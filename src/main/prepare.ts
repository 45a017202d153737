import { join, resolve } from "node:path";
import { writePermissions } from "#server/authority/permissions-store.ts";
import { sealOldFiles } from "#server/payment/seal-files.ts";
import { loadPacks } from "#server/load-packs.ts";
import { readConfig } from "#server/platform/config.ts";
import type { Config } from "#server/platform/config.ts";
import { startEmbeddedPostgres } from "#server/platform/embedded-postgres.ts";
import type { House, Log } from "#server/platform/house.ts";
import { watchKeys } from "#server/platform/watch-keys.ts";
import { installJobs } from "#server/platform/jobs.ts";
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

/** The database server as configured: its address, and how to stop it where it is our own. */
export async function openServer(
  config: Config,
  log: Log,
): Promise<{ readonly migratorUrl: string; stop(): Promise<void> }> {
  if (config.DATABASE_URL !== undefined) return { migratorUrl: config.DATABASE_URL, stop: async () => undefined };
  const dataDirectory = join(homeOf(config), "postgres");
  const embedded = await startEmbeddedPostgres({ dataDirectory, log: (text) => log("info", text) });
  return { migratorUrl: embedded.url, stop: async () => embedded.stop() };
}

const homeOf = (config: Config) => resolve(config.VUON_HOME ?? ".vuon");

export const keyFileOf = (config: Config): string => join(homeOf(config), "keys.json");

/** Database (embedded or given), migrations, permissions, packs, keys: all that must be there before anybody is served. */
export async function prepare(log: Log): Promise<Prepared> {
  const config = readConfig();
  const line = (text: string) => log("info", text);
  const { migratorUrl, stop } = await openServer(config, log);
  const { applied } = await migrate(migratorUrl, { log: line });
  if (applied > 0) line(`${applied} migrations applied`);
  await installJobs(migratorUrl);

  const keys = await watchKeys(keyFileOf(config));
  const appUrl = config.VUON_APP_DATABASE_URL ?? appUrlOf(migratorUrl);
  const ownersHouse = openHouse({ config, appUrl: migratorUrl, keys, log, connections: 4 });
  await writePermissions(ownersHouse.database);
  await loadPacks(ownersHouse);
  const sealed = await sealOldFiles(ownersHouse.database, keys);
  if (sealed > 0) line(`${sealed} payment files that stood open are sealed`);
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
      await stop();
    },
  };
}
