/** Whether a name exists shows neither in the answer nor in the work for it: the same hash is computed, and the same statements run. */
import assert from "node:assert/strict";
import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
import { after, before, describe, mock, test } from "node:test";
import { PostgresQueryCompiler } from "kysely";
import type { KyselyPlugin } from "kysely";
import { v7 } from "uuid";
import { buildApp } from "#server/app.ts";
import { foundOperator } from "#server/authority/post/found-operator.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation } from "#test/support/installation.ts";

const statements: string[] = [];
const counting: KyselyPlugin = {
  transformQuery: ({ node, queryId }) => {
    statements.push(new PostgresQueryCompiler().compileQuery(node, queryId).sql.replaceAll(/\s+/g, " "));
    return node;
  },
  transformResult: async ({ result }) => result,
};
const scrypt = mock.method(crypto, "scrypt");
syncBuiltinESMExports();

const password = "chuồn chuồn bay thấp";
let opened: TestInstallation;
let app: ReturnType<typeof buildApp>;
before(async () => {
  opened = await openTestInstallation();
  const server = { ...opened.server, database: opened.server.database.withPlugin(counting) };
  app = buildApp(server, { version: "test", publicUrl: "http://vuon.test" });
});
after(async () => {
  scrypt.mock.restore();
  syncBuiltinESMExports();
  await opened.close();
});

async function account(secrets: { readonly password?: string } = { password }): Promise<string> {
  const userName = `officer.${v7().slice(-8)}`;
  await foundOperator(opened.ownersServer, { userName, fullName: "Người thử", ...secrets });
  return userName;
}

/** What one attempt answers and costs: hashes with their parameters, statements in their order. */
async function attempt(username: string, typed: string) {
  statements.length = 0;
  scrypt.mock.resetCalls();
  const answer = await app.request("http://vuon.test/api/sign-in/sign-in/username", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username, password: typed }),
  });
  const { code, facts }: { code: string; facts: { readonly seconds?: number } } = await answer.json();
  const hashes = scrypt.mock.calls.map(({ arguments: [, , length, cost] }) => ({ length, cost }));
  return { status: answer.status, code, facts, hashes, statements: [...statements] };
}

describe("the work of a refused attempt to sign in", () => {
  test("is the same for a name that exists and one that does not, as often as it is tried", async () => {
    const known = await account();
    const unknown = `nobody.${v7().slice(-8)}`;
    await attempt(`nobody.${v7().slice(-8)}`, "the first one of a process makes the hash that stands for nobody's");
    for (let tries = 1; tries <= 7; tries += 1) {
      const [ofKnown, ofUnknown] = [
        await attempt(known, "not the password"),
        await attempt(unknown, "not the password"),
      ];
      // From the sixth on one waits, and no hash is computed for either.
      assert.equal(ofKnown.hashes.length, tries > 5 ? 0 : 1, `try ${tries}`);
      // The second of the two asks a moment later, and may have a second less to wait.
      const [waits, waitsToo] = [ofKnown.facts.seconds ?? 0, ofUnknown.facts.seconds ?? 0];
      assert.ok(Math.abs(waits - waitsToo) <= 2, `try ${tries}: ${waits} and ${waitsToo} seconds`);
      assert.deepEqual({ ...ofKnown, facts: {} }, { ...ofUnknown, facts: {} }, `try ${tries}`);
    }
  });
  test("is the same for an account without a password and for one that is closed", async () => {
    const unknown = await attempt(`nobody.${v7().slice(-8)}`, password);
    assert.ok(unknown.statements.length > 4 && unknown.code === "authority.sign_in_wrong");
    assert.deepEqual(await attempt(await account({}), password), unknown);
    // Two operators are left besides the one that is closed.
    const [closed] = [await account(), await account(), await account()];
    await opened.ownersServer.database
      .updateTable("authority.officers")
      .set({ disabled_at: opened.server.now() })
      .where("user_name", "=", closed)
      .execute();
    assert.deepEqual(await attempt(closed, password), unknown);
  });
});
