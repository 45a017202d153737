import type { Id } from "#kernel/id.ts";
import { newId } from "#contract/new-id.ts";
import { namedId } from "#test/support/named-id.ts";
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { v7 } from "uuid";
import { localDate } from "#kernel/local-date.ts";
import { encrypt } from "#server/platform/keys.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation } from "#test/support/installation.ts";
import { tablesWith } from "#test/support/in-the-clear.ts";
import { findFile } from "./batches-store.ts";
import { countFilesBefore, openFile, resealFiles, sealFile, sealOldFiles } from "./seal-files.ts";

let opened: TestInstallation;
const batchId = newId("batch");
const account = "9704001122334455";

before(async () => {
  opened = await openTestInstallation();
  await sql`set session_replication_role = replica;
    insert into payment.batches (batch_id, commune_id, year, method, title, state, instruction_count, total, made_by, made_at)
      values (${sql.lit(batchId)}, '21484', 2026, 'bank', 'Đợt 1', 'sent', 1, 100000, ${sql.lit(v7())}, now());
    set session_replication_role = origin`.execute(opened.ownersServer.database);
});
after(() => opened.close());

/** A file as an older version kept it. */
async function keepOpen(): Promise<{ readonly fileId: Id<"file">; readonly text: string }> {
  const fileId = newId("file");
  const text = `<Acct>${account}</Acct> ${fileId}`;
  await opened.ownersServer.database
    .insertInto("payment.files")
    .values({
      file_id: fileId,
      batch_id: batchId,
      commune_id: "21484",
      kind: "payment_order",
      format: "pain.001",
      file_name: "order.xml",
      sha256: fileId,
      content: Buffer.from(text, "utf8"),
      recorded_at: `${localDate("2026-03-01")}T03:00:00Z`,
      recorded_by: v7(),
    })
    .execute();
  return { fileId, text };
}

const read = async (fileId: Id<"file">) =>
  opened.ownersServer.database
    .transaction()
    .execute(async (tx) => (await findFile(tx, opened.server.keys, { batchId, fileId }))?.content.toString("utf8"));

describe("payment files that an older version left open", () => {
  test("are read as they are until they are sealed, and then say the same, while nobody finds an account in the database", async () => {
    const files = [await keepOpen(), await keepOpen(), await keepOpen()];
    assert.deepEqual(await tablesWith(opened.migratorUrl, account), ["payment.files"]);
    for (const { fileId, text } of files) assert.equal(await read(fileId), text);
    assert.equal(await sealOldFiles(opened.ownersServer.database, opened.server.keys, 2), 3);
    for (const { fileId, text } of files) assert.equal(await read(fileId), text);
    assert.deepEqual(await tablesWith(opened.migratorUrl, account), []);
    assert.equal(await sealOldFiles(opened.ownersServer.database, opened.server.keys), 0);
  });
  test("are sealed each to its row: the bytes of one do not open as another's", () => {
    const { keys } = opened.server;
    const sealed = sealFile(keys, namedId("file", "one"), Buffer.from([0, 255, 13]));
    assert.deepEqual(openFile(keys, namedId("file", "one"), sealed), Buffer.from([0, 255, 13]));
    assert.throws(() => openFile(keys, namedId("file", "other"), sealed));
  });
  test("are sealed again with new keys, in batches", async () => {
    const { keys, database } = { keys: opened.server.keys, database: opened.ownersServer.database };
    const next = { ...keys, fields: { ...keys.fields, 99: Buffer.alloc(32, 7) } };
    const before = await countFilesBefore(database, 99);
    assert.ok(before >= 3);
    let after: readonly string[] | undefined;
    do ({ last: after } = await resealFiles(database, next, { batch: 2, after }));
    while (after !== undefined);
    assert.equal(await countFilesBefore(database, 99), 0);
    assert.equal(encrypt(next, "x", "y").keyVersion, 99);
    const row = await database
      .selectFrom("payment.files")
      .select(["file_id", "key_version", "ciphertext"])
      .executeTakeFirstOrThrow();
    assert.ok(row.ciphertext !== null && row.key_version === 99);
    const text = openFile(next, row.file_id, { keyVersion: 99, ciphertext: row.ciphertext }).toString("utf8");
    assert.match(text, new RegExp(account));
  });
});
