import assert from "node:assert/strict";
import { test } from "node:test";
import { findIllFormed } from "./well-formed.ts";

test("text, numbers, lists and records of any common shape are well formed", () => {
  assert.equal(findIllFormed({ name: "Phạm Văn Đê 𠀀", rows: [1, null, true, { a: "b" }], empty: {} }), undefined);
});

test("a text that the database cannot hold is named by its path", () => {
  assert.deepEqual(findIllFormed({ a: [{ b: "x\0" }] })?.path, "a.0.b");
  assert.deepEqual(findIllFormed({ a: "\ud800" })?.path, "a");
});

test("keys that no record has are refused where they stand", () => {
  assert.equal(findIllFormed(JSON.parse('{"a":{"__proto__":1}}'))?.path, "a");
  assert.equal(findIllFormed({ a: { "k\0": 1 } })?.path, "a");
});

test("nesting ends, however deep it comes", () => {
  assert.match(findIllFormed(JSON.parse("[".repeat(100_000) + "]".repeat(100_000)))?.message ?? "", /nested/);
});
