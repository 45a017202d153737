/** Tables keyed by a value that crosses households: row security bounds them by the commune of the row, as it bounds households. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { v7 } from "uuid";
import { registerHousehold } from "#contract/registry/household.ts";
import { localDate } from "#kernel/local-date.ts";
import type { Act } from "#programme/authority/post/permissions.ts";
import { beginAct } from "#server/platform/database/database.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { blindIndex } from "#server/platform/keys.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { newId } from "#contract/new-id.ts";

const [here, there] = ["21484", "21025"] as const;
const numberThere = "051080004732";
let opened: TestInstallation;
let officer: TestOfficer;
const foreign = { householdId: newId("household"), personId: newId("person") };

before(async () => {
  opened = await openTestInstallation();
  officer = await opened.officer("commune_officer", here);
  await register(officer, here, { householdId: newId("household"), personId: newId("person") }, "051080004731");
  await register(await opened.officer("commune_officer", there), there, foreign, numberThere);
  for (const [at, communeId] of [here, there].entries()) {
    await sql`insert into payment.instruction_references (end_to_end_id, household_id, instruction_id, batch_id, commune_id)
      values (${`E2E${at}`}, ${v7()}, ${v7()}, ${v7()}, ${communeId})`.execute(opened.ownersServer.database);
  }
});
after(() => opened.close());

async function register(by: TestOfficer, communeId: string, ids: typeof foreign, personalId: string): Promise<void> {
  const born = { birthDate: localDate("1980-06-15"), birthPrecision: "day" as const, sex: "male" as const };
  const head = { personId: ids.personId, fullName: "Phạm Văn Đê", relation: "head" as const, merit: false, personalId };
  const place = { communeId, address: "Làng Teng", residence: "permanent" as const };
  await by.get(registerHousehold, {
    body: {
      householdId: ids.householdId,
      ...place,
      registeredOn: localDate("2025-08-01"),
      members: [{ ...head, ...born }],
    },
  });
}

async function inAct<Value>(act: Act, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  return opened.server.database.transaction().execute(async (tx) => {
    await beginAct(tx, officer.officerId, act, opened.server.today());
    return work(tx);
  });
}

const tables = [
  "registry.household_sources",
  "registry.person_residences",
  "registry.identifier_index",
  "payment.instruction_references",
] as const;

describe("a table keyed by a value that crosses households", () => {
  for (const table of tables) {
    test(`${table} shows an officer the rows of one's own communes alone`, async () => {
      const communes = await inAct("registry.readHouseholds", async (tx) => {
        const found = await sql<{ commune: string }>`select commune_id as commune from ${sql.raw(table)}`.execute(tx);
        return found.rows.map(({ commune }) => commune);
      });
      assert.deepEqual(communes, [here]);
    });
  }
  test("takes no row of another commune, and changes none there", async () => {
    const refused = /row-level security/;
    await assert.rejects(
      inAct("registry.registerHousehold", async (tx) =>
        sql`insert into registry.household_sources values ('vuon', 'x', ${v7()}, ${there})`.execute(tx),
      ),
      refused,
    );
    await assert.rejects(
      inAct("registry.changeHousehold", async (tx) =>
        sql`insert into registry.person_residences (person_id, valid_from, household_id, commune_id)
          values (${v7()}, '2026-01-01', ${v7()}, ${there})`.execute(tx),
      ),
      refused,
    );
    await assert.rejects(
      inAct("payment.makeBatch", async (tx) =>
        sql`insert into payment.instruction_references values ('E2E9', ${v7()}, ${v7()}, ${v7()}, ${there})`.execute(
          tx,
        ),
      ),
      refused,
    );
    const changed = await inAct("registry.changeHousehold", async (tx) => {
      const moved = await sql`update registry.person_residences set valid_to = '2026-01-01'
        where person_id = ${foreign.personId}`.execute(tx);
      const removed = await sql`delete from registry.identifier_index where person_id = ${foreign.personId}`.execute(
        tx,
      );
      return [moved.numAffectedRows, removed.numAffectedRows];
    });
    assert.deepEqual(changed, [0n, 0n]);
  });
});

describe("what is asked across areas", () => {
  const fingerprint = () => [blindIndex(opened.server.keys, "personal_id", numberThere)];
  test("is whether a number is held, and only by a correction", async () => {
    const ask = async (tx: Tx) =>
      (
        await sql<{
          held: boolean;
        }>`select registry.is_number_held('personal_id', ${fingerprint()}::bytea[], ${v7()}::uuid) as held`.execute(tx)
      ).rows[0]?.held;
    assert.equal(await inAct("registry.askCorrection", ask), true);
    await assert.rejects(inAct("registry.readHouseholds", ask), /compared by a correction/);
  });
  test("is which keys of a file are taken, and only by an import", async () => {
    const ask = async (tx: Tx) =>
      (
        await sql<{
          key: string;
          householdId: string | null;
          communeId: string | null;
        }>`select source_key as key, household_id as "householdId", commune_id as "communeId"
          from registry.known_sources('vuon', ${[foreign.householdId, "free"]}::text[], array[null, null]::text[],
            array[null, null]::integer[])`.execute(tx)
      ).rows;
    // Which household it is, and where, is not reported.
    assert.deepEqual(await inAct("registry.importHouseholds", ask), [
      { key: foreign.householdId, householdId: null, communeId: null },
    ]);
    await assert.rejects(inAct("registry.readHouseholds", ask), /compared by an import/);
  });
  test("is not whose number it is", async () => {
    const found = await inAct("registry.readHouseholds", async (tx) =>
      sql`select * from registry.people_with_number(array['personal_id'], ${fingerprint()}::bytea[])`.execute(tx),
    );
    assert.deepEqual(found.rows, []);
  });
  test("is not what another commune's household said before a change", async () => {
    await sql`insert into registry.household_acts (household_id, act_id, commune_id, act, on_date, facts, done_at, done_by)
      values (${foreign.householdId}, ${v7()}, ${there}, 'household_changed', '2026-02-01', '{"flagsBefore": "secret"}', now(), ${v7()})`.execute(
      opened.ownersServer.database,
    );
    const ask = async (tx: Tx) =>
      (
        await sql<{
          facts: object | null;
        }>`select registry.facts_before_change(${foreign.householdId}::uuid, '2026-01-01') as facts`.execute(tx)
      ).rows[0]?.facts;
    assert.equal(await inAct("registry.readHouseholds", ask), null);
  });
  test("is not to put households into another commune's village", async () => {
    await assert.rejects(
      inAct("area.changeVillages", async (tx) =>
        sql`select registry.move_to_village(${here}, ${`${there}-01`}, '{}'::uuid[], '2026-01-01', 'a decision', now(), ${v7()}::uuid)`.execute(
          tx,
        ),
      ),
      /not a village of the commune/,
    );
  });
});
