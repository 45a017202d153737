import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { v7 } from "uuid";
import * as contract from "#contract/authority/session.ts";
import { foundOperator } from "#server/authority/post/found-operator.ts";
import { askOver, openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation } from "#test/support/installation.ts";
import { codeAt } from "./totp.ts";
import { getSession } from "#contract/authority/session.ts";

const password = "chuồn chuồn bay thấp";
let opened: TestInstallation;
before(async () => {
  opened = await openTestInstallation();
});
after(() => opened.close());

type Fetch = Parameters<typeof askOver>[0];

/** An operator's account, and how to sign in to it once more. */
async function account() {
  const userName = `operator.${v7().slice(-8)}`;
  const { officerId } = await foundOperator(opened.ownersServer, { userName, fullName: "Người thử", password });
  const signIn = async (secrets: { readonly password?: string; readonly code?: string } = {}) => {
    const answer = await opened.fetch("/api/sign-in/sign-in/username", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ username: userName, password, ...secrets }),
    });
    const cookie = answer.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    const said: { code?: string } = await answer.json();
    const fetch: Fetch = async (path, init) =>
      opened.fetch(path, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), cookie } });
    return { status: answer.status, code: said.code ?? "signed in", fetch };
  };
  return { userName, officerId, signIn };
}

const isIn = async (fetch: Fetch) => (await askOver(fetch, getSession, {})).status === 200;
const codeOf = (answer: object) =>
  "problem" in answer ? (answer as { problem: { code: string } }).problem.code : "done";

async function changesOf(officerId: string): Promise<readonly string[]> {
  const found = await sql<{ change: string }>`select facts->>'change' as change from authority.audit_entries
    where officer_id = ${officerId} order by entry_number`.execute(opened.ownersServer.database);
  return found.rows.map((row) => row.change);
}

describe("one's own sessions", () => {
  test("are listed with this one marked, and end one by one or all but this one", async () => {
    const { signIn, officerId } = await account();
    const [here, there, elsewhere] = [await signIn(), await signIn(), await signIn()];
    const listed = await askOver(here.fetch, contract.getOwnAccess, {});
    assert.ok("body" in listed);
    assert.equal(listed.body.sessions.length, 3);
    assert.equal(listed.body.sessions.filter((session) => session.isThis).length, 1);
    const own = await askOver(there.fetch, contract.getOwnAccess, {});
    assert.ok("body" in own);
    const sessionId = own.body.sessions.find((session) => session.isThis)?.sessionId ?? "";
    assert.equal((await askOver(here.fetch, contract.endOwnSession, { params: { sessionId } })).status, 200);
    assert.deepEqual(
      [await isIn(here.fetch), await isIn(there.fetch), await isIn(elsewhere.fetch)],
      [true, false, true],
    );
    const ended = await askOver(here.fetch, contract.endOtherSessions, {});
    assert.deepEqual("body" in ended && ended.body, { ended: 1 });
    assert.deepEqual([await isIn(here.fetch), await isIn(elsewhere.fetch)], [true, false]);
    assert.deepEqual(await changesOf(officerId), ["session_ended", "other_sessions_ended"]);
  });

  test("of a colleague are not there", async () => {
    const mine = await (await account()).signIn();
    const theirs = await (await account()).signIn();
    const listed = await askOver(theirs.fetch, contract.getOwnAccess, {});
    const sessionId = ("body" in listed ? listed.body.sessions[0]?.sessionId : undefined) ?? "";
    assert.equal((await askOver(mine.fetch, contract.endOwnSession, { params: { sessionId } })).status, 404);
    assert.ok(await isIn(theirs.fetch));
  });
});

