/** docs/privacy.md says of every table which personal data it holds, and says what is true. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { Client } from "pg";
import { testDatabase } from "#test/support/database.ts";
import type { TestDatabase } from "#test/support/database.ts";

type Table = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly secured: boolean;
  readonly read: string | null;
};
type Line = { readonly columns: readonly string[]; readonly protection: string };

let database: TestDatabase;
let tables: readonly Table[];
let lines: ReadonlyMap<string, Line>;
before(async () => {
  database = await testDatabase();
  const client = new Client({ connectionString: database.migratorUrl });
  await client.connect();
  const found = await client.query<Table>(`
    select n.nspname || '.' || c.relname as name, c.relrowsecurity as secured,
      (select qual from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname and p.cmd = 'SELECT') as read,
      (select json_agg(attname) from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'jobs') order by 1`);
  await client.end();
  tables = found.rows;
  lines = linesOf(await readFile(new URL("../../docs/privacy.md", import.meta.url), "utf8"));
});
after(() => database.close());

function linesOf(text: string): ReadonlyMap<string, Line> {
  const rows = text.matchAll(/^\| (\w+\.\w+) \| (.+?) \| (.+?) \| (.+?) \|$/gm);
  return new Map(
    [...rows].map(([, name = "", data = "", protection = ""]) => {
      const columns = data === "-" ? [] : data.replaceAll(/\([^)]*\)/g, "").split(",");
      return [name, { columns: columns.map((column) => column.trim()), protection }];
    }),
  );
}

describe("the record of personal data", () => {
  test("has a line for every table, and for no other", () => {
    assert.deepEqual([...lines.keys()].toSorted(), tables.map(({ name }) => name).toSorted());
  });
  test("names columns that exist", () => {
    const unknown = tables.flatMap(({ name, columns }) =>
      (lines.get(name)?.columns ?? [])
        .filter((column) => !columns.includes(column))
        .map((column) => `${name}.${column}`),
    );
    assert.deepEqual(unknown, []);
  });
  test("says of a table who reads its rows, as its policy does", () => {
    const protectionOf = ({ secured, read }: Table) => {
      if (!secured) return "none";
      if (read === "true") return "all";
      if ((read ?? "").includes("platform.readOutbox")) return "job";
      return (read ?? "").includes("vuon.officer") ? "own" : "area";
    };
    const wrong = tables.filter((table) => lines.get(table.name)?.protection.startsWith(protectionOf(table)) !== true);
    assert.deepEqual(
      wrong.map(({ name }) => name),
      [],
    );
  });
  test("forgets no column that is named as people's data are", () => {
    const telling =
      /full_name|head_name|birth_date|phone|ethnicity|disability|ciphertext|blind_index|account_n|^password$|^raw$/;
    const forgotten = tables.flatMap(({ name, columns }) =>
      columns
        .filter((column) => telling.test(column) && !(lines.get(name)?.columns ?? []).includes(column))
        .map((column) => `${name}.${column}`),
    );
    assert.deepEqual(forgotten, ["registry.areas.full_name"], "the name of a unit");
  });
});
