/** What is recorded of the installation as a whole, each by a name: which pack is loaded, the last checkpoint, the demo. */
import type { Database, Tx } from "./database/database.ts";
import { tableExists } from "./pack-versions.ts";

export async function findFact(database: Database | Tx, name: string): Promise<unknown> {
  const row = await database.selectFrom("platform.facts").select("value").where("name", "=", name).executeTakeFirst();
  return row?.value;
}

export async function recordFact(
  database: Database | Tx,
  fact: { readonly name: string; readonly value: object; readonly at: string },
): Promise<void> {
  const value = JSON.stringify(fact.value);
  await database
    .insertInto("platform.facts")
    .values({ name: fact.name, value, recorded_at: fact.at })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value, recorded_at: fact.at }))
    .execute();
}

/** A database that has not run the first migrations has no facts yet. */
export async function hasFacts(database: Database): Promise<boolean> {
  return tableExists(database, "platform.facts");
}
