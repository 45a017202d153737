import { createHmac } from "node:crypto";
import type { Client } from "pg";

export const appRole = "vuon_app";

/**
 * The app role's password follows from the migrator's own, so that it is stable over restarts and stands nowhere else.
 * An operator who wants another gives VUON_APP_DATABASE_URL.
 */
function appPassword(migratorUrl: string): string {
  return createHmac("sha256", new URL(migratorUrl).password).update("vuon app role").digest("base64url");
}

export function appUrlOf(migratorUrl: string): string {
  const url = new URL(migratorUrl);
  url.username = appRole;
  url.password = appPassword(migratorUrl);
  return url.href;
}

/** Makes the app role where it is missing: it can sign in, owns nothing, and what it may do is granted by the migrations. */
export async function ensureAppRole(client: Client, migratorUrl: string): Promise<void> {
  const password = appPassword(migratorUrl);
  await client.query("select pg_advisory_lock(hashtext('vuon.app_role'))");
  try {
    const found = await client.query("select from pg_roles where rolname = $1", [appRole]);
    const verb = found.rowCount === 0 ? "create" : "alter";
    await client.query(
      `${verb} role ${appRole} login nosuperuser nocreatedb nocreaterole nobypassrls password '${password}'`,
    );
  } finally {
    await client.query("select pg_advisory_unlock(hashtext('vuon.app_role'))");
  }
}
