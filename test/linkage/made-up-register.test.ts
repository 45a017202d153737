/** Made-up people of a province in the register's own tables: what a search for double records proposes, held against the truth. */
import assert from "node:assert/strict";
import { test } from "node:test";
import pg from "pg";
import { searchDuplicates } from "#contract/registry/duplicate.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import { madeUpRegister } from "#test/support/made-up-register.ts";
import { fillRegister, rowOf } from "../../bench/support/fill-register.ts";
import { scorePairs } from "../../bench/support/score-pairs.ts";

test("made-up people who are recorded twice in the register are proposed, and placeholder numbers make no pairs", async () => {
  const installation = await openTestInstallation();
  const client = new pg.Client({ connectionString: installation.migratorUrl });
  await client.connect();
  try {
    const register = madeUpRegister("register", 12_000);
    const placeholder = "0999999999";
    const records = register.records.map((record, row) =>
      row % 100 === 0 ? { ...record, phone: placeholder } : record,
    );
    await fillRegister(client, { ...register, records }, installation.server.keys);
    const officer = await installation.officer("province_officer", "51");
    const { placeholders, people } = await officer.get(searchDuplicates, { body: { areaId: "51" } });
    assert.equal(people, records.length);
    assert.deepEqual(
      placeholders.find(({ kind }) => kind === "phone"),
      { kind: "phone", people: Math.ceil(records.length / 100) },
    );
    const { rows } = await client.query<{ left: string; right: string; probability: number | null }>(
      "select left_person_id as left, right_person_id as right, probability from registry.duplicate_pairs",
    );
    const pairs = rows.map((pair) => ({ ...pair, left: rowOf(pair.left), right: rowOf(pair.right) }));
    const proposed = scorePairs(register.truth, pairs);
    const sure = scorePairs(
      register.truth,
      pairs.filter(({ probability }) => (probability ?? 0) >= 0.95),
    );
    assert.ok(proposed.recall >= 0.98 && proposed.precision >= 0.95, JSON.stringify(proposed));
    assert.ok(sure.precision >= 0.995, JSON.stringify(sure));
  } finally {
    await client.end();
    await installation.close();
  }
});
