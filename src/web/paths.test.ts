import assert from "node:assert/strict";
import { test } from "node:test";
import { paths } from "./paths.ts";

test("an id with a sign of its own stays one part of the address", () => {
  assert.equal(paths.area("21031@2024"), "/areas/21031%402024");
});
test("what is not chosen is not in the address", () => {
  assert.equal(paths.households({ class: "poor", communeId: undefined, search: "" }), "/households?class=poor");
});
