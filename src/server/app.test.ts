import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openTestHouse } from "#test/support/house.ts";
import type { TestHouse } from "#test/support/house.ts";
import { buildApp } from "./app.ts";

let opened: TestHouse;
before(async () => {
  opened = await openTestHouse();
});
after(() => opened.close());

async function insistsOnHttps(publicUrl: string): Promise<string | null> {
  const app = buildApp(opened.house, { version: "test", publicUrl });
  return (await app.request(`${publicUrl}/api/health`)).headers.get("strict-transport-security");
}

test("a browser is told to insist on HTTPS where the public address is HTTPS, and only there", async () => {
  assert.equal(await insistsOnHttps("https://giamngheo.example.vn"), "max-age=31536000");
  assert.equal(await insistsOnHttps("http://127.0.0.1:3000"), null);
});
