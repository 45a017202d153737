import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { getSession } from "#contract/authority/session.ts";

let opened: TestInstallation;
before(async () => {
  opened = await openTestInstallation();
});
after(() => opened.close());

/**
 * What a session is worth, asked in the two ways in which one is looked for: in the statement that opens a read, and before anything
 * else is done (a write, here without its key). Both say the same.
 */
async function statusOf(officer: TestOfficer): Promise<number> {
  const { status } = await officer.ask(getSession);
  const write = await officer.fetch("/api/households", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  assert.equal(write.status === 401, status === 401, "a write asks for the same session");
  return status;
}

describe("a session", () => {
  test("is refused once it has expired", async () => {
    const officer = await opened.officer("commune_officer", "21484");
    assert.equal(await statusOf(officer), 200);
    await sql`update sign_in.sessions set expires_at = now() - interval '1 second' where user_id = ${officer.officerId}`.execute(
      opened.server.database,
    );
    assert.equal(await statusOf(officer), 401);
  });

  test("is refused a week after it began, however often it was used", async () => {
    const officer = await opened.officer("commune_officer", "21484");
    await sql`update sign_in.sessions set created_at = now() - interval '8 days' where user_id = ${officer.officerId}`.execute(
      opened.server.database,
    );
    assert.equal(await statusOf(officer), 401);
  });

  test("is refused when its row is gone", async () => {
    const officer = await opened.officer("commune_officer", "21484");
    await sql`delete from sign_in.sessions where user_id = ${officer.officerId}`.execute(opened.server.database);
    assert.equal(await statusOf(officer), 401);
  });

  test("is refused when its officer is disabled", async () => {
    const officer = await opened.officer("commune_officer", "21484");
    await sql`update authority.officers set disabled_at = now() where officer_id = ${officer.officerId}`.execute(
      opened.ownersServer.database,
    );
    assert.equal(await statusOf(officer), 401);
  });

  test("is refused when one character of the cookie differs", async () => {
    const officer = await opened.officer("commune_officer", "21484");
    const [name, value = ""] = officer.cookie.split("=");
    const last = decodeURIComponent(value).slice(0, -2);
    const other = `${name}=${encodeURIComponent(`${last}${last.endsWith("A") ? "B" : "A"}=`)}`;
    assert.equal((await opened.fetch("/api/session", { headers: { cookie: officer.cookie } })).status, 200);
    assert.equal((await opened.fetch("/api/session", { headers: { cookie: other.slice(0, -4) } })).status, 401);
    assert.equal(
      (await opened.fetch("/api/session", { headers: { cookie: `${name}=${value.slice(0, 32)}` } })).status,
      401,
    );
    assert.equal((await opened.fetch("/api/session", { headers: { cookie: `${name}=%E0%A4%A` } })).status, 401);
  });

  test("of somebody else's areas is not what the next read on the connection is answered by", async () => {
    const officers = [await opened.officer("commune_officer", "21484"), await opened.officer("province_officer", "51")];
    const asked = Array.from({ length: 40 }, (_, at) => officers[at % 2]);
    const answers = await Promise.all(asked.map(async (officer) => (await officer?.get(getSession))?.officerId));
    assert.deepEqual(
      answers,
      asked.map((officer) => officer?.officerId),
    );
  });

  test("that has ended is reported before what is wrong with the question", async () => {
    const officer = await opened.officer("commune_officer", "21484");
    const broken = async () => (await officer.fetch("/api/households?limit=many")).status;
    assert.equal(await broken(), 422);
    await sql`delete from sign_in.sessions where user_id = ${officer.officerId}`.execute(opened.server.database);
    assert.equal(await broken(), 401);
  });

  test("lives on from its last use, and is written to once in a while only", async () => {
    const officer = await opened.officer("commune_officer", "21484");
    const read = async () =>
      (
        await sql<{ updated: string; left: number }>`
          select updated_at::text as updated, extract(epoch from expires_at - now())::float8 / 3600 as left
          from sign_in.sessions where user_id = ${officer.officerId}`.execute(opened.server.database)
      ).rows[0] ?? { updated: "", left: 0 };
    const begun = await read();
    await statusOf(officer);
    assert.equal((await read()).updated, begun.updated, "a session that was used just now is not written to");
    await sql`update sign_in.sessions set updated_at = now() - interval '3 hours', expires_at = now() + interval '9 hours'
      where user_id = ${officer.officerId}`.execute(opened.server.database);
    await statusOf(officer);
    assert.ok((await read()).left > 11.9, "twelve hours from the last use");
  });
});
