import { join } from "node:path";
import type { ReadHealth } from "#cli/health.ts";
import { readConfig } from "#server/platform/config.ts";
import { connect } from "#server/platform/database/database.ts";
import { findEmbeddedPostgres } from "#server/platform/database/embedded-postgres.ts";
import { checkHealth } from "#server/platform/health.ts";
import { homeOf } from "./prepare.ts";

/** An address where nobody answers, for a database that does not run. */
const nowhere = "postgres://127.0.0.1:1/vuon";

/** The health of the configured installation, whether it is served or not. */
export const healthHere: ReadHealth = async () => {
  const config = readConfig();
  const own = async () => findEmbeddedPostgres(join(homeOf(config), "postgres"));
  const url = config.DATABASE_URL ?? (await own()) ?? nowhere;
  const database = connect(url, { connections: 3, name: "vuon health" });
  try {
    return await checkHealth({ database, config });
  } finally {
    await database.destroy();
  }
};
