/** Officers over HTTP: accounts, posts, delegations, and what the database refuses by itself. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { v7 } from "uuid";
import { changePassword, getSession } from "#contract/authority/session.ts";
import * as contract from "#contract/authority/post.ts";
import { listAuditEntries } from "#contract/authority/audit.ts";
import { idOf } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { addDays } from "#kernel/local-date.ts";
import { commandLine } from "#programme/authority/post/command-line.ts";
import type { PostKind } from "#programme/authority/post/post.ts";
import { foundOperator } from "#server/authority/post/found-operator.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { codeOf, signInAs } from "#test/support/sign-in.ts";
import type { SignedIn } from "#test/support/sign-in.ts";
import { newId } from "#contract/new-id.ts";

const commune = "21484";
let opened: TestInstallation;
let operator: TestOfficer;
let lead: TestOfficer;
let today: LocalDate;
/** Days that have passed since the tests began. */
let passed = 0;

before(async () => {
  opened = await openTestInstallation({ clock: () => new Date(Date.now() + passed * 24 * 60 * 60 * 1000) });
  operator = await opened.officer("operator", "VN");
  lead = await opened.officer("province_lead", "51");
  today = opened.server.today();
});
after(() => opened.close());

const post = (kind: PostKind = "commune_officer", areaId = commune) => ({
  kind,
  areaId,
  validFrom: today,
  validTo: null,
});

async function created(by: TestOfficer, posts = [post()]) {
  const body = { officerId: newId("officer"), userName: `new.${v7().slice(-8)}`, fullName: "Đinh Thị Xuân", posts };
  const { oneTimePassword } = await by.get(contract.createOfficer, { body });
  return { ...body, oneTimePassword, params: { officerId: body.officerId } };
}

async function signedIn(userName: string, password: string): Promise<SignedIn> {
  const session = await signInAs(opened, userName, password);
  assert.ok(session !== undefined, "the door stayed shut");
  return session;
}

async function actsOf(officer: { readonly ask: SignedIn["ask"] }): Promise<readonly string[]> {
  const answer = await officer.ask(getSession);
  return "body" in answer ? answer.body.acts : [];
}

const strong = "chuồn chuồn bay thấp thì mưa";
const change = (currentPassword: string, newPassword = strong) => ({ body: { currentPassword, newPassword } });

describe("a one-time password", () => {
  const ago = async (userName: string, hours: number) =>
    sql`update sign_in.accounts set updated_at = now() - make_interval(hours => ${hours}) where user_id =
      (select officer_id from authority.officers where user_name = ${userName})`.execute(opened.server.database);
  const codeOfSignIn = async (username: string, password: string) => {
    const answer = await opened.fetch("/api/sign-in/sign-in/username", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ username, password }),
    });
    const { code = "done" }: { code?: string } = await answer.json();
    return code;
  };
  test("lets its officer in for 72 hours; then the operator makes a new one, and only who knows it learns so", async () => {
    const made = await created(operator);
    await ago(made.userName, 71);
    assert.equal(await codeOfSignIn(made.userName, made.oneTimePassword), "done");
    await ago(made.userName, 73);
    assert.equal(await codeOfSignIn(made.userName, made.oneTimePassword), "authority.one_time_password_over");
    assert.equal(await codeOfSignIn(made.userName, "another word entirely"), "authority.sign_in_wrong");
    const reported = await operator.get(contract.resetPassword, { params: made.params });
    const hours = (Date.parse(reported.usableUntil) - Date.now()) / 3_600_000;
    assert.ok(hours > 71.9 && hours <= 72, String(hours));
    const session = await signedIn(made.userName, reported.oneTimePassword);
    await session.ask(changePassword, change(reported.oneTimePassword));
    await ago(made.userName, 10_000);
    assert.equal(await codeOfSignIn(made.userName, strong), "done", "a password of one's own does not expire");
  });
});

