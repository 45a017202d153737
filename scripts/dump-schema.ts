/** `npm run schema:dump`: db/schema.sql and the types of the tables, from a database that has just run every migration. */
import { spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { dumpSchema } from "#server/platform/database/dump-schema.ts";
import { testDatabase } from "#test/support/database.ts";
import { closeTestServer } from "#test/support/test-server.ts";
import { brandSchema } from "./schema-brands.ts";
import type { SchemaColumn } from "./schema-brands.ts";

const schemas = "{authority,sign_in,platform,registry,review,planning,delivery,payment,voice}.*";
const typesFile = fileURLToPath(new URL("../src/server/platform/database/schema-types.ts", import.meta.url));

const database = await testDatabase();
const client = new Client({ connectionString: database.migratorUrl });
await client.connect();
await writeFile(new URL("../db/schema.sql", import.meta.url), await dumpSchema(client));
const columns = await client.query<SchemaColumn>(
  "select table_schema || '.' || table_name as table, column_name as name, udt_name as type from information_schema.columns",
);
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
if (made.status === 0) await writeFile(typesFile, brandSchema(await readFile(typesFile, "utf8"), columns.rows));
await database.close();
await closeTestServer();
process.stdout.write("db/schema.sql and src/server/platform/database/schema-types.ts are written\n");
process.exit(made.status ?? 1);
