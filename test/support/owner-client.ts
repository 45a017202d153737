import { after, before } from "node:test";
import { Client } from "pg";
import { testDatabase } from "./database.ts";

/** A database of the file's own and its owner's client, there while the tests of the file run. */
export function ownerClient(): { readonly client: Client } {
  let client: Client | undefined;
  let close = async (): Promise<void> => undefined;
  before(async () => {
    const database = await testDatabase();
    close = database.close;
    client = new Client({ connectionString: database.migratorUrl });
    await client.connect();
  });
  after(async () => {
    await client?.end();
    await close();
  });
  return {
    get client() {
      if (client === undefined) throw new Error("the database is opened before the first test");
      return client;
    },
  };
}
