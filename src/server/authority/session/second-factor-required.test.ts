import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { enrolSecondFactor, getOwnAccess, getSession, listFailedSignIns } from "#contract/authority/session.ts";
import { buildApp } from "#server/app.ts";
import { foundOperator } from "#server/authority/post/found-operator.ts";
import { readConfig } from "#server/platform/config.ts";
import { askOver, openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation } from "#test/support/installation.ts";
import { codeAt } from "./totp.ts";

const origin = "http://vuon.test";
const password = "chuồn chuồn bay thấp";
let opened: TestInstallation;
before(async () => {
  opened = await openTestInstallation();
});
after(() => opened.close());

async function signIn(who: "none" | "operators" | "all", userName: string) {
  const config = readConfig({ VUON_HOME: opened.server.config.VUON_HOME, VUON_SECOND_FACTOR: who });
  const app = buildApp({ ...opened.server, config }, { version: "test", publicUrl: origin });
  const answer = await app.request(`${origin}/api/sign-in/sign-in/username`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username: userName, password }),
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  return async (path: string, init: RequestInit) =>
    app.request(`${origin}${path}`, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), cookie } });
}

test("who must have a second factor sets it up before anything else, and then goes on in the same session", async () => {
  const userName = "operator.with.duty";
  await foundOperator(opened.ownersServer, { userName, fullName: "Người thử", password });
  const free = await signIn("none", userName);
  assert.equal((await askOver(free, listFailedSignIns, {})).status, 200);
  const bound = await signIn("operators", userName);
  const refused = await askOver(bound, listFailedSignIns, {});
  assert.equal("problem" in refused && refused.problem.code, "authority.second_factor_required");
  const session = await askOver(bound, getSession, {});
  assert.equal("body" in session && session.body.isLimited, true);
  assert.equal((await askOver(bound, getOwnAccess, {})).status, 200);
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  const backupCodes = Array.from({ length: 10 }, (_, number) => `AAAAA-BBBB${"ABCDEFGHIJ"[number]}`);
  const body = { currentPassword: password, secret, code: codeAt(secret, new Date()), backupCodes };
  assert.equal((await askOver(bound, enrolSecondFactor, { body })).status, 200);
  assert.equal((await askOver(bound, listFailedSignIns, {})).status, 200);
});
