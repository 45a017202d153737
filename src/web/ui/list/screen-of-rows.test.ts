import assert from "node:assert/strict";
import { test } from "node:test";
import { screenOfRows } from "./screen-of-rows.ts";

const rows = Array.from({ length: 1859 }, (_, at) => at);

test("no screen of a long list has more rows than fit, and together they have each row once", () => {
  const seen: number[] = [];
  for (let screen = 0, more = true; more; screen += 1) {
    const { shown, hasAfter } = screenOfRows(rows, 100, screen);
    assert.ok(shown.length <= 100);
    seen.push(...shown);
    more = hasAfter;
  }
  assert.deepEqual(seen, rows);
});

test("a list that became shorter shows its last screen", () => {
  const { at, shown, hasBefore, hasAfter } = screenOfRows(rows.slice(0, 130), 100, 7);
  assert.deepEqual([at, shown.length, hasBefore, hasAfter], [1, 30, true, false]);
  assert.deepEqual(screenOfRows([], 100, 3), { at: 0, from: 0, shown: [], hasBefore: false, hasAfter: false });
});
