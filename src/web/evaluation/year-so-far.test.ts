import assert from "node:assert/strict";
import { test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { yearSoFar } from "./year-so-far.ts";

test("the figures of a year end with today, and with the year on its last day", () => {
  const [day, last] = [localDate("2026-12-02"), localDate("2026-12-31")];
  assert.deepEqual(yearSoFar(day), { from: "2025-12-31", to: "2026-12-02", isOver: false });
  assert.deepEqual(yearSoFar(last), { from: "2025-12-31", to: "2026-12-31", isOver: true });
});
