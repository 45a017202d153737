/** PostgreSQL dies without warning under a server that started it: requests succeed again, and a job that was asked for then is done. */
import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { after, before, it } from "node:test";
import { v7 } from "uuid";
import { listDuplicateSearches, startDuplicateSearch } from "#contract/registry/duplicate.ts";
import { localDate } from "#kernel/local-date.ts";
import { addPost } from "#server/authority/post/posts-store.ts";
import { foundOperator } from "#server/authority/post/found-operator.ts";
import { readConfig } from "#server/platform/config.ts";
import { keyFileIn, readKeys } from "#server/platform/keys.ts";
import { openServerContext } from "#server/platform/open-server-context.ts";
import { embeddedInstallation } from "#test/support/embedded-installation.ts";
import type { EmbeddedInstallation } from "#test/support/embedded-installation.ts";
import { askOver } from "#test/support/installation.ts";
import { newId } from "#contract/new-id.ts";

const password = v7();
let installation: EmbeddedInstallation;
let server: ChildProcess;
let url: string;
let headers: Record<string, string>;
before(async () => {
  installation = await embeddedInstallation();
  server = installation.spawn("test/support/serve-app.ts");
  server.stderr?.pipe(process.stderr);
  assert.ok(server.stdout !== null);
  const [line]: unknown[] = await once(createInterface({ input: server.stdout }), "line");
  url = String(line);
  await installation.on(async (_, migratorUrl) => {
    const keys = await readKeys(keyFileIn(installation.home));
    const config = readConfig({ VUON_HOME: installation.home });
    const owners = openServerContext({ config, appUrl: migratorUrl, keys, log: () => undefined, connections: 1 });
    const { officerId } = await foundOperator(owners, { userName: "fault.officer", fullName: "Officer", password });
    await owners.database.transaction().execute(async (tx) => {
      const post = { postId: newId("post"), officerId, kind: "commune_officer", areaId: "21484" } as const;
      await addPost(tx, { ...post, validFrom: localDate("2020-01-01") });
    });
    await owners.database.destroy();
  });
  const signedIn = await fetch(`${url}/api/sign-in/sign-in/username`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ username: "fault.officer", password }),
  });
  assert.equal(signedIn.status, 200, await signedIn.text());
  const cookies = signedIn.headers.getSetCookie().map((one) => one.split(";")[0]);
  headers = { cookie: cookies.join("; "), origin: url };
});
after(async () => {
  server.kill("SIGTERM");
  if (server.exitCode === null) await once(server, "exit");
  await installation.remove();
});

const fetchAsOfficer = async (path: string, init: RequestInit = {}) =>
  fetch(`${url}${path}`, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), ...headers } });

/** The states of the searches, once the server answers. */
async function searches(): Promise<readonly string[] | undefined> {
  const answer = await askOver(fetchAsOfficer, listDuplicateSearches, { query: {} }).catch(() => undefined);
  return answer !== undefined && "body" in answer ? answer.body.rows.map(({ state }) => state) : undefined;
}
async function startSearch(): Promise<void> {
  const body = { searchId: newId("duplicate search"), areaId: "21484" };
  const answer = await askOver(fetchAsOfficer, startDuplicateSearch, { body });
  assert.equal(answer.status, 200);
}
async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 600; turn += 1) {
    if (await isSo()) return;
    await setTimeout(100);
  }
  throw new Error(`${what}: not within a minute`);
}
const finished = (count: number) => async () => {
  const states = await searches();
  return states?.length === count && states.every((state) => state === "finished");
};

it("a server whose PostgreSQL was killed serves again and does its jobs", async () => {
  await startSearch();
  await until("the first search is done", finished(1));
  const first = await installation.postmaster();
  assert.ok(first !== undefined);
  process.kill(first, "SIGKILL");
  await until("PostgreSQL runs again", async () => {
    const pid = await installation.postmaster();
    return pid !== undefined && pid !== first;
  });
  await until("requests succeed again", async () => (await searches()) !== undefined);
  await startSearch();
  await until("the second search is done", finished(2));
});

it("a server that is ended takes its PostgreSQL with it", async () => {
  server.kill("SIGTERM");
  const [code]: unknown[] = await once(server, "exit");
  assert.equal(code, 0);
  assert.equal(await installation.postmaster(), undefined);
});
