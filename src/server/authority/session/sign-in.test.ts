import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { v7 } from "uuid";
import { getSession, listFailedSignIns } from "#contract/authority/session.ts";
import { foundOperator } from "#server/authority/post/found-operator.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation } from "#test/support/installation.ts";

const password = "chuồn chuồn bay thấp";
let opened: TestInstallation;
before(async () => {
  opened = await openTestInstallation();
});
after(() => opened.close());

/** An account with the password of this file. */
async function account(): Promise<{ readonly userName: string; readonly officerId: string }> {
  const userName = `operator.${v7().slice(-8)}`;
  const { officerId } = await foundOperator(opened.ownersServer, { userName, fullName: "Người thử", password });
  return { userName, officerId };
}

async function signIn(
  body: { readonly username: string; readonly password: string },
  headers: Record<string, string> = {},
): Promise<{
  readonly status: number;
  readonly code: string;
  readonly seconds: number;
  readonly cookies: string;
  readonly headers: Headers;
}> {
  const answer = await opened.fetch("/api/sign-in/sign-in/username", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const said: { code?: string; facts?: { seconds?: number } } = await answer.json();
  const cookies = answer.headers.getSetCookie().map((line) => line.split(";")[0]);
  return {
    status: answer.status,
    code: said.code ?? "signed in",
    seconds: said.facts?.seconds ?? 0,
    cookies: cookies.join("; "),
    headers: answer.headers,
  };
}

const fromAddress = (address: string) => ({ "x-vuon-client-address": address });

/** As if so many seconds had gone by since the last failure. */
async function letPass(seconds: number): Promise<void> {
  await sql`update sign_in.limits set at = at - make_interval(secs => ${seconds})`.execute(opened.server.database);
}

describe("the paths of sign-in", () => {
  test("are those of the console and no other", async () => {
    const { userName } = await account();
    const { cookies } = await signIn({ username: userName, password });
    for (const path of [
      "update-user",
      "is-username-available",
      "revoke-other-sessions",
      "change-password",
      "get-session",
      "list-sessions",
      "sign-up/email",
      "change-email",
      "delete-user",
      "sign-in/email",
      "ok",
      "error",
    ]) {
      for (const method of ["GET", "POST"]) {
        const answer = await opened.fetch(`/api/sign-in/${path}`, {
          method,
          headers: { "content-type": "application/json", cookie: cookies },
          ...(method === "POST" ? { body: JSON.stringify({ username: "province.lead" }) } : {}),
        });
        assert.equal(answer.status, 404, `${method} ${path}`);
      }
    }
  });

  test("take nothing from another site, and no form", async () => {
    const { userName } = await account();
    const body = { username: userName, password };
    assert.equal((await signIn(body, { "sec-fetch-site": "cross-site" })).code, "request.cross_site");
    assert.equal((await signIn(body, { origin: "https://elsewhere.example" })).code, "request.cross_site");
    assert.equal((await signIn(body, { "content-type": "text/plain" })).code, "request.other_type");
    assert.equal((await signIn(body, { "sec-fetch-site": "same-origin" })).status, 200);
  });
});

describe("signing in", () => {
  test("does not depend on case and blanks of the name", async () => {
    const { userName, officerId } = await account();
    const { status, cookies } = await signIn({ username: `  ${userName.toUpperCase()} `, password });
    assert.equal(status, 200);
    const session = await opened.fetch("/api/session", { headers: { cookie: cookies } });
    assert.equal(((await session.json()) as { officerId: string }).officerId, officerId);
  });

  test("answers a wrong name, a wrong password and a disabled account alike", async () => {
    const known = await account();
    const disabled = await account();
    await sql`update authority.officers set disabled_at = now() where officer_id = ${disabled.officerId}`.execute(
      opened.ownersServer.database,
    );
    for (const body of [
      { username: known.userName, password: "not the password" },
      { username: "nobody.at.all", password },
      { username: disabled.userName, password },
      { username: disabled.userName, password: "not the password" },
    ]) {
      const { status, code, cookies } = await signIn(body);
      assert.deepEqual([status, code, cookies], [401, "authority.sign_in_wrong", ""], body.username);
    }
  });

  test("sets cookies that scripts cannot read", async () => {
    const { userName } = await account();
    for (const line of (await signIn({ username: userName, password })).headers.getSetCookie())
      assert.match(line, /; HttpOnly; SameSite=Lax/);
  });

  test("ends with signing out: the cookie is worth nothing afterwards", async () => {
    const { userName } = await account();
    const { cookies } = await signIn({ username: userName, password });
    const headers = { cookie: cookies, "content-type": "application/json" };
    assert.equal((await opened.fetch("/api/session", { headers })).status, 200);
    assert.equal((await opened.fetch("/api/sign-in/sign-out", { method: "POST", headers, body: "{}" })).status, 200);
    assert.equal((await opened.fetch("/api/session", { headers })).status, 401);
  });
});

describe("limits on failed attempts", () => {
  test("make an account wait, longer with each failure, and say for how long; the right password waits too", async () => {
    const { userName } = await account();
    const wrong = { username: userName, password: "not the password" };
    for (let attempt = 0; attempt < 5; attempt += 1)
      assert.equal((await signIn(wrong)).code, "authority.sign_in_wrong");
    const delayed = await signIn({ username: userName, password });
    assert.deepEqual([delayed.status, delayed.code], [429, "authority.sign_in_delayed"]);
    assert.equal(delayed.headers.get("retry-after"), String(delayed.seconds));
    await letPass(15);
    assert.equal((await signIn(wrong)).code, "authority.sign_in_wrong");
    assert.ok((await signIn(wrong)).seconds > 15, "the wait doubles");
    await letPass(900);
    assert.equal((await signIn({ username: userName, password })).status, 200);
    assert.equal((await signIn(wrong)).code, "authority.sign_in_wrong");
    assert.equal(
      (await signIn({ username: userName, password })).status,
      200,
      "a success begins the count from the start",
    );
  });

  test("hold when guesses come all at once", async () => {
    const { userName } = await account();
    const answers = await Promise.all(
      Array.from({ length: 15 }, async () => signIn({ username: userName, password: "not the password" })),
    );
    const tried = answers.filter(({ code }) => code === "authority.sign_in_wrong").length;
    assert.ok(tried <= 6, `${tried} guesses were compared with the password`);
  });

  test("hold alike for an account that does not exist", async () => {
    const wrong = { username: `nobody.${v7().slice(-8)}`, password: "not the password" };
    for (let attempt = 0; attempt < 5; attempt += 1)
      assert.equal((await signIn(wrong)).code, "authority.sign_in_wrong");
    assert.equal((await signIn(wrong)).code, "authority.sign_in_delayed");
  });

  test("do not keep a colleague waiting who signs in on the usual device", async () => {
    const { userName } = await account();
    const { cookies } = await signIn({ username: userName, password });
    for (let attempt = 0; attempt < 6; attempt += 1)
      await signIn({ username: userName, password: "a guess from elsewhere" });
    assert.equal((await signIn({ username: userName, password })).code, "authority.sign_in_delayed");
    assert.equal((await signIn({ username: userName, password }, { cookie: cookies })).status, 200);
  });

  test("count a device on its own, and a device of another account not at all", async () => {
    const mine = await account();
    const other = await account();
    const { cookies } = await signIn({ username: mine.userName, password });
    const wrong = { username: other.userName, password: "not the password" };
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn(wrong, { cookie: cookies });
    assert.equal(
      (await signIn({ username: other.userName, password }, { cookie: cookies })).code,
      "authority.sign_in_delayed",
    );
    const guess = { username: mine.userName, password: "a guess" };
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn(guess, { cookie: cookies });
    assert.equal((await signIn(guess, { cookie: cookies })).code, "authority.sign_in_delayed");
  });

  test("stop an address that tries many accounts, and let a province behind one address in", async () => {
    const address = fromAddress("203.0.113.77");
    const { userName } = await account();
    for (let officer = 0; officer < 12; officer += 1)
      assert.equal((await signIn({ username: userName, password }, address)).status, 200);
    await sql`update sign_in.limits set level = 0`.execute(opened.server.database);
    assert.equal(
      (await signIn({ username: `nobody.${v7().slice(-8)}`, password }, address)).code,
      "authority.sign_in_wrong",
    );
    // The budget is spent, but for the last one.
    await sql`update sign_in.limits set level = 199, at = now() where level > 0`.execute(opened.server.database);
    await signIn({ username: `nobody.${v7().slice(-8)}`, password }, address);
    const fresh = `nobody.${v7().slice(-8)}`;
    const stopped = await signIn({ username: fresh, password }, address);
    assert.equal(stopped.code, "authority.sign_in_delayed");
    assert.ok(stopped.seconds <= 5, "seconds and not hours");
    assert.equal(
      (await signIn({ username: fresh, password }, fromAddress("203.0.113.78"))).code,
      "authority.sign_in_wrong",
    );
  });
});

describe("failed attempts", () => {
  test("are shown to the operator by day, address and account, without what was typed", async () => {
    const { userName } = await account();
    const typedByMistake = "mật khẩu gõ nhầm ô";
    const address = fromAddress("198.51.100.23");
    await signIn({ username: userName, password: "not the password" }, address);
    await signIn({ username: userName, password: "not the password" }, address);
    await signIn({ username: typedByMistake, password: "x" }, address);
    const operator = await opened.officer("operator", "VN");
    const { rows } = await operator.get(listFailedSignIns, { query: { limit: 200 } });
    const here = rows.filter((row) => row.address === "198.51.100.23");
    assert.deepEqual(
      here.map((row) => [row.userName, row.attempts, row.reason]).toSorted(),
      [
        [null, 1, "name_or_password"],
        [userName, 2, "name_or_password"],
      ].toSorted(),
    );
    const kept = await sql<{
      text: string;
    }>`select row_to_json(attempt)::text as text from sign_in.failed_attempts attempt`.execute(opened.server.database);
    for (const { text } of kept.rows) assert.ok(!text.includes("khẩu") && !text.includes("not the password"));
    const first = await operator.get(listFailedSignIns, { query: { limit: 1 } });
    assert.notEqual(first.nextCursor, null);
    const second = await operator.get(listFailedSignIns, {
      query: { limit: 1, cursor: first.nextCursor ?? undefined },
    });
    assert.notDeepEqual(second.rows, first.rows);
  });

  test("are kept from everybody else", async () => {
    const officer = await opened.officer("province_lead", "51");
    assert.equal((await officer.ask(listFailedSignIns)).status, 403);
    assert.equal((await officer.ask(getSession)).status, 200);
  });
});