describe("a new officer", () => {
  test("signs in with a one-time password, and does nothing else before it is changed", async () => {
    const made = await created(operator);
    const session = await signedIn(made.userName, made.oneTimePassword);
    const other = await signedIn(made.userName, made.oneTimePassword);
    const answer = await session.ask(getSession);
    assert.ok("body" in answer);
    assert.equal(answer.body.mustChangePassword, true);
    assert.deepEqual(answer.body.acts, ["authority.readOwnSession", "authority.changeOwnAccess"]);
    assert.equal(
      await codeOf(session.ask(contract.listDelegates, { params: { postId: newId("post") } })),
      "authority.password_change_needed",
    );

    const { oneTimePassword } = made;
    assert.equal(await codeOf(session.ask(changePassword, change("wrong"))), "authority.password_wrong");
    assert.equal(
      await codeOf(session.ask(changePassword, change(oneTimePassword, oneTimePassword))),
      "authority.password_unchanged",
    );
    assert.equal(
      await codeOf(session.ask(changePassword, change(oneTimePassword, "aaaaaaaaaa"))),
      "authority.password_monotonous",
    );
    assert.equal(await codeOf(session.ask(changePassword, change(oneTimePassword))), "done");
    assert.ok((await actsOf(session)).includes("registry.registerHousehold"), "one's own session goes on");
    assert.equal((await other.ask(getSession)).status, 401, "the other one has ended");
    assert.equal(await signInAs(opened, made.userName, oneTimePassword), undefined);
    await signedIn(made.userName, strong);
  });
  test("has no name that somebody has, and no post that its maker does not manage", async () => {
    const made = await created(operator);
    const again = { ...made, officerId: newId("officer") };
    assert.equal(await codeOf(operator.ask(contract.createOfficer, { body: again })), "authority.user_name_taken");
    const refused = async (posts: ReturnType<typeof post>[]) =>
      codeOf(lead.ask(contract.createOfficer, { body: { ...again, userName: `u${v7()}`, posts } }));
    assert.equal(await refused([post("commune_officer"), post("province_officer", "51")]), "authority.post_above_you");
    assert.equal(await refused([post("commune_officer"), post("operator", "VN")]), "authority.not_permitted_here");
    assert.equal(await refused([post("commune_officer", "00004")]), "authority.not_permitted_here");
    assert.equal(await refused([post()]), "done");
  });
  test("is in the audit by id and state, without the name", async () => {
    const made = await created(operator);
    const { rows } = await operator.get(listAuditEntries, {
      query: { recordKind: "officer", recordId: made.officerId },
    });
    assert.deepEqual(
      rows.map(({ facts }) => facts["event"]),
      ["post_given", "officer_created"],
    );
    assert.ok(!JSON.stringify(rows.map(({ facts }) => facts)).includes("Xuân"));
  });
});

describe("a post", () => {
  test("permits its acts from its first day to its last, and not after", async () => {
    const made = await created(operator);
    const session = await signedIn(made.userName, made.oneTimePassword);
    await session.ask(changePassword, change(made.oneTimePassword));
    const given = { postId: newId("post"), ...post("commune_cashier"), validFrom: addDays(today, 3) };
    await lead.get(contract.givePost, { params: made.params, body: given });
    const signs = async () => (await actsOf(session)).includes("payment.signCashList");
    assert.equal(await signs(), false);
    passed = 3;
    assert.equal(await signs(), true);
    const { postId } = given;
    const lastDay = addDays(today, 5);
    await lead.get(contract.endPost, { params: { postId }, body: { lastDay, reason: "moved" } });
    passed = 5;
    assert.equal(await signs(), true);
    passed = 6;
    assert.equal(await signs(), false);
    const over = lead.ask(contract.endPost, { params: { postId }, body: { lastDay: null, reason: "moved" } });
    assert.equal(await codeOf(over), "authority.post_has_ended");
    passed = 0;
  });
  test("that is revoked counts for nothing at once, and is reported in the officer's story", async () => {
    const made = await created(operator);
    const session = await signedIn(made.userName, made.oneTimePassword);
    const { posts } = await operator.get(contract.getOfficer, { params: made.params });
    const postId = posts[0]?.postId ?? newId("post");
    await operator.get(contract.endPost, { params: { postId }, body: { lastDay: null, reason: "security" } });
    assert.equal(await codeOf(session.ask(getSession)), "authority.no_post_today");
    const shown = await operator.get(contract.getOfficer, { params: made.params });
    assert.deepEqual([shown.state, shown.posts[0]?.state], ["without_post", "revoked"]);
    assert.equal(shown.posts[0]?.whyNotEnd?.code, "authority.post_has_ended");
  });
  test("is not given to oneself, nor taken from oneself", async () => {
    const body = { postId: newId("post"), ...post("auditor", "51") };
    const own = { params: { officerId: idOf("officer", operator.officerId) }, body };
    assert.equal(await codeOf(operator.ask(contract.givePost, own)), "authority.not_on_yourself");
    const { posts } = await operator.get(contract.getOfficer, { params: own.params });
    const params = { postId: posts[0]?.postId ?? newId("post") };
    const end = operator.ask(contract.endPost, { params, body: { lastDay: null, reason: "moved" } });
    assert.equal(await codeOf(end), "authority.not_on_yourself");
  });
});

