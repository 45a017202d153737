import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { sql } from "kysely";
import { success } from "#kernel/result.ts";
import type { Actor } from "#server/platform/act/act.ts";
import { runAct } from "#server/platform/act/act.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation } from "#test/support/installation.ts";
import { verifyChains } from "./verify-chains.ts";

let opened: TestInstallation;
let actor: Actor;

/** Three acts in Ba Tơ and one in Lý Sơn, each with its entry. */
async function actFourTimes(): Promise<void> {
  for (const areaId of ["21484", "21484", "21484", "21548"]) {
    await runAct(opened.server, {
      actor,
      act: "authority.manageOfficers",
      kind: "write",
      work: async ({ audit, newId }) => {
        await audit({ areaId, recordKind: "test", recordId: newId(), facts: { n: 1 } });
        return success(undefined);
      },
    });
  }
}

const findingsOf = async () => (await verifyChains(opened.ownersServer.database)).findings;
const owner = () => opened.ownersServer.database;

before(async () => {
  opened = await openTestInstallation();
  actor = await opened.officer("operator", "VN");
});
after(() => opened.close());
beforeEach(async () => {
  await sql`truncate authority.audit_entries, authority.audit_heads`.execute(owner());
  await actFourTimes();
});

describe("the audit chain", () => {
  test("is in order after acts in two communes", async () => {
    assert.deepEqual(await verifyChains(owner()), { entries: 4, findings: [] });
  });
  test("shows an entry that was changed", async () => {
    await sql`update authority.audit_entries set facts = '{"n": 2}' where chain = '21484' and entry_number = 2`.execute(
      owner(),
    );
    assert.deepEqual(await findingsOf(), [{ chain: "21484", entryNumber: 2, finding: "this entry was changed" }]);
  });
  test("shows an entry that was removed from the middle", async () => {
    await sql`delete from authority.audit_entries where chain = '21484' and entry_number = 2`.execute(owner());
    assert.deepEqual(await findingsOf(), [
      { chain: "21484", entryNumber: 3, finding: "an entry before this one was removed" },
    ]);
  });
  test("shows an entry that was removed from the end", async () => {
    await sql`delete from authority.audit_entries where chain = '21484' and entry_number = 3`.execute(owner());
    assert.deepEqual(await findingsOf(), [
      { chain: "21484", entryNumber: 3, finding: "the last entry was removed or replaced" },
    ]);
  });
  test("shows an entry that was inserted with a hash of its own", async () => {
    await sql`insert into authority.audit_entries
      select chain, 4, gen_random_uuid(), at, officer_id, act, area_id, record_kind, record_id, facts, hash,
        authority.audit_hash(hash, chain, 4, entry_id, at, officer_id, act, area_id, record_kind, record_id, facts)
      from authority.audit_entries where chain = '21484' and entry_number = 3`.execute(owner());
    assert.equal((await findingsOf()).length, 1);
  });
  test("shows a rightly hashed entry behind the head, and goes on past it", async () => {
    await sql`insert into authority.audit_entries
      select chain, 4, entry_id, at, officer_id, act, area_id, record_kind, record_id, facts, hash,
        authority.audit_hash(hash, chain, 4, entry_id, at, officer_id, act, area_id, record_kind, record_id, facts)
      from authority.audit_entries where chain = '21484' and entry_number = 3`.execute(owner());
    const foreign = [{ chain: "21484", entryNumber: 4, finding: "this entry was added from outside" }];
    assert.deepEqual(await findingsOf(), foreign);
    await actFourTimes();
    assert.deepEqual(await findingsOf(), foreign, "later acts are done and the entry stays found");
  });
  test("shows that the function that hashes entries was replaced", async () => {
    const found = await sql<{
      text: string;
    }>`select pg_get_functiondef('authority.audit_hash'::regproc) as text`.execute(owner());
    const text = found.rows[0]?.text ?? "";
    await sql.raw(text.replace("concat_ws(", "concat_ws( ")).execute(owner());
    assert.deepEqual(
      (await findingsOf()).map(({ finding }) => finding),
      ["the function that hashes entries was replaced"],
    );
    await sql.raw(text).execute(owner());
    assert.deepEqual(await findingsOf(), []);
  });
  test("shows a changed entry although the function that hashes finds another sha256", async () => {
    await sql`create schema evil`.execute(owner());
    await sql`create table evil.was as select facts, hash from authority.audit_entries where chain = '21484' and entry_number = 2`.execute(
      owner(),
    );
    await sql`update authority.audit_entries set facts = '{"n": 2}' where chain = '21484' and entry_number = 2`.execute(
      owner(),
    );
    await sql`create function evil.sha256(hashed bytea) returns bytea language sql stable as $$
      select coalesce((select entry.hash from authority.audit_entries entry, evil.was
        where entry.hash = was.hash and position('"n": 2' in convert_from(substring(hashed from 33), 'UTF8')) > 0), pg_catalog.sha256(hashed)) $$`.execute(
      owner(),
    );
    await sql`alter function authority.audit_hash set search_path = evil, pg_catalog`.execute(owner());
    try {
      assert.deepEqual(await findingsOf(), [
        { chain: "all", entryNumber: 0, finding: "the function that hashes entries was replaced" },
        { chain: "21484", entryNumber: 2, finding: "this entry was changed" },
      ]);
    } finally {
      await sql`alter function authority.audit_hash reset all`.execute(owner());
      await sql`drop schema evil cascade`.execute(owner());
    }
  });
  test("asks no operator or function of the owner, wherever names are looked for", async () => {
    await sql`create schema evil`.execute(owner());
    await sql`create function evil.same(bytea, bytea) returns boolean language sql immutable as 'select true'`.execute(
      owner(),
    );
    await sql`create operator evil.= (leftarg = bytea, rightarg = bytea, function = evil.same)`.execute(owner());
    try {
      await sql`update authority.audit_entries set hash = sha256(hash) where chain = '21484' and entry_number = 3`.execute(
        owner(),
      );
      await owner()
        .transaction()
        .execute(async (tx) => {
          await sql`set local search_path = evil, pg_catalog`.execute(tx);
          assert.deepEqual((await verifyChains(tx)).findings.map(({ finding }) => finding).sort(), [
            "the last entry was removed or replaced",
            "this entry was changed",
          ]);
        });
    } finally {
      await sql`drop schema evil cascade`.execute(owner());
    }
  });
  test("shows a chain that was removed with its head", async () => {
    await sql`delete from authority.audit_heads where chain = '21548'`.execute(owner());
    assert.deepEqual(await findingsOf(), [
      { chain: "21548", entryNumber: 0, finding: "the head of the chain was removed" },
    ]);
  });
  test("cannot be written, changed or emptied by the app role except by appending", async () => {
    const app = opened.server.database;
    for (const attempt of [
      sql`update authority.audit_entries set act = 'x'`,
      sql`delete from authority.audit_entries`,
      sql`truncate authority.audit_entries`,
      sql`insert into authority.audit_entries select * from authority.audit_entries`,
      sql`update authority.audit_heads set entry_number = 0`,
    ]) {
      await assert.rejects(attempt.execute(app), /permission denied/);
    }
  });
});
