import { join, resolve } from "node:path";
import { writePermissions } from "#server/authority/post/permissions-store.ts";
import { indexOldAccounts } from "#server/payment/payee/account-index.ts";
import { sealOldFiles } from "#server/payment/batch/seal-files.ts";
import { loadPacks } from "#server/load-packs.ts";
import { readConfig } from "#server/platform/config.ts";
import type { Config } from "#server/platform/config.ts";
import { startEmbeddedPostgres } from "#server/platform/database/embedded-postgres.ts";
import type { ServerContext, Log } from "#server/platform/server-context.ts";
import { keyFileIn } from "#server/platform/keys.ts";
import { watchKeys } from "#server/platform/watch-keys.ts";
import { installJobs } from "#server/platform/jobs.ts";
import { migrate } from "#server/platform/database/migrate.ts";
import { checkBeforeStart } from "./check-before-start.ts";
import { openServerContext } from "#server/platform/open-server-context.ts";
import { appUrlOf } from "#server/platform/database/roles.ts";

export type Prepared = {
  readonly config: Config;
  readonly migratorUrl: string;
  readonly appUrl: string;
  /** The server context of the app role. */
  readonly server: ServerContext;
  /** The server context of the migrator role, for founding, packs, bulk loading and verification. */
  readonly ownersServer: ServerContext;
  close(): Promise<void>;
};

type Server = {
  readonly migratorUrl: string;
  /** Where the server keeps its data, when it is our own. */
  readonly dataFolder?: string;
  stop(): Promise<void>;
};

/** The database server as configured: its address, and how to stop it where it is our own. */
export async function openServer(config: Config, log: Log): Promise<Server> {
  if (config.DATABASE_URL !== undefined) return { migratorUrl: config.DATABASE_URL, stop: async () => undefined };
  const dataDirectory = join(homeOf(config), "postgres");
  const embedded = await startEmbeddedPostgres({ dataDirectory, log: (text) => log("info", text) });
  return { migratorUrl: embedded.url, dataFolder: embedded.folder, stop: async () => embedded.stop() };
}

export const homeOf = (config: Config): string => resolve(config.VUON_HOME ?? ".vuon");

export const keyFileOf = (config: Config): string => keyFileIn(homeOf(config));

/**
 * Database (embedded or given), migrations, permissions, packs, keys: all that must be there before anybody is served. What fails leaves
 * nothing running. @throws StartRefused before anything is changed
 */
export async function prepare(log: Log): Promise<Prepared> {
  const config = readConfig();
  const server = await openServer(config, log);
  try {
    return await prepareOn(server, config, log);
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function prepareOn(server: Server, config: Config, log: Log): Promise<Prepared> {
  const { migratorUrl } = server;
  const line = (text: string) => log("info", text);
  const keyFile = keyFileOf(config);
  const folders = [homeOf(config), ...(server.dataFolder === undefined ? [] : [server.dataFolder])];
  await checkBeforeStart({ migratorUrl, keyFile, folders });
  const { applied } = await migrate(migratorUrl, { log: line });
  if (applied > 0) line(`${applied} migrations applied`);
  await installJobs(migratorUrl);

  const keys = await watchKeys(keyFile);
  const appUrl = config.VUON_APP_DATABASE_URL ?? appUrlOf(migratorUrl);
  const ownersServer = openServerContext({ config, appUrl: migratorUrl, keys, log, connections: 4 });
  const context = openServerContext({ config, appUrl, keys, log });
  const closeHouses = async () => {
    await context.close();
    await ownersServer.close();
  };
  try {
    await writePermissions(ownersServer.database);
    await loadPacks(ownersServer);
    const sealed = await sealOldFiles(ownersServer.database, keys);
    if (sealed > 0) line(`${sealed} payment files that stood open are sealed`);
    const indexed = await indexOldAccounts(ownersServer.database, keys);
    if (indexed > 0) line(`${indexed} accounts of payees can be compared`);
  } catch (error) {
    await closeHouses();
    throw error;
  }
  return {
    config,
    migratorUrl,
    appUrl,
    server: context,
    ownersServer,
    close: async () => {
      await closeHouses();
      await server.stop();
    },
  };
}