describe("a delegation", () => {
  const days = () => ({ validFrom: today, validTo: addDays(today, 10), reason: "leave" as const });
  async function postOf(officer: TestOfficer) {
    const { rows } = await officer.get(contract.listOwnPosts);
    const postId = rows[0]?.postId;
    assert.ok(postId !== undefined);
    return { postId };
  }
  async function delegated() {
    const chair = await opened.officer("commune_chair", commune);
    const deputy = await opened.officer("commune_accountant", commune);
    const params = await postOf(chair);
    const body = { newPostId: newId("post"), officerId: idOf("officer", deputy.officerId), ...days() };
    return { chair, deputy, params, body };
  }
  const decides = async (officer: TestOfficer) => (await actsOf(officer)).includes("review.decideList");

  test("lets the delegate act under the own name for the holder, until it ends by itself", async () => {
    const { chair, deputy, params, body } = await delegated();
    const { rows } = await chair.get(contract.listDelegates, { params });
    assert.ok(rows.some(({ officerId }) => officerId === deputy.officerId));
    await chair.get(contract.delegatePost, { params, body });
    assert.equal(await decides(deputy), true);
    assert.equal(await decides(chair), true, "the holder keeps the post");
    const own = await deputy.get(contract.listOwnPosts);
    assert.ok(own.rows.some(({ heldForName }) => heldForName === chair.fullName));
    passed = 10;
    assert.equal(await decides(deputy), true);
    passed = 11;
    assert.equal(await decides(deputy), false);
    passed = 0;
  });
  test("names in the audit in whose place an act was done, and not where an own post permits it", async () => {
    const { chair, deputy, params, body } = await delegated();
    await chair.get(contract.delegatePost, { params, body });
    const entries = async (act: string) =>
      opened.ownersServer.database
        .selectNoFrom((one) =>
          one
            .fn<string | null>("authority.acting_for", [
              one.val(deputy.officerId),
              one.val(act),
              one.val(commune),
              one.val(today),
            ])
            .as("for"),
        )
        .executeTakeFirstOrThrow();
    assert.equal((await entries("review.decideList")).for, chair.officerId);
    assert.equal((await entries("payment.checkBatch")).for, null);
    assert.equal((await entries("authority.changeOwnAccess")).for, null);
  });
  test("counts for nothing once the post ends, the holder is disabled, or the holder takes it back", async () => {
    for (const endOf of ["post", "account", "delegation"] as const) {
      const { chair, deputy, params, body } = await delegated();
      await chair.get(contract.delegatePost, { params, body });
      assert.equal(await decides(deputy), true);
      const now = { lastDay: null, reason: "security" as const };
      if (endOf === "post") await operator.get(contract.endPost, { params, body: now });
      else if (endOf === "delegation")
        await chair.get(contract.endDelegation, { params: { postId: body.newPostId }, body: now });
      else {
        const account = { officerId: idOf("officer", chair.officerId) };
        await operator.get(contract.disableOfficer, { params: account, body: { reason: "security" } });
      }
      assert.equal(await decides(deputy), false, endOf);
    }
  });
  test("is taken back by the holder alone, and delegated by nobody else", async () => {
    const { chair, deputy, params, body } = await delegated();
    const asking = deputy.ask(contract.delegatePost, {
      params,
      body: { ...body, officerId: idOf("officer", lead.officerId) },
    });
    assert.equal(await codeOf(asking), "authority.not_your_post");
    await chair.get(contract.delegatePost, { params, body });
    const end = { params: { postId: body.newPostId }, body: { lastDay: null, reason: "moved" as const } };
    assert.equal(await codeOf(deputy.ask(contract.endDelegation, end)), "authority.not_your_post");
    const on = {
      params: { postId: body.newPostId },
      body: { ...body, newPostId: newId("post"), officerId: idOf("officer", chair.officerId) },
    };
    assert.notEqual(await codeOf(deputy.ask(contract.delegatePost, on)), "done");
  });
});

