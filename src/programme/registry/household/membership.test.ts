import assert from "node:assert/strict";
import { test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { isMemberOn, overlap } from "./membership.ts";

const stay = (from: string, to?: string) => ({
  from: localDate(from),
  to: to === undefined ? undefined : localDate(to),
});

test("a member counts on the first and on the last day", () => {
  const membership = stay("2024-03-01", "2025-02-28");
  const on = (day: string) => isMemberOn(membership, localDate(day));
  assert.deepEqual(["2024-02-29", "2024-03-01", "2025-02-28", "2025-03-01"].map(on), [false, true, true, false]);
});

test("a member without a last day is still one", () => {
  assert.ok(isMemberOn(stay("2024-03-01"), localDate("2099-01-01")));
});

test("one stay may begin on the day after another ends", () => {
  assert.equal(overlap(stay("2024-01-01", "2024-05-31"), stay("2024-06-01")), false);
});

test("two stays that share one day overlap, in either order", () => {
  const [first, second] = [stay("2024-01-01", "2024-06-01"), stay("2024-06-01")];
  assert.deepEqual([overlap(first, second), overlap(second, first)], [true, true]);
});
