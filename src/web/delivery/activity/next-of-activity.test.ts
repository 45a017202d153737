import assert from "node:assert/strict";
import { test } from "node:test";
import { countStates, nextOfActivity } from "./next-of-activity.ts";

const nothing = { supports: 0, proposed: 0, checked: 0, delivered: 0, isFinished: true };

test("an activity whose supports are all paid waits to be closed, and not for more households", () => {
  assert.deepEqual(nextOfActivity("open", { ...nothing, supports: 3 }), ["close"]);
  assert.equal(nextOfActivity("open", nothing).at(-1), "propose");
});

test("what was begun is ended before more is proposed", () => {
  const counted = countStates([{ state: "proposed" }, { state: "checked" }, { state: "delivered" }, { state: "paid" }]);
  assert.deepEqual(counted, { supports: 4, proposed: 1, checked: 1, delivered: 1 });
  const next = nextOfActivity("open", { ...counted, isFinished: false });
  assert.deepEqual(next.slice(0, 5), ["check", "approve", "refuse", "pay-bank", "pay-cash"]);
  assert.equal(next.at(-1), "propose");
});

test("a draft waits to be opened, and a closed activity for nothing", () => {
  assert.equal(nextOfActivity("draft", nothing)[0], "open");
  assert.deepEqual(nextOfActivity("closed", { ...nothing, supports: 3 }), []);
});