describe("an account", () => {
  test("that is disabled has no session and no act, and is opened again with a new password", async () => {
    const made = await created(lead);
    const session = await signedIn(made.userName, made.oneTimePassword);
    await session.ask(changePassword, change(made.oneTimePassword));
    const disabled = await lead.get(contract.disableOfficer, { params: made.params, body: { reason: "security" } });
    assert.equal(disabled.sessionsEnded, 1);
    assert.equal((await session.ask(getSession)).status, 401);
    const again = await signInAs(opened, made.userName, strong);
    if (again !== undefined) assert.notEqual((await again.ask(getSession)).status, 200);
    const shown = await lead.get(contract.getOfficer, { params: made.params });
    assert.equal(shown.state, "disabled");
    assert.deepEqual([shown.whyNot.disable?.code, shown.whyNot.enable], ["authority.officer_disabled", null]);
    const { oneTimePassword } = await lead.get(contract.enableOfficer, { params: made.params });
    const back = await signedIn(made.userName, oneTimePassword);
    await back.ask(changePassword, change(oneTimePassword));
    assert.ok((await actsOf(back)).includes("registry.registerHousehold"));
  });
  test("whose password is reset is signed out, and opens with the one-time password alone", async () => {
    const made = await created(lead);
    const session = await signedIn(made.userName, made.oneTimePassword);
    const { oneTimePassword } = await lead.get(contract.resetPassword, { params: made.params });
    assert.equal((await session.ask(getSession)).status, 401);
    assert.equal(await signInAs(opened, made.userName, made.oneTimePassword), undefined);
    const again = await signedIn(made.userName, oneTimePassword);
    assert.equal((await lead.get(contract.getOfficer, { params: made.params })).sessions, 1);
    assert.equal((await lead.get(contract.endSessions, { params: made.params })).sessionsEnded, 1);
    assert.equal((await again.ask(getSession)).status, 401);
  });
  test("without a password, of an officer who came with a commune, gets one", async () => {
    const officerId = newId("officer");
    const userName = `came.${v7().slice(-8)}`;
    await opened.ownersServer.database
      .insertInto("authority.officers")
      .values({ officer_id: officerId, user_name: userName, full_name: "Hồ Văn A", registered_at: opened.server.now() })
      .execute();
    const params = { officerId };
    assert.equal((await operator.get(contract.getOfficer, { params })).hasAccount, false);
    await operator.get(contract.givePost, { params, body: { postId: newId("post"), ...post() } });
    const { oneTimePassword } = await operator.get(contract.resetPassword, { params });
    await signedIn(userName, oneTimePassword);
  });
  test("above a province lead's is not touched by the lead", async () => {
    for (const kind of ["province_officer", "province_lead"] as const) {
      const params = { officerId: idOf("officer", (await opened.officer(kind, "51")).officerId) };
      assert.equal(await codeOf(lead.ask(contract.resetPassword, { params })), "authority.account_above_you");
    }
    const params = { officerId: idOf("officer", operator.officerId) };
    assert.equal(await codeOf(lead.ask(contract.resetPassword, { params })), "authority.not_permitted_here");
    const elsewhere = { officerId: idOf("officer", (await opened.officer("commune_officer", "00004")).officerId) };
    assert.equal(await codeOf(lead.ask(contract.endSessions, { params: elsewhere })), "authority.not_permitted_here");
  });
});

describe("the list of officers", () => {
  test("is searched by name without marks, filtered, counted, and read page by page", async () => {
    const made = await created(lead, [post("commune_cashier", "21490")]);
    const found = await lead.get(contract.listOfficers, { query: { name: "dinh thi xuan", areaId: "21490" } });
    assert.ok(found.rows.some(({ officerId }) => officerId === made.officerId));
    assert.equal(found.total, found.rows.length);
    const by = async (query: { readonly post?: PostKind; readonly state?: "disabled" }) =>
      (await lead.get(contract.listOfficers, { query: { areaId: "21490", ...query } })).rows.length;
    assert.deepEqual(
      [await by({ post: "commune_cashier" }), await by({ post: "auditor" }), await by({ state: "disabled" })],
      [1, 0, 0],
    );
    const all = await operator.get(contract.listOfficers, { query: { limit: 100 } });
    const pages: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await operator.get(contract.listOfficers, { query: { limit: 3, cursor } });
      pages.push(...page.rows.map(({ officerId }) => officerId));
      cursor = page.nextCursor;
    }
    assert.deepEqual(
      pages,
      all.rows.map(({ officerId }) => officerId),
    );
    const { active, without_post: without, disabled } = all.counts;
    assert.equal(active + without + disabled, all.total);
  });
  test("does not count the command line among those who work here", async () => {
    const before = await operator.get(contract.listOfficers, { query: { limit: 100 } });
    const { officerId } = await foundOperator(opened.ownersServer, commandLine);
    const { rows, total, counts } = await operator.get(contract.listOfficers, { query: { limit: 100 } });
    assert.ok(!rows.some((row) => row.officerId === officerId));
    assert.deepEqual({ total, counts }, { total: before.total, counts: before.counts });
    assert.equal((await operator.get(contract.getOfficer, { params: { officerId } })).fullName, commandLine.fullName);
  });
  test("shows a province lead the officers of the own province alone", async () => {
    const elsewhere = await opened.officer("commune_officer", "00004");
    const { rows } = await lead.get(contract.listOfficers, { query: { limit: 100 } });
    const ids = new Set<string>(rows.map(({ officerId }) => officerId));
    assert.ok(ids.has(lead.officerId) && !ids.has(elsewhere.officerId) && !ids.has(operator.officerId));
    const params = { officerId: idOf("officer", elsewhere.officerId) };
    assert.equal(await codeOf(lead.ask(contract.getOfficer, { params })), "record.not_found");
  });
});
