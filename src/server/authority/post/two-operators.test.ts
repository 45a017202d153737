/** Two operators at least, no matter who asks and however many ask at once; and what the database refuses of posts by itself. */
import assert from "node:assert/strict";
import { after, beforeEach, describe, test } from "node:test";
import { Client } from "pg";
import { v7 } from "uuid";
import * as contract from "#contract/authority/post.ts";
import { addDays } from "#kernel/local-date.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { appUrlOf } from "#server/platform/database/roles.ts";
import { namedId } from "#test/support/named-id.ts";
import { codeOf } from "#test/support/sign-in.ts";
import { getSession } from "#contract/authority/session.ts";

let opened: TestInstallation;
beforeEach(async () => {
  await opened?.close();
  opened = await openTestInstallation();
});
after(() => opened.close());

const operators = async (count: number): Promise<readonly TestOfficer[]> => {
  const all: TestOfficer[] = [];
  for (let made = 0; made < count; made += 1) all.push(await opened.officer("operator", "VN"));
  return all;
};
const officerIdOf = (officer: TestOfficer | undefined) => namedId("officer", officer?.officerId ?? "");
const disable = (by: TestOfficer | undefined, officer: TestOfficer | undefined) => {
  assert.ok(by !== undefined);
  return codeOf(
    by.ask(contract.disableOfficer, { params: { officerId: officerIdOf(officer) }, body: { reason: "security" } }),
  );
};
async function operatorsLeft(): Promise<number> {
  const rows = await opened.ownersServer.database.selectFrom("authority.operators").select("officer_id").execute();
  return new Set(rows.map(({ officer_id: id }) => id)).size;
}

/** A transaction of the app role, in an act of the officer. */
async function actOf(officer: TestOfficer | undefined, act = "authority.manageOfficers"): Promise<Client> {
  const client = new Client({ connectionString: appUrlOf(opened.migratorUrl) });
  await client.connect();
  await client.query("begin");
  await client.query("select authority.begin_act($1, $2, $3)", [officerIdOf(officer), act, opened.server.today()]);
  return client;
}

describe("two operators at least", () => {
  test("a lone operator is warned of it until there is a second one", async () => {
    const [first] = await operators(1);
    assert.equal((await first?.get(getSession))?.lacksOperators, true);
    await operators(1);
    assert.equal((await first?.get(getSession))?.lacksOperators, false);
  });
  test("of three who disable each other at the same time, one succeeds", async () => {
    const [a, b, c] = await operators(3);
    const answers = await Promise.all([disable(a, b), disable(b, c), disable(c, a)]);
    assert.equal(answers.filter((answer) => answer === "done").length, 1, answers.join());
    assert.equal(await operatorsLeft(), 2);
  });
  test("of two who disable each other at the same time, none succeeds", async () => {
    const [a, b] = await operators(2);
    assert.deepEqual(await Promise.all([disable(a, b), disable(b, a)]), [
      "authority.two_operators_at_least",
      "authority.two_operators_at_least",
    ]);
  });
  test("in the database, the second of two transactions waits for the first, and is refused", async () => {
    const [a, b, c] = await operators(3);
    const [one, other] = [await actOf(a), await actOf(b)];
    try {
      const gone = "update authority.officers set disabled_at = now() where officer_id = $1";
      await one.query(gone, [officerIdOf(b)]);
      const waiting = other.query(gone, [officerIdOf(c)]).then(
        () => "done",
        (error: { readonly constraint?: string }) => error.constraint,
      );
      await one.query("commit");
      assert.equal(await waiting, "two_operators_at_least");
    } finally {
      await one.end();
      await other.end();
    }
    assert.equal(await operatorsLeft(), 2);
  });
  test("in the database, a post of one of two is neither ended nor revoked, and one that would expire is not given", async () => {
    const [a, b] = await operators(2);
    const today = opened.server.today();
    const refused = async (query: string, values: readonly unknown[]) => {
      const client = await actOf(a);
      const answer = await client.query(query, [...values]).then(
        () => "done",
        (error: { readonly constraint?: string }) => error.constraint,
      );
      await client.end();
      return answer;
    };
    const change = (set: string) => `update authority.posts set ${set} where officer_id = $1`;
    assert.equal(
      await refused(change(`valid_to = $2`), [officerIdOf(b), addDays(today, 30)]),
      "two_operators_at_least",
    );
    assert.equal(
      await refused(change(`revoked_at = now() + interval '1 day'`), [officerIdOf(b)]),
      "two_operators_at_least",
    );
    await opened.ownersServer.database.deleteFrom("authority.posts").where("officer_id", "=", officerIdOf(b)).execute();
    const give = `insert into authority.posts (post_id, officer_id, post_kind, area_id, valid_from, valid_to)
      values ('${v7()}', $1, 'operator', 'VN', $2, $3)`;
    assert.equal(await refused(give, [officerIdOf(b), today, addDays(today, 30)]), "two_operators_at_least");
    assert.equal(await refused(give, [officerIdOf(b), today, null]), "done");
  });
});

