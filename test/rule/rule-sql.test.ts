import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import { Client } from "pg";
import { compileRule } from "#kernel/rule/compile-rule.ts";
import { testDatabase } from "#test/support/database.ts";
import type { RuleInput } from "#kernel/rule/rule-type.ts";
import type { TestDatabase } from "#test/support/database.ts";
import { fields, illTypedInput, input, rule } from "./random-rules.ts";

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
const hostile = [
  "it's",
  "'; drop table facts; --",
  "\\",
  "\\'",
  "a\\\\'b",
  '"',
  "$1",
  "$$",
  "x\ny",
  "\u2028",
  "Đắk Tô",
  "😀",
  "E'\\n",
];

function compiled(source: string) {
  const result = compileRule({ file: "test", rule: "random", source }, fields, "bool");
  assert.ok(result.ok, source);
  return result.value;
}

/** Asks every rule about every row, twenty rules to a query, and holds the answers against the compiled functions. */
async function compare(sources: readonly string[], rows: readonly RuleInput[]): Promise<{ readonly errors: number }> {
  await client.query("truncate facts");
  await client.query(
    "insert into facts select ordinality, value from jsonb_array_elements($1::jsonb) with ordinality",
    [JSON.stringify(rows)],
  );
  let errors = 0;
  for (let start = 0; start < sources.length; start += 20) {
    const some = sources.slice(start, start + 20).map(compiled);
    const columns = some.map((one, position) => `${one.toSql("facts")} as "${position}"`);
    const found = await client.query<Record<string, boolean | null>>(
      `select ${columns.join(",\n")} from facts order by number`,
    );
    assert.equal(found.rows.length, rows.length);
    for (const [row, answers] of found.rows.entries()) {
      for (const [position, one] of some.entries()) {
        const outcome = one.evaluate(rows[row] ?? {});
        if (!outcome.ok) errors += 1;
        const message = `${one.source.source} on ${JSON.stringify(rows[row])}`;
        assert.equal(answers[String(position)], outcome.ok ? outcome.value : null, message);
      }
    }
  }
  return { errors };
}

describe("a rule in PostgreSQL", () => {
  test("gives what the compiled rule gives, and NULL for its errors, on 12,000 random pairs", async () => {
    const { errors } = await compare(fc.sample(rule, rules), fc.sample(input, inputs));
    assert.ok(errors > 500, `only ${errors} pairs were in error`);
  });
  test("gives the same where facts are not of their declared type, on 6,000 random pairs", async () => {
    const { errors } = await compare(fc.sample(rule, 200), fc.sample(illTypedInput, inputs));
    assert.ok(errors > 500, `only ${errors} pairs were in error`);
  });
  test("takes two records whose names differ in case, or late, for two", async () => {
    const members = [{ age: 3 }, { age: 5 }];
    const long = "m".repeat(70);
    const older = (a: string, b: string) => `members.exists(${a}, members.exists(${b}, ${a}.age < ${b}.age))`;
    const { errors } = await compare([older("m", "M"), older(`${long}1`, `${long}2`)], [{ members }, { members: [] }]);
    assert.equal(errors, 0);
  });
  for (const conforming of ["on", "off"]) {
    test(`takes texts as texts, with standard_conforming_strings ${conforming}`, async () => {
      await client.query(`set standard_conforming_strings = ${conforming}`);
      const literals = hostile.map((text) => JSON.stringify(text));
      const sources = literals.flatMap((text) => [
        `word == ${text}`,
        `word in [${text}]`,
        `word.contains(${text})`,
        `(flag ? ${text} : 'no') == word`,
      ]);
      const { errors } = await compare(
        sources,
        hostile.map((word) => ({ word, flag: true })),
      );
      assert.equal(errors, 0);
      const all = await client.query(
        `select from facts where ${compiled(`word in [${literals.join(", ")}]`).toSql("facts")}`,
      );
      assert.equal(all.rowCount, hostile.length);
      await client.query("reset standard_conforming_strings");
    });
  }
  test("a planted difference is found", async () => {
    const right = compiled("count > 3").toSql("facts");
    const wrong = compiled("count >= 3").toSql("facts");
    await compare(["true"], [{ count: 3 }]);
    const { rows } = await client.query<{ same: boolean }>(`select ${right} = ${wrong} as same from facts`);
    assert.deepEqual(rows, [{ same: false }]);
  });
});