describe("changing one's own password", () => {
  test("ends all other sessions, and the old password opens nothing", async () => {
    const { signIn, officerId } = await account();
    const [here, there] = [await signIn(), await signIn()];
    const body = { currentPassword: password, newPassword: "ruộng bậc thang tháng ba" };
    const changed = await askOver(here.fetch, contract.changePassword, { body });
    assert.deepEqual("body" in changed && changed.body, { ended: 1 });
    assert.deepEqual([await isIn(here.fetch), await isIn(there.fetch)], [true, false]);
    assert.equal((await signIn()).code, "authority.sign_in_wrong");
    assert.equal((await signIn({ password: body.newPassword })).status, 200);
    assert.deepEqual(await changesOf(officerId), ["password_changed"]);
    const audit = await sql<{
      text: string;
    }>`select facts::text as text from authority.audit_entries where officer_id = ${officerId}`.execute(
      opened.ownersServer.database,
    );
    assert.ok(audit.rows.every(({ text }) => !text.includes("ruộng") && !text.includes("chuồn")));
  });

  test("takes the present one, which cannot be guessed at, and refuses a weak one", async () => {
    const { signIn, userName } = await account();
    const { fetch } = await signIn();
    const change = async (currentPassword: string, newPassword: string) =>
      codeOf(await askOver(fetch, contract.changePassword, { body: { currentPassword, newPassword } }));
    assert.equal(await change(password, "aaaaaaaaaa"), "authority.password_monotonous");
    assert.equal(await change(password, userName), "authority.password_names_owner");
    assert.equal(await change(password, "vuon-demo-2026"), "authority.password_common");
    const guesses: string[] = [];
    for (let guess = 0; guess < 12; guess += 1)
      guesses.push(await change(`guess ${guess}`, "ruộng bậc thang tháng ba"));
    assert.equal(guesses[0], "authority.password_wrong");
    assert.equal(guesses.at(-1), "authority.sign_in_delayed");
    assert.equal((await signIn()).status, 200, "the sign-in of the account is not held up by it");
  });
});

describe("an authenticator app", () => {
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  const backupCodes = Array.from({ length: 10 }, (_, number) => `AAAAA-BBBB${"ABCDEFGHIJ"[number]}`);
  const later = () => new Date(Date.now() + 30_000);

  async function enrolled() {
    const made = await account();
    const [here, there] = [await made.signIn(), await made.signIn()];
    const body = { currentPassword: password, secret, code: codeAt(secret, new Date()), backupCodes };
    assert.equal(
      codeOf(await askOver(here.fetch, contract.enrolSecondFactor, { body: { ...body, code: "000000" } })),
      "authority.code_wrong",
    );
    assert.equal((await askOver(here.fetch, contract.enrolSecondFactor, { body })).status, 200);
    return { ...made, here, there };
  }

  test("is asked for at sign-in once it is set up, and each code counts once", async () => {
    const { signIn, here, there, officerId } = await enrolled();
    assert.deepEqual([await isIn(here.fetch), await isIn(there.fetch)], [true, false], "sessions without it end");
    assert.equal((await signIn()).code, "authority.code_needed");
    assert.equal(
      (await signIn({ code: codeAt(secret, new Date()) })).code,
      "authority.code_wrong",
      "used at enrolment",
    );
    const code = codeAt(secret, later());
    assert.equal((await signIn({ code })).status, 200);
    assert.equal((await signIn({ code })).code, "authority.code_wrong", "used at sign-in");
    assert.deepEqual(await changesOf(officerId), ["second_factor_enrolled"]);
  });

  test("can be replaced by each backup code once", async () => {
    const { signIn, here } = await enrolled();
    assert.equal((await signIn({ code: "aaaaabbbba" })).status, 200, "as it is typed from paper");
    assert.equal((await signIn({ code: "AAAAA-BBBBA" })).code, "authority.code_wrong");
    const listed = await askOver(here.fetch, contract.getOwnAccess, {});
    assert.equal("body" in listed && listed.body.secondFactor?.backupCodesLeft, 9);
  });

  test("cannot be guessed at, and is not taken from an open browser without the password", async () => {
    const { signIn, here } = await enrolled();
    const remove = async (currentPassword: string) =>
      codeOf(await askOver(here.fetch, contract.removeSecondFactor, { body: { currentPassword } }));
    assert.equal(await remove("not the password"), "authority.password_wrong");
    const guesses: string[] = [];
    for (let guess = 0; guess < 8; guess += 1) guesses.push((await signIn({ code: "000000" })).code);
    assert.equal(guesses.at(-1), "authority.sign_in_delayed");
    assert.equal(await remove(password), "done");
    assert.equal(await remove(password), "authority.code_not_enrolled");
  });

  test("is kept sealed", async () => {
    const { officerId } = await enrolled();
    const found = await sql<{
      text: string;
    }>`select row_to_json(factor)::text as text from sign_in.second_factors factor
      where officer_id = ${officerId}`.execute(opened.server.database);
    const text = found.rows[0]?.text ?? "";
    assert.ok(text.length > 50 && !text.includes(secret) && !text.includes("BBBBA"));
    assert.ok(!text.includes(Buffer.from(secret).toString("hex")));
  });
});
