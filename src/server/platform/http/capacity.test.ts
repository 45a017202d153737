import assert from "node:assert/strict";
import { test } from "node:test";
import { Capacity } from "./capacity.ts";

test("one owner gets a part, all together the whole, and what is given back is there again", () => {
  const places = new Capacity(3, 2);
  const [first, second] = [places.claim("a"), places.claim("a")];
  assert.equal(places.claim("a"), "own part full");
  const other = places.claim("b");
  assert.equal(places.claim("c"), "full");
  assert.ok(typeof first === "function" && typeof second === "function" && typeof other === "function");
  first();
  first();
  assert.equal(places.claimed, 2);
  assert.equal(typeof places.claim("c"), "function");
  assert.equal(places.claim("a"), "full");
});
