/** What no program of ours sends: each is refused with a reason, by every path, and none is a fault of the server. */
import { newId } from "#contract/new-id.ts";
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { v7 } from "uuid";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";

let opened: TestInstallation;
let officer: TestOfficer;

before(async () => {
  opened = await openTestInstallation();
  officer = await opened.officer("province_accountant", "51");
});
after(() => opened.close());

async function refusalOf(response: Response) {
  const problem: { code: string; errors?: readonly { path: string; message: string }[] } = await response.json();
  return { status: response.status, code: problem.code, path: problem.errors?.[0]?.path };
}
const post = async (path: string, body: string, headers: Record<string, string> = {}) =>
  officer.fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": v7(), ...headers },
    body,
  });
const invalid = (path: string) => ({ status: 422, code: "request.invalid", path });

describe("in an address", () => {
  test("a parameter that is given twice is refused by its name", async () => {
    assert.deepEqual(await refusalOf(await officer.fetch("/api/households?limit=1&limit=2")), invalid("query.limit"));
  });
  test("a parameter that the contract does not name is refused, with those that it names", async () => {
    const response = await officer.fetch("/api/households?limt=1");
    const problem: { errors: readonly { path: string; message: string }[] } = await response.json();
    assert.equal(problem.errors[0]?.path, "query.limt");
    assert.match(problem.errors[0]?.message ?? "", /known are .*limit/);
  });
  test("U+0000 is refused in path and query", async () => {
    assert.deepEqual(await refusalOf(await officer.fetch("/api/areas/a%00b")), invalid("params.areaId"));
    assert.deepEqual(await refusalOf(await officer.fetch("/api/households?search=%00")), invalid("query.search"));
  });
  test("bytes that are no UTF-8 and very long words are answered", async () => {
    for (const word of ["%FF", "%", "%C0%80", "x".repeat(60_000)]) {
      assert.ok((await officer.fetch(`/api/areas/${word}`)).status < 500);
      assert.ok((await officer.fetch(`/api/households?search=${word}`)).status < 500);
      assert.ok((await opened.fetch(`/api/public/allocations/${word}`)).status < 500);
    }
  });
  test("a cursor that the list did not give is refused by its name", async () => {
    const lists = [
      ["/api/households", "x"],
      ["/api/households", "-1"],
      ["/api/imports", "17"],
      ["/api/ledger/postings?areaId=51", "x"],
      ["/api/duplicates", "1e9"],
    ];
    const lead = await opened.officer("province_lead", "51");
    for (const [list = "", cursor = ""] of lists) {
      const address = `${list}${list.includes("?") ? "&" : "?"}cursor=${cursor}`;
      assert.deepEqual(await refusalOf(await officer.fetch(address)), invalid("query.cursor"), address);
    }
    const audit = "2026-02-30T00:00:00Z%2000000000-0000-0000-0000-000000000000";
    for (const cursor of ["x", audit])
      assert.deepEqual(
        await refusalOf(await lead.fetch(`/api/audit-entries?cursor=${cursor}`)),
        invalid("query.cursor"),
      );
  });
  test("a cursor of the other kind is refused: a search goes on after so many, a list after a household", async () => {
    for (const query of [`search=a&cursor=${v7()}`, "cursor=5"]) {
      const { status, code } = await refusalOf(await officer.fetch(`/api/households?${query}`));
      assert.deepEqual([status, code], [422, "request.invalid"]);
    }
  });
});

