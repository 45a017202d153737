/** Downloads that nobody reads, more of them than there are connections for them: everybody else goes on. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { connect as openSocket } from "node:net";
import type { Socket } from "node:net";
import { after, afterEach, before, describe, test } from "node:test";
import { sql } from "kysely";
import { v7 } from "uuid";
import { listHouseholds, registerHousehold } from "#contract/registry/household.ts";
import { localDate } from "#kernel/local-date.ts";
import { buildApp } from "#server/app.ts";
import { connect } from "#server/platform/database/database.ts";
import { listen } from "./listen.ts";
import { appUrlOf } from "#server/platform/database/roles.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { getSession } from "#contract/authority/session.ts";
import { newId } from "#contract/new-id.ts";

const origin = "http://vuon.test";
const path = "/api/households/export?columns=codes&rows=households";

let opened: TestInstallation;
let clerks: readonly TestOfficer[];
let clerk: TestOfficer;
before(async () => {
  opened = await openTestInstallation();
  clerks = await Promise.all(Array.from({ length: 6 }, async () => opened.officer("commune_officer", "21484")));
  clerk = clerks[0] ?? assert.fail();
  const householdId = newId("household");
  const head = { relation: "head" as const, sex: "male" as const, birthPrecision: "day" as const, merit: false };
  const person = { personId: newId("person"), fullName: "Phạm Văn Đê", birthDate: localDate("1980-06-15") };
  await clerk.get(registerHousehold, {
    body: {
      householdId,
      communeId: "21484",
      address: "Làng Teng",
      residence: "permanent",
      registeredOn: localDate("2025-08-01"),
      members: [{ ...head, ...person, personalId: "051080000123" }],
    },
  });
  // One row that no socket holds.
  await opened.ownersServer.database
    .updateTable("registry.households")
    .set({ address: "x".repeat(16_000_000) })
    .where("household_id", "=", householdId)
    .execute();
});
after(() => opened.close());

const downloads = () => opened.server.capacity.downloads;
const codeOf = async (response: Response): Promise<unknown> => Object(await response.json()).code;

/** Waits until the places are given back: that happens when the connection is seen to be closed. */
async function allFree(): Promise<void> {
  while (downloads().claimed > 0) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe("more unread downloads than there are places", () => {
  const unread: Response[] = [];
  afterEach(async () => {
    await Promise.all(unread.splice(0).map(async (response) => response.body?.cancel()));
    await allFree();
  });

  test("leave everybody else's acts alone; the surplus is refused with the reason, and a place given back is taken again", async () => {
    const { most } = downloads();
    for (const by of clerks) {
      const response = await by.fetch(path);
      if (response.status === 200) unread.push(response);
      else {
        assert.deepEqual([response.status, response.headers.get("retry-after")], [503, "5"]);
        assert.equal(await codeOf(response), "server.downloads_full");
      }
    }
    assert.equal(unread.length, most);
    for (const by of clerks) {
      assert.equal((await by.get(getSession)).officerId, by.officerId);
      assert.equal((await by.get(listHouseholds, { query: { communeId: "21484" } })).rows.length, 1);
    }
    await unread.pop()?.body?.cancel();
    const again = await clerks[5]?.fetch(path);
    assert.equal(again?.status, 200);
    unread.push(again);
  });

  test("are refused to one officer before the others' places are gone", async () => {
    const { mostEach } = downloads();
    for (let own = 0; own < mostEach; own += 1) unread.push(await clerk.fetch(path));
    const refused = await clerk.fetch(path);
    assert.equal(await codeOf(refused), "server.downloads_yours");
    const other = await clerks[1]?.fetch(path);
    assert.equal(other?.status, 200);
    unread.push(other);
  });

  test("take no place when they are refused or asked for by their head alone", async () => {
    assert.equal((await clerk.fetch(`${path}&on=2199-01-01`)).status, 409);
    assert.equal((await clerk.fetch(path, { method: "HEAD" })).status, 405);
    assert.equal(downloads().claimed, 0);
  });
});

test("a connection that is closed gives its download's place back", async (context) => {
  // More than a portion behind the long row: while nobody reads, the file is not at its end, where its place would be free.
  await sql`insert into registry.households select (jsonb_populate_record(household,
      jsonb_build_object('household_id', gen_random_uuid(), 'address', 'Làng Teng'))).*
    from registry.households household, generate_series(1, 2048)`.execute(opened.ownersServer.database);
  const server = await listen(async () => buildApp(opened.server, { version: "test", publicUrl: origin }), {
    host: "127.0.0.1",
    port: 0,
  });
  const ask = async (by: TestOfficer): Promise<Socket> => {
    const { hostname, port, host } = new URL(server.url);
    const socket = openSocket(Number(port), hostname);
    socket.write(`GET ${path} HTTP/1.1\r\nhost: ${host}\r\ncookie: ${by.cookie}\r\n\r\n`);
    const [head] = await once(socket, "data");
    socket.pause();
    assert.match(String(head), /^HTTP\/1\.1 200/);
    return socket;
  };
  const sockets = await Promise.all(clerks.slice(0, downloads().most).map(ask));
  context.after(async () => {
    for (const socket of sockets) socket.destroy();
    await server.stop();
  });
  assert.equal(downloads().claimed, downloads().most);
  const refused = await fetch(`${server.url}${path}`, { headers: { cookie: clerk.cookie } });
  assert.equal(refused.status, 503);
  for (const socket of sockets) socket.destroy();
  await allFree();
  const whole = await fetch(`${server.url}${path}`, { headers: { cookie: clerk.cookie } });
  assert.ok((await whole.text()).length > 16_000_000);
  await allFree();
});

test("when no connection comes free in time, the answer says to come again", async () => {
  const database = connect(appUrlOf(opened.migratorUrl), { connections: 1, waitMs: 2000 });
  const app = buildApp({ ...opened.server, database }, { version: "test", publicUrl: origin });
  const ask = async (asked: string) => app.request(`${origin}${asked}`, { headers: { cookie: clerk.cookie } });
  const held = await database.startTransaction().execute();
  for (const asked of ["/api/session", `/api/verify/${v7()}`]) {
    const refused = await ask(asked);
    assert.deepEqual([refused.status, refused.headers.get("retry-after")], [503, "5"], asked);
    assert.equal(await codeOf(refused), "server.busy");
  }
  await held.rollback().execute();
  assert.equal((await ask("/api/session")).status, 200);
  await database.destroy();
});
