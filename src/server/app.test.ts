import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation } from "#test/support/installation.ts";
import { buildApp } from "./app.ts";

let opened: TestInstallation;
before(async () => {
  opened = await openTestInstallation();
});
after(() => opened.close());

async function insistsOnHttps(publicUrl: string): Promise<string | null> {
  const app = buildApp(opened.server, { version: "test", publicUrl });
  return (await app.request(`${publicUrl}/api/health`)).headers.get("strict-transport-security");
}

test("a browser is instructed to insist on HTTPS where the public address is HTTPS, and only there", async () => {
  assert.equal(await insistsOnHttps("https://giamngheo.example.vn"), "max-age=31536000");
  assert.equal(await insistsOnHttps("http://127.0.0.1:3000"), null);
});
