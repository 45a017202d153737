import assert from "node:assert/strict";
import { test } from "node:test";
import { deviceOf } from "./device-name.ts";

test("a session is named by browser and system, and by neither when they are not known", () => {
  const chrome =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";
  const phone =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
  assert.deepEqual(deviceOf(chrome), { browser: "Chrome", system: "Windows" });
  assert.deepEqual(deviceOf(`${chrome} Edg/141.0`), { browser: "Edge", system: "Windows" });
  assert.deepEqual(deviceOf(`${chrome} coc_coc_browser/141`), { browser: "Cốc Cốc", system: "Windows" });
  assert.deepEqual(deviceOf(phone), { browser: "Safari", system: "iOS" });
  assert.equal(deviceOf("curl/8.5.0"), undefined);
  assert.equal(deviceOf(null), undefined);
});
