import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import { Client } from "pg";
import { compileRule } from "#kernel/rule/compile-rule.ts";
import { testDatabase } from "#test/support/database.ts";
import type { TestDatabase } from "#test/support/database.ts";
import { fields, input, rule } from "./random-rules.ts";

let database: TestDatabase;
let client: Client;

before(async () => {
  database = await testDatabase();
  client = new Client({ connectionString: database.migratorUrl });
  await client.connect();
  await client.query("create temporary table facts (number int, facts jsonb)");
});
after(async () => {
  await client.end();
  await database.close();
});

const rules = 400;
const inputs = 30;

describe("a rule in PostgreSQL", () => {
  test("gives what the compiled rule gives, and NULL for its errors, on 12,000 random pairs", async () => {
    const rows = fc.sample(input, inputs);
    await client.query(
      "insert into facts select ordinality, value from jsonb_array_elements($1::jsonb) with ordinality",
      [JSON.stringify(rows)],
    );
    const compiled = fc.sample(rule, rules).map((source) => {
      const result = compileRule({ file: "test", rule: "random", source }, fields, "bool");
      assert.ok(result.ok, source);
      return result.value;
    });
    let errors = 0;
    for (let start = 0; start < compiled.length; start += 20) {
      const some = compiled.slice(start, start + 20);
      const columns = some.map((one, position) => `${one.toSql("facts")} as "${position}"`);
      const found = await client.query<Record<string, boolean | null>>(
        `select ${columns.join(",\n")} from facts order by number`,
      );
      for (const [row, answers] of found.rows.entries()) {
        for (const [position, one] of some.entries()) {
          const outcome = one.evaluate(rows[row] ?? {});
          if (!outcome.ok) errors += 1;
          assert.equal(
            answers[String(position)],
            outcome.ok ? outcome.value : null,
            `${one.source.source} on ${JSON.stringify(rows[row])}`,
          );
        }
      }
    }
    assert.ok(errors > 500, `only ${errors} pairs were in error`);
  });
});