describe("in a body", () => {
  const budget = (more: string) =>
    `{"areaId":"51","year":2026,"fundSource":"AID","component":"I.1","amount":"1","reference":"x"${more}}`;
  test("halves of a surrogate pair, keys of the prototype and nesting without an end are refused", async () => {
    const bodies = [
      [budget(',"more":"\\ud800"'), "body.more"],
      [budget(',"__proto__":{"a":1}'), "body"],
      [budget(`,"more":${"[".repeat(10_000)}${"]".repeat(10_000)}`), undefined],
      ['"text"', "body"],
    ];
    for (const [body = "", path] of bodies) {
      const refused = await refusalOf(await post("/api/budgets", body));
      assert.equal(refused.code, "request.invalid");
      if (path !== undefined) assert.equal(refused.path, path);
    }
  });
  test("a day without a year, a name that every object has, and an unknown standard are refused", async () => {
    const round = {
      roundId: newId("round"),
      areaId: "51",
      year: 2026,
      kind: "annual",
      standardId: "nowhere",
      standardVersion: "1",
      scoreTableId: null,
      referenceDate: "2026-10-01",
      opensOn: "2026-10-01",
      closesOn: "2026-12-14",
    };
    const planner = await opened.officer("province_officer", "51");
    const open = async (facts: object) =>
      refusalOf(
        await planner.fetch("/api/rounds", {
          method: "POST",
          headers: { "content-type": "application/json", "idempotency-key": v7() },
          body: JSON.stringify({ ...round, ...facts }),
        }),
      );
    assert.deepEqual(await open({ opensOn: "0000-01-01" }), invalid("body.opensOn"));
    assert.deepEqual(await open({ opensOn: "2200-01-01" }), invalid("body.opensOn"));
    assert.deepEqual(await open({ standardId: "constructor" }), invalid("body.standardId"));
    assert.deepEqual(await open({ areaId: "hasOwnProperty" }), invalid("body.areaId"));
    assert.equal((await open({})).code, "review.no_such_standard");
  });
  test("a mapping in YAML with aliases of nothing or of itself is refused as not readable", async () => {
    const clerk = await opened.officer("commune_officer", "21484");
    for (const mapping of ["*x", "a: &x [*x]", "a: [*y", "[".repeat(20_000)]) {
      const response = await clerk.fetch("/api/imports/trials", {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": v7() },
        body: JSON.stringify({ importId: newId("import"), areaId: "21484", mapping, households: "x" }),
      });
      assert.ok(response.status >= 400 && response.status < 500, `${mapping.slice(0, 20)} ${response.status}`);
    }
  });
});

describe("in a header", () => {
  test("odd keys and odd ETags are answered", async () => {
    for (const key of ["é".repeat(20), "'; --".repeat(5), "x".repeat(101)])
      assert.ok((await post("/api/budgets", "{}", { "idempotency-key": key })).status < 500);
    for (const tag of ["*", 'W/"x"', "ÿ", "x".repeat(8000)])
      assert.ok((await post(`/api/plans/${v7()}/submission`, "{}", { "if-match": tag })).status < 500);
    assert.ok((await opened.fetch("/api/session", { headers: { cookie: "vuon.session_token=%00%FF" } })).status < 500);
  });
});

describe("at the door where people sign in", () => {
  const nasty = ["a\0b", "\ud800", "x".repeat(5000), "", " ", "__proto__", null, 1, [], { a: 1 }];
  for (const path of ["sign-in/username", "passkey", "passkey/options", "sign-out", "no-such-path"]) {
    test(`${path} is not brought down by what it is sent`, async () => {
      for (const value of nasty) {
        const body = JSON.stringify({
          username: value,
          email: value,
          password: value,
          currentPassword: value,
          newPassword: value,
          token: value,
          name: value,
        });
        for (const cookie of ["", officer.cookie]) {
          const response = await opened.fetch(`/api/sign-in/${path}`, {
            method: "POST",
            headers: { "content-type": "application/json", origin: "http://vuon.test", cookie },
            body,
          });
          assert.ok(response.status < 500, `${path} ${JSON.stringify(value)?.slice(0, 20)} ${response.status}`);
        }
      }
    });
  }
  test("what comes back from a provider of sign-in is not believed, and is answered", async () => {
    for (const path of ["oidc", "oidc/callback", "oidc/start"])
      for (const query of ["code=%00&state=%00", "state=%FF", `state=${"x".repeat(8000)}`, "error=%00"])
        assert.ok((await opened.fetch(`/api/sign-in/${path}?${query}`)).status < 500, `${path}?${query}`);
  });
});
