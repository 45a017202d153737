import assert from "node:assert/strict";
import { test } from "node:test";
import { Hono } from "hono";
import { listen } from "./listen.ts";

test("the address of the connection takes the place of one that the caller names", async () => {
  const app = new Hono().all("/address", async (context) =>
    context.json({ address: context.req.header("x-vuon-client-address"), body: await context.req.text() }),
  );
  const listening = await listen(async () => app, { host: "127.0.0.1", port: 0 });
  try {
    for (const headers of [
      {},
      { "x-vuon-client-address": "203.0.113.9" },
      { "X-Vuon-Client-Address": "203.0.113.9" },
    ]) {
      const asked = await fetch(`${listening.url}/address`, { method: "POST", headers, body: "kept" });
      assert.deepEqual(await asked.json(), { address: "127.0.0.1", body: "kept" });
    }
  } finally {
    await listening.stop();
  }
});
