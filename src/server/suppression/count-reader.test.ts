import { newId } from "#contract/new-id.ts";
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { success } from "#kernel/result.ts";
import { runAct } from "#server/platform/act/act.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { reachOfCounts } from "./count-reader.ts";

const commune = "21484";
let opened: TestInstallation;
before(async () => {
  opened = await openTestInstallation();
});
after(() => opened.close());

/** Whether counts of the commune are shown exactly. */
async function seesExactly(actor: TestOfficer): Promise<boolean> {
  const found = await runAct(opened.server, {
    actor,
    act: "evaluation.readMeasures",
    kind: "read",
    work: async (context) => success((await reachOfCounts(context, [commune])) === undefined),
  });
  assert.ok(found.ok);
  return found.value;
}

test("who may read households by a post that counts sees exact counts, and not by one that was revoked", async () => {
  const cashier = await opened.officer("commune_cashier", commune);
  assert.equal(await seesExactly(cashier), false);
  const officer = await opened.officer("commune_officer", commune);
  assert.equal(await seesExactly(officer), true);
  const { database } = opened.ownersServer;
  await sql`update authority.posts set post_kind = 'commune_cashier' where officer_id = ${officer.officerId}`.execute(
    database,
  );
  const postId = newId("post");
  await sql`insert into authority.posts (post_id, officer_id, post_kind, area_id, valid_from)
    values (${postId}, ${officer.officerId}, 'commune_officer', ${commune}, '2026-01-01')`.execute(database);
  assert.equal(await seesExactly(officer), true);
  await sql`update authority.posts set revoked_at = now() where post_id = ${postId}`.execute(database);
  assert.equal(await seesExactly(officer), false);
});
