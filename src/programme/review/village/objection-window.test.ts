import assert from "node:assert/strict";
import { test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { objectionWindow } from "./objection-window.ts";

const posting = { toDate: localDate("2026-10-07") };
const at = (day: string, state: Parameters<typeof objectionWindow>[0] = "posted") =>
  objectionWindow(state, state === "scored" ? null : posting, localDate(day));

test("a posted result can be objected to until the end of its last day", () => {
  assert.deepEqual(at("2026-10-07"), { state: "open", until: "2026-10-07" });
  assert.deepEqual(at("2026-10-08"), { state: "over", until: "2026-10-07" });
});
test("before it is posted nobody objects, while one is answered none is added, and what is decided is over", () => {
  assert.equal(at("2026-10-05", "scored").state, "not_yet");
  assert.equal(at("2026-10-05", "rechecked").state, "not_yet");
  assert.equal(at("2026-10-07", "objected").state, "answering");
  assert.equal(at("2026-10-07", "decided").state, "over");
});
