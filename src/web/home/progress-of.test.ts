import assert from "node:assert/strict";
import { test } from "node:test";
import { byNeed, progressOf } from "./progress-of.ts";

test("decided and certified households are done, drafts and superseded reviews count for nothing", () => {
  assert.deepEqual(progressOf({ listed: 3, decided: 4, certified: 2, superseded: 9, draft: 1 }), { done: 6, all: 9 });
});

test("the least far come first, of equals the larger", () => {
  const place = (name: string, done: number, all: number) => ({ name, done, all });
  const places = [place("whole", 5, 5), place("small", 0, 2), place("large", 0, 9), place("half", 1, 2)];
  assert.deepEqual(
    byNeed(places).map(({ name }) => name),
    ["large", "small", "half", "whole"],
  );
});
