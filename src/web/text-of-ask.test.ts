import assert from "node:assert/strict";
import { test } from "node:test";
import { textOfAsk } from "./text-of-ask.ts";

test("an ask with money has a name of its own", () => {
  assert.notEqual(textOfAsk({ body: { amount: 1n } }), textOfAsk({ body: { amount: 2n } }));
  assert.equal(textOfAsk({ body: { amount: 1n } }), textOfAsk({ body: { amount: 1n } }));
});
