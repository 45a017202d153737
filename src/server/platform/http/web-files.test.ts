import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Hono } from "hono";
import { serveWeb } from "./web-files.ts";

test("a script that an update removed is not found, while a link into the middle opens the page", async () => {
  const folder = await mkdtemp(join(tmpdir(), "vuon-web-"));
  await writeFile(join(folder, "index.html"), "<title>Vuon</title>");
  const app = new Hono();
  await serveWeb(app, folder);
  const gone = await app.request("/assets/HomePage-before.js");
  assert.equal(gone.status, 404);
  assert.doesNotMatch(gone.headers.get("content-type") ?? "", /html/);
  const page = await app.request("/households/some-household");
  assert.equal(page.status, 200);
  assert.match(await page.text(), /Vuon/);
  await rm(folder, { recursive: true });
});
