/** Every endpoint x every post x inside and outside its area: the server answers as the table of permissions says. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { v7 } from "uuid";
import { send } from "#contract/client.ts";
import { permissionOf } from "#programme/authority/post/permissions.ts";
import { postKinds, postLevels } from "#programme/authority/post/post.ts";
import { readConfig } from "#server/platform/config.ts";
import { routesOf } from "#server/routes.ts";
import { addVillages } from "#server/area/area/areas-store.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { makeRecords, requestFor } from "./requests.ts";
import type { Records } from "./requests.ts";

const routes = routesOf(readConfig({}));
const endpoints = routes.map((route) => route.endpoint);
/** Endpoints whose record lies in an area, which is asked for before anything is done. */
const placed = new Set(routes.flatMap(({ endpoint, areaOf: place }) => (place === undefined ? [] : [endpoint.id])));
/** Reads whose request names the commune or its village, which is elsewhere for others: refused, not answered with nothing. */
const namesInside = ({ id, act }: (typeof endpoints)[number]): boolean => {
  const { params = {}, query = {} } = requestFor(id, records);
  const named = [params, query].flatMap((given) => Object.entries(given ?? {}));
  return (
    act?.startsWith("area.") !== true &&
    named.some(
      ([name, value]) => ["areaId", "communeId", "villageId"].includes(name) && String(value).startsWith(inside),
    )
  );
};
const inside = "21484";
const outside = "21025";
const areaOf: Readonly<Record<string, readonly [string, string]>> = {
  country: ["VN", "VN"],
  province: ["51", "01"],
  commune: [inside, outside],
  // What an office may do it may on what is assigned to it alone: none of the records of this test is.
  office: ["51", "01"],
};

let opened: TestInstallation;
let records: Records;
const officers = new Map<string, TestOfficer>();

before(async () => {
  opened = await openTestInstallation();
  await opened.ownersServer.database
    .transaction()
    .execute((tx) => addVillages(tx, [{ areaId: "21484-01", communeId: inside, name: "Làng Teng" }]));
  records = await makeRecords(opened, inside);
  for (const kind of postKinds) {
    for (const [place, area] of (areaOf[postLevels[kind]] ?? []).entries())
      officers.set(`${kind} ${place}`, await opened.officer(kind, area));
  }
});
after(() => opened.close());

async function refusalOf(officer: TestOfficer, endpoint: (typeof endpoints)[number]): Promise<string | undefined> {
  const response = await send(officer.fetch, endpoint, requestFor(endpoint.id, records), v7);
  if (response.headers.get("content-type")?.includes("problem") !== true) return undefined;
  const problem: { code: string; errors?: unknown } = await response.json();
  assert.notEqual(problem.code, "internal", `${endpoint.id} failed`);
  assert.notEqual(
    problem.code,
    "request.invalid",
    `${endpoint.id}: the request of this test is not of its shape ${JSON.stringify(problem.errors)}`,
  );
  return problem.code;
}

const isForbidden = (code: string | undefined) =>
  code === "authority.not_permitted" || code === "authority.not_permitted_here";
/** Rows of another area are not there for anyone who may not see them. */
const isHidden = (code: string | undefined) =>
  isForbidden(code) || ["record.not_found", "authority.not_your_office"].includes(code ?? "");

describe("every endpoint", () => {
  test("has a request in this test", () => {
    for (const endpoint of endpoints) assert.doesNotThrow(() => requestFor(endpoint.id, records), endpoint.id);
    assert.throws(() => requestFor("planted.endpoint", records));
  });
  for (const endpoint of endpoints) {
    test(`${endpoint.id} is for those whose post permits it, in their own area`, async () => {
      assert.ok(endpoint.act !== undefined);
      const permission = permissionOf(endpoint.act);
      for (const kind of postKinds) {
        const own = officers.get(`${kind} 0`);
        const other = officers.get(`${kind} 1`);
        assert.ok(own !== undefined && other !== undefined);
        const found = await refusalOf(own, endpoint);
        if (permission[kind] === undefined)
          assert.ok(isForbidden(found), `${kind} may not, and got ${found ?? "an answer"}`);
        else assert.ok(!isForbidden(found), `${kind} may, and was refused`);
        if (
          permission[kind] !== undefined &&
          postLevels[kind] !== "country" &&
          (placed.has(endpoint.id) || namesInside(endpoint))
        ) {
          const elsewhere = await refusalOf(other, endpoint);
          assert.ok(isHidden(elsewhere), `${kind} of another area got ${elsewhere ?? "an answer"}`);
        }
      }
    });
  }
  test("is closed to anyone who has not signed in", async () => {
    for (const endpoint of endpoints) {
      const response = await send(
        (path, init) => opened.fetch(path, init),
        endpoint,
        requestFor(endpoint.id, records),
        v7,
      );
      assert.equal(response.status, 401, endpoint.id);
    }
  });
});

describe("row security", () => {
  test("shows nothing and takes nothing outside an act", async () => {
    const app = opened.server.database;
    assert.equal((await app.selectFrom("registry.households").select("household_id").execute()).length, 0);
    await assert.rejects(
      app
        .updateTable("registry.households")
        .set({ address: "x" })
        .where("household_id", "=", records.householdId)
        .returning("household_id")
        .executeTakeFirstOrThrow(),
    );
  });
});
