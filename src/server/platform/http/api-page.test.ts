import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { declare } from "#contract/declare.ts";
import { apiPage } from "./api-page.ts";

const read = declare({
  id: "registry.readThing",
  method: "get",
  path: "/things/{thingId}",
  act: "area.readAreas",
  summary: "One <thing>",
  params: z.object({ thingId: z.string() }),
  output: z.object({ name: z.string() }),
});
const write = declare({
  id: "registry.changeThing",
  method: "post",
  path: "/things/{thingId}/name",
  act: "registry.registerHousehold",
  summary: "Change it",
  recordReadBy: read,
  params: z.object({ thingId: z.string() }),
  output: z.object({}),
});

test("the page tells of each endpoint its address, who may, and what it takes and answers", async () => {
  const page = String(await apiPage([read, write], "1"));
  assert.match(page, /GET<\/code>\s*<code>\/api\/things\/\{thingId\}/);
  assert.match(page, /commune officer \(commune\)/);
  assert.match(page, /ETag of\s*<a href="#registry.readThing"/);
  assert.match(page, /&quot;thingId&quot;/);
});
test("a text of the contract is shown and not run", async () => {
  const page = String(await apiPage([read], "1"));
  assert.ok(page.includes("One &lt;thing&gt;") && !page.includes("<thing>"));
});
