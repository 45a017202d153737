/** `npm run schema:dump`: writes db/schema.sql from a database that has just run every migration. */
import { writeFile } from "node:fs/promises";
import { Client } from "pg";
import { dumpSchema } from "#server/platform/dump-schema.ts";
import { testDatabase } from "#test/support/database.ts";

const database = await testDatabase();
const client = new Client({ connectionString: database.migratorUrl });
await client.connect();
await writeFile(new URL("../db/schema.sql", import.meta.url), await dumpSchema(client));
await client.end();
await database.close();
process.exit(0);
