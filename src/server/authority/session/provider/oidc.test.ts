import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { v7 } from "uuid";
import type { Hono } from "hono";
import { buildApp } from "#server/app.ts";
import { readConfig } from "#server/platform/config.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation } from "#test/support/installation.ts";
import { placeHere } from "./oidc-routes.ts";
import { clientId, clientSecret, openForger, openProvider } from "#test/support/oidc.ts";
import type { Forgery, TestProvider } from "#test/support/oidc.ts";

const origin = "http://vuon.test";
let opened: TestInstallation;
let provider: TestProvider;
let forger: TestProvider;
let person: { sub: string } & Record<string, unknown> = { sub: "nobody" };
let nonce = "";
let forgery: Forgery = { claims: {} };

before(async () => {
  opened = await openTestInstallation();
  provider = await openProvider(`${origin}/api/sign-in/oidc/callback`, () => person);
  forger = await openForger(
    () => nonce,
    () => forgery,
  );
});
after(async () => {
  await provider?.close();
  await forger?.close();
  await opened?.close();
});

function appOf(issuer: string, more: Record<string, string> = {}): Hono {
  const config = readConfig({
    VUON_HOME: opened.server.config.VUON_HOME,
    VUON_OIDC_ISSUER: issuer,
    VUON_OIDC_CLIENT_ID: clientId,
    VUON_OIDC_CLIENT_SECRET: clientSecret,
    ...more,
  });
  return buildApp({ ...opened.server, config }, { version: "test", publicUrl: origin });
}

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");

async function depart(app: Hono, to = "/households"): Promise<{ readonly url: string; readonly cookie: string }> {
  const answer = await app.request(`${origin}/api/sign-in/oidc/start?to=${encodeURIComponent(to)}`);
  assert.equal(answer.status, 302);
  return { url: answer.headers.get("location") ?? "", cookie: cookiesOf(answer) };
}

