/** What another site sends with the reader's cookies is refused before its body is read: every path under /api that may change something. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { v7 } from "uuid";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { readConfig } from "#server/platform/config.ts";
import { routesOf } from "#server/routes.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";

let opened: TestInstallation;
let officer: TestOfficer;
before(async () => {
  opened = await openTestInstallation();
  officer = await opened.officer("operator", "VN");
});
after(async () => opened.close());

type Changing = Pick<AnyEndpoint, "id" | "method" | "path" | "takesFile">;
const signIn = ["sign-in/username", "passkey/options", "passkey", "sign-out"].map((end): Changing => ({
  id: `sign-in ${end}`,
  method: "post",
  path: `/sign-in/${end}`,
}));
const changing: readonly Changing[] = [
  ...routesOf(readConfig({}))
    .map(({ endpoint }) => endpoint)
    .filter(({ method }) => method !== "get"),
  ...signIn,
];

/** Asks with a body that tells when somebody takes from it. */
async function ask(
  { method, path, takesFile }: Changing,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly code: string; readonly isRead: boolean }> {
  let isRead = false;
  const body = new ReadableStream(
    {
      pull: (controller) => {
        isRead = true;
        controller.enqueue(new TextEncoder().encode("{}"));
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const init = {
    method: method.toUpperCase(),
    body,
    duplex: "half",
    headers: {
      "content-type": takesFile === true ? "application/octet-stream" : "application/json",
      "idempotency-key": v7(),
      ...headers,
    },
  };
  const answer = await officer.fetch(`/api${path.replaceAll(/\{\w+\}/g, v7())}`, init);
  const { code = "" }: { code?: string } = await answer.json().catch(() => ({}));
  return { code, isRead };
}

const foreign: readonly Readonly<Record<string, string>>[] = [
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
  { origin: "https://elsewhere.example" },
  { origin: "http://vuon.test:8080" },
  { origin: "null" },
];

describe("another site", () => {
  for (const headers of foreign)
    test(`changes nothing anywhere with ${JSON.stringify(headers)}`, async () => {
      for (const endpoint of changing)
        assert.deepEqual(await ask(endpoint, headers), { code: "request.cross_site", isRead: false }, endpoint.id);
    });
  test("sends no form: a body of another type than the declared one is refused", async () => {
    const types = [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "",
      "application/json-seq",
    ];
    for (const type of types)
      for (const endpoint of changing) {
        const wanted = { code: "request.other_type", isRead: false };
        assert.deepEqual(await ask(endpoint, { "content-type": type }), wanted, `${endpoint.id} ${type}`);
      }
  });
  test("does not send JSON for a file, nor a file for JSON", async () => {
    for (const endpoint of changing) {
      const type = endpoint.takesFile === true ? "application/json" : "application/octet-stream";
      assert.equal((await ask(endpoint, { "content-type": type })).code, "request.other_type", endpoint.id);
    }
  });
});

describe("the console itself", () => {
  for (const headers of [{ "sec-fetch-site": "same-origin" }, { origin: "http://vuon.test" }, {}])
    test(`gets through with ${JSON.stringify(headers)}`, async () => {
      for (const endpoint of changing.filter(({ id }) => id !== "sign-in sign-out")) {
        const { code } = await ask(endpoint, {
          ...headers,
          "content-type": endpoint.takesFile === true ? "application/octet-stream" : "application/json; charset=utf-8",
        });
        assert.ok(!["request.cross_site", "request.other_type"].includes(code), `${endpoint.id} ${code}`);
      }
    });
  test("reads and asks for what is offered from anywhere, as a link does", async () => {
    const answer = await officer.fetch("/api/session", { headers: { "sec-fetch-site": "cross-site" } });
    assert.equal(answer.status, 200);
  });
});
