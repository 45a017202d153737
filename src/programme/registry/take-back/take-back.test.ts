import assert from "node:assert/strict";
import { test } from "node:test";
import { whyNotTakenBack } from "./take-back.ts";

const over = { state: "finished", isBeingTakenBack: false, isAnyLeft: true };

test("an import that is over can be taken back, also when it failed, was ended or was taken back in part", () => {
  for (const state of ["finished", "failed", "cancelled", "taken_back"])
    assert.equal(whyNotTakenBack({ ...over, state }), undefined);
});

test("an import that still runs, is being taken back, or of which nothing is left is not taken back", () => {
  assert.equal(whyNotTakenBack({ ...over, state: "running" })?.code, "registry.import_not_over");
  assert.equal(whyNotTakenBack({ ...over, isBeingTakenBack: true })?.code, "registry.take_back_is_running");
  assert.equal(whyNotTakenBack({ ...over, isAnyLeft: false })?.code, "registry.nothing_to_take_back");
});