describe("the database by itself", () => {
  const give = (officer: TestOfficer | undefined, kind = "auditor", areaId = "51") =>
    `insert into authority.posts (post_id, officer_id, post_kind, area_id, valid_from)
      values ('${v7()}', '${officerIdOf(officer)}', '${kind}', '${areaId}', '2026-01-01')`;
  const isRefused = async (client: Client, query: string) => {
    const code = await client.query(query).then(
      ({ rowCount }) => (rowCount === 0 ? "nothing" : "done"),
      (error: { readonly code?: string }) => error.code,
    );
    await client.end();
    return code;
  };
  test("gives no post outside an act, in another act, outside the areas, or to the actor", async () => {
    const [a, b] = await operators(2);
    const lead = await opened.officer("province_lead", "51");
    assert.equal(await isRefused(await actOf(a), give(b)), "done");
    assert.equal(await isRefused(await actOf(a), give(a)), "42501");
    assert.equal(await isRefused(await actOf(a, "authority.readOwnSession"), give(b)), "42501");
    assert.equal(await isRefused(await actOf(a, "authority.delegatePost"), give(b)), "42501");
    assert.equal(await isRefused(await actOf(lead), give(b)), "done");
    assert.equal(await isRefused(await actOf(lead), give(b, "operator", "VN")), "42501");
    const outside = await actOf(a);
    await outside.query("commit");
    assert.equal(await isRefused(outside, give(b)), "42501");
  });
  test("enables no account of one's own, and changes no name and no user name at all", async () => {
    const [a, b] = await operators(2);
    const set = (what: string, whose: TestOfficer | undefined) =>
      `update authority.officers set ${what} where officer_id = '${officerIdOf(whose)}'`;
    assert.equal(await isRefused(await actOf(a), set("disabled_at = null", a)), "42501");
    assert.equal(await isRefused(await actOf(a), set("disabled_at = null", b)), "done");
    assert.equal(
      await isRefused(await actOf(a, "authority.changeOwnAccess"), set("must_change_password = false", a)),
      "nothing",
    );
    assert.equal(
      await isRefused(await actOf(a, "authority.changeOwnAccess"), set("must_change_password = false", b)),
      "nothing",
    );
    assert.equal(await isRefused(await actOf(a, "area.readAreas"), set("must_change_password = false", a)), "nothing");
    assert.equal(await isRefused(await actOf(a), set("user_name = 'x'", b)), "42501");
    assert.equal(await isRefused(await actOf(a), `delete from authority.posts`), "42501");
  });
  test("opens no act for a disabled officer", async () => {
    const [a] = await operators(3);
    const set = (at: string) =>
      `update authority.officers set disabled_at = ${at} where officer_id = '${officerIdOf(a)}'`;
    const owner = new Client({ connectionString: opened.migratorUrl });
    await owner.connect();
    const areas = async () => {
      const found = await owner.query("select authority.begin_act($1, 'area.readAreas', $2) as areas", [
        officerIdOf(a),
        opened.server.today(),
      ]);
      return found.rows[0].areas;
    };
    assert.equal(await areas(), "*");
    await owner.query(set("now()"));
    assert.equal(await areas(), ",");
    await owner.query(set("null"));
    assert.equal(await areas(), "*");
    await owner.end();
  });
  test("lets nobody sign a batch who is represented in it, nor in the place of a signer", async () => {
    const owner = new Client({ connectionString: opened.migratorUrl });
    await owner.connect();
    await owner.query("begin; alter table payment.approvals drop constraint approval_is_of_a_batch");
    const [batch, officer, deputy, other] = [v7(), v7(), v7(), v7()];
    const sign = async (role: string, by: string, on: string | null) => {
      await owner.query("savepoint tried");
      const answer = await owner
        .query(
          "insert into payment.approvals (batch_id, officer_id, role, commune_id, signed_at, on_behalf_of) values ($1, $2, $3, '21484', now(), $4)",
          [batch, by, role, on],
        )
        .then(
          () => "signed",
          (error: { readonly constraint?: string }) => error.constraint,
        );
      if (answer !== "signed") await owner.query("rollback to savepoint tried");
      return answer;
    };
    assert.equal(await sign("maker", deputy, officer), "signed");
    assert.equal(await sign("checker", officer, null), "nobody_signs_a_batch_twice");
    assert.equal(await sign("checker", other, officer), "nobody_signs_a_batch_twice");
    assert.equal(await sign("checker", other, deputy), "nobody_signs_a_batch_twice");
    assert.equal(await sign("checker", other, null), "signed");
    await owner.query("rollback");
    await owner.end();
  });
});