/** Follows the provider's own redirects, as a browser does, until it sends the person back. */
async function askProvider(url: string): Promise<string> {
  const jar = new Map<string, string>();
  let next = url;
  for (let step = 0; step < 8 && !next.startsWith(origin); step += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(next, { redirect: "manual", headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split("=");
      jar.set(name, value);
    }
    next = new URL(answer.headers.get("location") ?? "", next).href;
  }
  return next;
}

async function arrive(app: Hono, url: string, cookie: string) {
  const answer = await app.request(url, { headers: { cookie } });
  return { to: answer.headers.get("location") ?? "", cookie: cookiesOf(answer) };
}

/** All the way there and back. */
async function signIn(app: Hono, to?: string) {
  const { url, cookie } = await depart(app, to);
  return arrive(app, await askProvider(url), cookie);
}

async function postsOf(app: Hono, cookie: string): Promise<readonly string[]> {
  const answer = await app.request(`${origin}/api/session`, { headers: { cookie } });
  const session: { posts: readonly { kind: string; areaId: string }[] } = await answer.json();
  return session.posts.map(({ kind, areaId }) => `${kind}@${areaId}`).toSorted();
}

const refusal = (code: string) => `/sign-in?refusal=${code}`;
const somebody = (posts: readonly string[]) => {
  const name = v7().slice(-10);
  return { sub: name, name: "Người thử", preferred_username: `Can.Bo.${name}`, vuon_posts: posts };
};

describe("the shared sign-in", () => {
  test("makes an officer with the posts of the claims, and goes on to the page that was asked for", async () => {
    const app = appOf(provider.issuer);
    person = somebody(["commune_officer@21484", "auditor@51", "operator@VN", "commune_officer@51", "auditor@nowhere"]);
    const { to, cookie } = await signIn(app);
    assert.equal(to, "/households");
    assert.deepEqual(await postsOf(app, cookie), ["auditor@51", "commune_officer@21484"]);
    const audit = await sql<{ change: string }>`select facts->>'change' as change from authority.audit_entries
      where act = 'authority.signInByProvider' order by at, change`.execute(opened.ownersServer.database);
    assert.deepEqual(audit.rows.map(({ change }) => change).toSorted(), [
      "officer_made_by_provider",
      "post_given_by_claim",
      "post_given_by_claim",
    ]);
  });

  test("ends posts whose claim is gone, keeps those given by an act, and refuses who has none left", async () => {
    const app = appOf(provider.issuer);
    person = somebody(["commune_officer@21484", "commune_chair@21484"]);
    const first = await signIn(app);
    await sql`update authority.posts set valid_from = valid_from - 30 where source = 'oidc' and post_kind = 'commune_officer'`.execute(
      opened.ownersServer.database,
    );
    person = { ...person, vuon_posts: ["commune_chair@21484"] };
    const second = await signIn(app);
    assert.deepEqual(await postsOf(app, second.cookie), ["commune_chair@21484"]);
    assert.deepEqual(await postsOf(app, first.cookie), ["commune_chair@21484"], "in the earlier session too");
    person = { ...person, vuon_posts: [] };
    assert.equal((await signIn(app)).to, refusal("authority.oidc_no_posts"));
    const names = await app.request(`${origin}/api/session`, { headers: { cookie: second.cookie } });
    assert.equal(names.status, 403, "the posts ended although the sign-in was refused");
  });

  test("gives and ends posts in its areas alone, of claims alone, and never an operator's", async () => {
    const app = appOf(provider.issuer);
    person = somebody(["auditor@51", "country_analyst@VN", "auditor@48"]);
    const { cookie } = await signIn(app);
    assert.deepEqual(await postsOf(app, cookie), ["auditor@51"], "the claims of elsewhere give nothing");
    const wider = appOf(provider.issuer, { VUON_OIDC_AREAS: "51, 48" });
    assert.deepEqual(await postsOf(wider, (await signIn(wider)).cookie), ["auditor@48", "auditor@51"]);
    await sql`insert into authority.posts (post_id, officer_id, post_kind, area_id, valid_from, source)
      select gen_random_uuid(), officer_id, 'operator', 'VN', current_date - 5, source
      from authority.officers, unnest(array['act', 'oidc']) source where user_name = ${`can.bo.${person.sub}`}`.execute(
      opened.ownersServer.database,
    );
    person = { ...person, vuon_posts: [] };
    const left = await signIn(app);
    assert.deepEqual(await postsOf(app, left.cookie), ["auditor@48", "operator@VN", "operator@VN"]);
  });

  test("ends what was delegated from a post that is claimed no longer, and tells it in the audit", async () => {
    const app = appOf(provider.issuer);
    person = somebody(["commune_chair@21484"]);
    const chair = await signIn(app);
    const delegate = await opened.officer("commune_officer", "21484");
    const { rows } = await sql<{ post_id: string; officer_id: string }>`select post_id, officer_id from authority.posts
      where source = 'oidc' and revoked_at is null and officer_id =
        (select officer_id from authority.officers where user_name = ${`can.bo.${person.sub}`})`.execute(
      opened.server.database,
    );
    const [post] = rows;
    assert.ok(post !== undefined);
    await sql`insert into authority.posts (post_id, officer_id, post_kind, area_id, valid_from, valid_to, delegated_from)
      values (gen_random_uuid(), ${delegate.officerId}, 'commune_chair', '21484', current_date, current_date + 10, ${post.post_id})`.execute(
      opened.ownersServer.database,
    );
    assert.deepEqual(await postsOf(app, delegate.cookie), ["commune_chair@21484", "commune_officer@21484"]);
    person = { ...person, vuon_posts: [] };
    assert.equal((await signIn(app)).to, refusal("authority.oidc_no_posts"), "the post began today, and is delegated");
    assert.deepEqual(await postsOf(app, delegate.cookie), ["commune_officer@21484"]);
    const reported = await sql<{
      record_id: string;
      event: string;
    }>`select record_id, coalesce(facts->>'event', facts->>'change') as event
      from authority.audit_entries where facts->>'reason' = 'post_ended_by_claim' or facts->>'change' = 'post_ended_by_claim'
        and record_id = ${post.officer_id}`.execute(opened.ownersServer.database);
    assert.deepEqual(
      reported.rows.map(({ record_id: of, event }) => `${event} ${of}`).toSorted(),
      [
        `delegation_ended ${delegate.officerId}`,
        `delegation_ended ${post.officer_id}`,
        `post_ended_by_claim ${post.officer_id}`,
      ].toSorted(),
    );
    person = { ...person, vuon_posts: ["commune_chair@21484"] };
    const again = await signIn(app);
    assert.deepEqual(await postsOf(app, again.cookie), ["commune_chair@21484"], "given again on the same day");
    assert.deepEqual(await postsOf(app, chair.cookie), ["commune_chair@21484"]);
    assert.deepEqual(
      await postsOf(app, delegate.cookie),
      ["commune_officer@21484"],
      "the delegation does not come back",
    );
  });

  test("is bounded by the database too", async () => {
    person = somebody(["auditor@51"]);
    await signIn(appOf(provider.issuer));
    const set = async (kind: string, area: string, within: string) =>
      sql`select * from authority.set_claimed_posts((select officer_id from authority.officers where user_name =
        ${`can.bo.${person.sub}`}), ${JSON.stringify([{ id: v7(), kind, area }])}, ${[within]}, current_date, now())`.execute(
        opened.server.database,
      );
    for (const [kind, area, within] of [
      ["operator", "VN", "VN"],
      ["auditor", "48", "51"],
      ["commune_chair", "51", "51"],
      ["auditor", "21484", "51"],
      ["auditor", "nowhere", "51"],
    ] as const)
      await assert.rejects(set(kind, area, within), /a claim gives no such post/, `${kind} ${area}`);
    await set("auditor", "51", "VN");
  });

  test("refuses who has no post at the first time, and makes no officer", async () => {
    const app = appOf(provider.issuer);
    person = somebody([]);
    assert.equal((await signIn(app)).to, refusal("authority.oidc_no_posts"));
    const found = await sql`select from authority.officers where full_name = 'Người thử'
      and user_name = ${`can.bo.${person.sub}`}`.execute(opened.ownersServer.database);
    assert.equal(found.rows.length, 0);
  });

  test("opens the account of a known officer only where the operator says that names are linked", async () => {
    const known = await opened.officer("province_officer", "51");
    const found = await sql<{ user_name: string }>`select user_name from authority.officers
      where officer_id = ${known.officerId}`.execute(opened.server.database);
    person = { ...somebody(["auditor@51"]), preferred_username: found.rows[0]?.user_name };
    assert.equal((await signIn(appOf(provider.issuer))).to, refusal("authority.oidc_no_posts"));
    const linking = appOf(provider.issuer, { VUON_OIDC_LINKS_EXISTING: "yes" });
    const { cookie } = await signIn(linking);
    assert.deepEqual(await postsOf(linking, cookie), ["auditor@51", "province_officer@51"]);
  });

  test("refuses a disabled officer", async () => {
    const app = appOf(provider.issuer);
    person = somebody(["auditor@51"]);
    await signIn(app);
    await sql`update authority.officers set disabled_at = now() where user_name = ${`can.bo.${person.sub}`}`.execute(
      opened.ownersServer.database,
    );
    assert.equal((await signIn(app)).to, refusal("authority.oidc_refused"));
  });

  test("does not lead to another site", async () => {
    person = somebody(["auditor@51"]);
    for (const to of ["//elsewhere.example/", "/\\elsewhere.example/", "https://elsewhere.example/"])
      assert.equal((await signIn(appOf(provider.issuer), to)).to, "/");
  });

  test("takes an answer once, in the browser that asked for it", async () => {
    const app = appOf(provider.issuer);
    person = somebody(["auditor@51"]);
    const mine = await depart(app);
    const theirs = await depart(app);
    const answer = await askProvider(mine.url);
    assert.equal((await arrive(app, answer, theirs.cookie)).to, refusal("authority.oidc_refused"), "another departure");
    assert.equal((await arrive(app, answer, "")).to, refusal("authority.oidc_refused"), "no departure");
    assert.equal((await arrive(app, answer, mine.cookie)).to, "/households");
    assert.equal((await arrive(app, answer, mine.cookie)).to, refusal("authority.oidc_refused"), "a second time");
  });

  test("takes no code that was given for another departure", async () => {
    const app = appOf(provider.issuer);
    person = somebody(["auditor@51"]);
    const attacker = new URL(await askProvider((await depart(app)).url));
    const victim = await depart(app);
    attacker.searchParams.set("state", new URL(victim.url).searchParams.get("state") ?? "");
    assert.equal((await arrive(app, attacker.href, victim.cookie)).to, refusal("authority.oidc_refused"));
  });
});

describe("a token of the provider", () => {
  async function signInForged(forged: Forgery): Promise<string> {
    const app = appOf(forger.issuer);
    const { url, cookie } = await depart(app);
    const { searchParams } = new URL(url);
    nonce = searchParams.get("nonce") ?? "";
    forgery = forged;
    const back = `${origin}/api/sign-in/oidc/callback?code=x&state=${searchParams.get("state") ?? ""}`;
    return (await arrive(app, back, cookie)).to;
  }
  const claims = { sub: "forged", preferred_username: `forged.${v7().slice(-8)}`, vuon_posts: ["auditor@51"] };

  test("is taken when everything about it is right", async () => {
    assert.equal(await signInForged({ claims }), "/households");
  });
  test("is refused without a subject that names somebody for good", async () => {
    for (const sub of ["", "a\u0000b", "x".repeat(256), "é"])
      assert.equal(
        await signInForged({ claims: { ...claims, sub } }),
        refusal("authority.oidc_refused"),
        sub.slice(0, 9),
      );
  });
  test("shows a name without control characters", async () => {
    const named = { sub: "odd", preferred_username: `odd.${v7().slice(-8)}`, vuon_posts: ["auditor@51"] };
    assert.equal(await signInForged({ claims: { ...named, name: "Nguyễn\u0000 Văn\u0007 A" } }), "/households");
    const found = await sql<{ name: string }>`select full_name as name from authority.officers
      where user_name = ${named.preferred_username}`.execute(opened.ownersServer.database);
    assert.equal(found.rows[0]?.name, "Nguyễn Văn A");
  });
  test("is refused with another issuer, audience, nonce or signature, and after its end", async () => {
    const now = Math.floor(Date.now() / 1000);
    const refused = refusal("authority.oidc_refused");
    assert.equal(await signInForged({ claims: { ...claims, iss: "https://elsewhere.example" } }), refused, "issuer");
    assert.equal(await signInForged({ claims: { ...claims, aud: "another" } }), refused, "audience");
    assert.equal(await signInForged({ claims: { ...claims, nonce: "another" } }), refused, "nonce");
    assert.equal(await signInForged({ claims: { ...claims, exp: now - 600, iat: now - 900 } }), refused, "expired");
    assert.equal(await signInForged({ claims, signedByAnother: true }), refused, "signature");
  });
});

test("leads nobody to another place, as browsers read addresses", () => {
  for (const to of [
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\t\\evil.example",
    "x",
    "https://evil.example/",
  ])
    assert.equal(placeHere(to), "/", JSON.stringify(to));
  assert.equal(placeHere("/..//evil.example"), "/");
  assert.equal(placeHere("/households?q=a b#x"), "/households?q=a%20b#x");
  assert.equal(placeHere(undefined), "/");
});

test("says that a provider is not reached, and notes nothing of a browser that never departed", async () => {
  const down = appOf("http://127.0.0.1:9");
  const answer = await down.request(`${origin}/api/sign-in/oidc/start`);
  assert.equal(answer.headers.get("location"), refusal("authority.oidc_unreachable"));
  const attempts = async () =>
    (
      await sql<{ n: number }>`select count(*)::int as n from sign_in.failed_attempts`.execute(
        opened.ownersServer.database,
      )
    ).rows[0]?.n;
  const before = await attempts();
  const back = await appOf(provider.issuer).request(`${origin}/api/sign-in/oidc/callback?code=1&state=2`);
  assert.equal(back.headers.get("location"), refusal("authority.oidc_refused"));
  assert.equal(await attempts(), before);
});

test("without an issuer there is no shared sign-in", async () => {
  const answer = await opened.fetch("/api/sign-in/oidc/start");
  assert.equal(answer.headers.get("location"), refusal("authority.oidc_not_configured"));
});
