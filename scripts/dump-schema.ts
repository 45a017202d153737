/** `npm run schema:dump`: db/schema.sql and the types of the tables, from a database that has just run every migration. */
import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { dumpSchema } from "#server/platform/database/dump-schema.ts";
import { testDatabase } from "#test/support/database.ts";
import { closeTestServer } from "#test/support/test-server.ts";

const schemas = "{authority,sign_in,platform,registry,review,planning,delivery,payment}.*";
const typesFile = fileURLToPath(new URL("../src/server/platform/database/schema-types.ts", import.meta.url));

const database = await testDatabase();
const client = new Client({ connectionString: database.migratorUrl });
await client.connect();
await writeFile(new URL("../db/schema.sql", import.meta.url), await dumpSchema(client));
await client.end();
const made = spawnSync(
  "kysely-codegen",
  [
    "--dialect=postgres",
    `--url=${database.migratorUrl}`,
    `--include-pattern=${schemas}`,
    "--date-parser=string",
    `--out-file=${typesFile}`,
    "--log-level=error",
    '--type-mapping={"int8":"bigint","timestamptz":"string"}',
  ],
  { stdio: "inherit" },
);
await database.close();
await closeTestServer();
process.stdout.write("db/schema.sql and src/server/platform/database/schema-types.ts are written\n");
process.exit(made.status ?? 1);
