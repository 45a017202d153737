import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { sql } from "kysely";
import { success } from "#kernel/result.ts";
import type { Actor } from "#server/platform/act/act.ts";
import { runAct } from "#server/platform/act/act.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation } from "#test/support/installation.ts";
import { spellDigest, verifyAudit, writeCheckpoint } from "./audit-checkpoints.ts";

let opened: TestInstallation;
let actor: Actor;
let folder: string;
let place: { checkpoints: string; key: string };
const owner = () => opened.ownersServer.database;

async function actIn(...areas: readonly string[]): Promise<void> {
  for (const areaId of areas)
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

const checkpoint = async () => writeCheckpoint(opened.ownersServer, place);
const findings = async () => (await verifyAudit(owner(), place)).findings.map(({ finding }) => finding);

before(async () => {
  opened = await openTestInstallation();
  actor = await opened.officer("operator", "VN");
});
after(() => opened.close());
beforeEach(async () => {
  if (folder !== undefined) await rm(folder, { recursive: true });
  folder = await mkdtemp(join(tmpdir(), "vuon-audit-"));
  place = { checkpoints: join(folder, "checkpoints.jsonl"), key: join(folder, "key.pem") };
  await sql`truncate authority.audit_entries, authority.audit_heads, platform.outbox`.execute(owner());
  await sql`delete from platform.facts where name = 'audit.checkpoint'`.execute(owner());
  await actIn("21484", "21484", "21484", "21548");
  await checkpoint();
});

/** As somebody with the owner's rights would: the hashes of a chain made again from an entry on, head included. */
const hashAgain = sql`do $$
  declare entry record; before bytea := ''; made bytea;
  begin
    for entry in select * from authority.audit_entries where chain = '21484' order by entry_number loop
      made := authority.audit_hash(before, entry.chain, entry.entry_number, entry.entry_id, entry.at, entry.officer_id, entry.act,
        entry.area_id, entry.record_kind, entry.record_id, entry.facts);
      update authority.audit_entries set previous_hash = before, hash = made where chain = '21484' and entry_number = entry.entry_number;
      before := made;
    end loop;
    update authority.audit_heads set hash = before where chain = '21484';
  end $$`;

describe("checkpoints outside the database", () => {
  test("hold after later acts, and nothing new is signed when nothing was done", async () => {
    await actIn("21484", "21025");
    assert.deepEqual(await findings(), []);
    assert.equal((await checkpoint()).checkpoint?.number, 2);
    assert.equal((await checkpoint()).checkpoint?.number, 2);
    assert.deepEqual(await findings(), []);
  });
  test("are written one at a time, also when acts are done and the audit is verified meanwhile", async () => {
    const many = async () => {
      await actIn("21484", "21025");
      return [(await checkpoint()).findings, (await verifyAudit(owner(), place)).findings];
    };
    assert.deepEqual((await Promise.all([many(), many(), many()])).flat(2), []);
    assert.deepEqual(await findings(), []);
  });
  test("find a tail that was cut together with its head", async () => {
    await sql`truncate platform.outbox`.execute(owner());
    await sql`delete from authority.audit_entries where chain = '21484' and entry_number = 3`.execute(owner());
    await sql`update authority.audit_heads set entry_number = 2,
      hash = (select hash from authority.audit_entries where chain = '21484' and entry_number = 2) where chain = '21484'`.execute(
      owner(),
    );
    assert.deepEqual(await findings(), ["this entry was removed after a checkpoint"]);
  });
  test("find an emptied table, and nothing is signed over it", async () => {
    await sql`truncate authority.audit_entries, authority.audit_heads, platform.outbox`.execute(owner());
    await actIn("21025");
    const both = ["this entry was removed after a checkpoint", "this entry was removed after a checkpoint"];
    assert.deepEqual(await findings(), both);
    const refused = await checkpoint();
    assert.equal(refused.checkpoint?.number, 1);
    assert.equal(refused.findings.length, 2);
  });
  test("are not needed to find an audit that was emptied or cut before the first: the outbox knows its entries", async () => {
    const none = { checkpoints: join(folder, "none.jsonl"), key: place.key };
    await sql`delete from platform.facts where name = 'audit.checkpoint'`.execute(owner());
    const missing = async () =>
      (await verifyAudit(owner(), none)).findings.map(({ chain, finding }) => [
        chain,
        finding.replace(/entry [-0-9a-f]+/, "entry"),
      ]);
    assert.deepEqual(await missing(), []);
    const finding = "the entry of an act in the outbox is missing";
    await sql`delete from authority.audit_entries where chain = '21548'`.execute(owner());
    await sql`delete from authority.audit_heads where chain = '21548'`.execute(owner());
    assert.deepEqual(await missing(), [["21548", finding]]);
    await sql`truncate authority.audit_entries, authority.audit_heads`.execute(owner());
    assert.deepEqual(await missing(), [
      ["21484", finding],
      ["21484", finding],
      ["21484", finding],
      ["21548", finding],
    ]);
  });
  test("find a chain that was changed and hashed again", async () => {
    await sql`update authority.audit_entries set facts = '{"n": 7}' where chain = '21484' and entry_number = 1`.execute(
      owner(),
    );
    await hashAgain.execute(owner());
    assert.deepEqual(await findings(), ["the chain was hashed again after a checkpoint"]);
  });
  test("that were changed, removed or signed with another key are found", async () => {
    await actIn("21484");
    await checkpoint();
    const text = await readFile(place.checkpoints, "utf8");
    await writeFile(
      place.checkpoints,
      text.replace(/(?<="21484",4,")./, (first) => (first === "0" ? "1" : "0")),
    );
    assert.match((await findings()).join(), /checkpoint 2 was changed/);
    await writeFile(place.checkpoints, `${text.split("\n")[0]}\n`);
    assert.deepEqual(await findings(), ["checkpoint 2 is missing from the file"]);
    await writeFile(place.checkpoints, text);
    await rm(place.key);
    assert.match((await findings()).join(), /signed with another key/);
  });
  test("go on after a line that broke off while it was written", async () => {
    await writeFile(place.checkpoints, `${await readFile(place.checkpoints, "utf8")}{"number":2,"at":"20`);
    assert.deepEqual(await findings(), []);
    await actIn("21484");
    assert.equal((await checkpoint()).checkpoint?.number, 2);
    assert.deepEqual(await findings(), []);
  });
  test("on paper are compared by their digest, however it is typed", async () => {
    const digest = (await checkpoint()).checkpoint?.digest ?? "";
    const onPaper = async (typed: string) => (await verifyAudit(owner(), place, typed)).findings.length;
    assert.equal(await onPaper(spellDigest(digest).toUpperCase()), 0);
    assert.equal(await onPaper(digest.replace(/^./, (first) => (first === "0" ? "1" : "0"))), 1);
  });
});
