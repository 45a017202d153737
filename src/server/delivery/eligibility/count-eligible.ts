import { sql } from "kysely";
import type { ServerContext } from "#server/platform/server-context.ts";
import * as store from "./eligible-counts-store.ts";
import { kindsRunning } from "./programmes-running.ts";

/** Before anything was decided nobody may have anything. */
export async function hasDecisions(ownersServer: ServerContext): Promise<boolean> {
  return store.isAnythingDecided(ownersServer.database);
}

/** The daily count of who may have which support, of all communes in one pass. */
export async function countEligibleDaily(ownersServer: ServerContext): Promise<void> {
  const on = ownersServer.today();
  await ownersServer.database.transaction().execute(async (tx) => {
    await sql`set local vuon.areas = '*'`.execute(tx);
    // The households of a province at once.
    await sql`set local work_mem = '256MB'`.execute(tx);
    const kinds = await kindsRunning(tx, Number(on.slice(0, 4)));
    const communes = await store.listCommunesWithHouseholds(tx);
    await store.replaceKeptCounts(tx, on, await store.countEligible(tx, { communes, on, kinds }, "commune"));
  });
}
