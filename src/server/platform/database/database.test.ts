import assert from "node:assert/strict";
import { test } from "node:test";
import { coversArea, onlyArea } from "./database.ts";

test("an act in one area has that alone to look in; in several, in all or in none there is no such area", () => {
  assert.equal(onlyArea(",21484,"), "21484");
  assert.equal(onlyArea(",21484,21490,"), undefined);
  assert.equal(onlyArea(",21484,21490,51,"), undefined);
  assert.equal(onlyArea("*"), undefined);
  assert.equal(onlyArea(","), undefined);
});

test("an area is covered when it is listed whole", () => {
  assert.ok(coversArea(",21484,21490,", "21490") && coversArea("*", "21490"));
  assert.ok(!coversArea(",21484,", "2148") && !coversArea(",", ""));
});
