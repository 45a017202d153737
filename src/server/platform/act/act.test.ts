import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { createOfficer, givePost } from "#contract/authority/post.ts";
import { listAuditEntries } from "#contract/authority/audit.ts";
import { idOf } from "#kernel/id.ts";
import { addDays } from "#kernel/local-date.ts";
import { failure, success } from "#kernel/result.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { runAct } from "./act.ts";
import type { ActContext } from "./act.ts";

let opened: TestInstallation;
let operator: TestOfficer;

before(async () => {
  opened = await openTestInstallation();
  operator = await opened.officer("operator", "VN");
});
after(() => opened.close());

function newOfficer(userName: string) {
  return {
    officerId: idOf("officer", opened.server.newId()),
    userName,
    fullName: "Đinh Văn A",
    posts: [{ kind: "commune_officer" as const, areaId: "21484", validFrom: opened.server.today(), validTo: null }],
  };
}

/** A post for an officer of its own, as the example of a write. */
async function newPost() {
  const { officerId } = await operator.get(createOfficer, { body: newOfficer(`u${opened.server.newId()}`) });
  const postId = idOf("post", opened.server.newId());
  const { today } = opened.server;
  const body = { postId, kind: "commune_cashier" as const, areaId: "21484", validFrom: today(), validTo: null };
  return { params: { officerId }, body };
}

async function auditEntries(): Promise<number> {
  const { rows } = await operator.get(listAuditEntries, { query: { limit: 500 } });
  return rows.length;
}

describe("an act", () => {
  test("leaves its audit entry in its own transaction", async () => {
    const post = await newPost();
    const earlier = await auditEntries();
    await operator.get(givePost, post);
    const { rows } = await operator.get(listAuditEntries, { query: { recordId: post.params.officerId } });
    assert.equal(rows[0]?.act, "authority.manageOfficers");
    assert.equal(await auditEntries(), earlier + 1);
  });
  test("that only reads sees one moment, whatever is written between its statements", async () => {
    const post = await newPost();
    const ask = {
      actor: operator,
      act: "authority.readAudit",
      kind: "read",
      work: async ({ tx }: ActContext) => {
        const count = async () =>
          (await sql<{ posts: number }>`select count(*)::int as posts from authority.posts`.execute(tx)).rows[0]?.posts;
        const first = await count();
        await operator.get(givePost, post);
        return success([first, await count()]);
      },
    } as const;
    const seen = await runAct(opened.server, ask);
    assert.ok(seen.ok && seen.value[0] !== undefined);
    assert.equal(seen.value[0], seen.value[1]);
  });
  test("that is refused leaves nothing behind", async () => {
    const earlier = await auditEntries();
    const result = await runAct(opened.server, {
      actor: operator,
      act: "authority.manageOfficers",
      kind: "write",
      work: async ({ audit }) => {
        await audit({ areaId: "VN", recordKind: "test", recordId: "1", facts: {} });
        return failure({ code: "test.refused", facts: {} });
      },
    });
    assert.deepEqual(result, failure({ code: "test.refused", facts: {} }));
    assert.equal(await auditEntries(), earlier);
  });
  test("that writes without an audit entry is a fault", async () => {
    const writing = runAct(opened.server, {
      actor: operator,
      act: "authority.manageOfficers",
      kind: "write",
      work: async () => success(undefined),
    });
    await assert.rejects(writing, /without an audit entry/);
  });
  test("of reading cannot write", async () => {
    const reading = runAct(opened.server, {
      actor: operator,
      act: "authority.readAudit",
      kind: "read",
      work: async ({ tx, now }) => {
        await sql`insert into platform.facts values ('x', '1', ${now})`.execute(tx);
        return success(undefined);
      },
    });
    await assert.rejects(reading, /read-only transaction/);
  });
  test("that no post permits is refused", async () => {
    const cashier = await opened.officer("commune_cashier", "21484");
    const answer = await cashier.ask(createOfficer, { body: newOfficer("officer.two") });
    assert.ok("problem" in answer);
    assert.equal(answer.status, 403);
    assert.equal(answer.problem.code, "authority.not_permitted");
  });
});

describe("a write that is sent again", () => {
  test("with the same key and body has one effect and the same answer", async () => {
    const post = await newPost();
    const first = await operator.ask(givePost, { ...post, key: "key-of-three" });
    const earlier = await auditEntries();
    const second = await operator.ask(givePost, { ...post, key: "key-of-three" });
    assert.ok("body" in first && "body" in second);
    assert.deepEqual(second.body, first.body);
    assert.equal(second.headers.get("idempotent-replay"), "true");
    assert.equal(await auditEntries(), earlier);
  });
  test("at the same moment has one effect", async () => {
    const post = await newPost();
    const answers = await Promise.all([1, 2, 3].map(() => operator.ask(givePost, { ...post, key: "key-of-four" })));
    assert.deepEqual(
      answers.map((answer) => answer.status),
      [200, 200, 200],
    );
  });
  test("with the same key and another body is refused", async () => {
    await operator.ask(givePost, { ...(await newPost()), key: "key-of-five" });
    const answer = await operator.ask(givePost, { ...(await newPost()), key: "key-of-five" });
    assert.equal(answer.status, 422);
  });
  test("of a secret has one effect, and neither the secret nor a hash of it was kept", async () => {
    const body = newOfficer("officer.five");
    const first = await operator.get(createOfficer, { body, key: "key-of-secret" });
    assert.match(first.oneTimePassword, /^([2-9a-z]{4}-){3}[2-9a-z]{4}$/);
    const second = await operator.ask(createOfficer, { body, key: "key-of-secret" });
    assert.ok("problem" in second);
    assert.equal(second.problem.code, "request.answered_before");
    const kept = await opened.ownersServer.database
      .selectFrom("platform.idempotency_keys")
      .select(["response", "request_hash"])
      .where("key", "=", "key-of-secret")
      .execute();
    assert.deepEqual(kept, [{ response: null, request_hash: "" }]);
  });
  test("without a key is refused", async () => {
    const answer = await operator.fetch("/api/officers", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(newOfficer("officer.seven")),
    });
    assert.equal(answer.status, 400);
  });
});

describe("an answer", () => {
  test("names each field of the input that is wrong", async () => {
    const answer = await operator.fetch("/api/officers", {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": "key-of-eight" },
      body: JSON.stringify({ ...newOfficer("officer.eight"), userName: "Đ", fullName: "" }),
    });
    assert.equal(answer.status, 422);
    const problem = await answer.json();
    assert.deepEqual(
      problem.errors.map((error: { path: string }) => error.path),
      ["body.userName", "body.fullName"],
    );
  });
  test("that has not changed costs no body", async () => {
    const first = await operator.fetch("/api/session");
    const again = await operator.fetch("/api/session", {
      headers: { "if-none-match": first.headers.get("etag") ?? "" },
    });
    assert.equal(again.status, 304);
  });
  test("says that a record is there already when its id comes again with other content", async () => {
    const post = await newPost();
    await operator.get(givePost, post);
    const validFrom = addDays(opened.server.today(), 1);
    const answer = await operator.ask(givePost, { ...post, body: { ...post.body, kind: "commune_chair", validFrom } });
    assert.ok("problem" in answer);
    assert.deepEqual([answer.problem.code, answer.problem.facts], ["record.recorded_before", {}]);
  });
  test("is for those who signed in", async () => {
    const answer = await opened.fetch("/api/session");
    assert.equal(answer.status, 401);
    assert.equal(answer.headers.get("content-type"), "application/problem+json; charset=utf-8");
  });
});
