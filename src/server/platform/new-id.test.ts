import assert from "node:assert/strict";
import { test } from "node:test";
import { isUuid } from "#kernel/id.ts";
import { newId } from "./new-id.ts";

test("ids come in order, none twice, also many within a millisecond and over several draws of random bytes", () => {
  const ids = Array.from({ length: 20_000 }, newId);
  assert.ok(ids.every(isUuid));
  assert.ok(ids.every((id) => id[14] === "7" && "89ab".includes(id[19] ?? "")));
  assert.deepEqual(ids, ids.toSorted());
  assert.equal(new Set(ids).size, ids.length);
  assert.equal(new Set(ids.map((id) => id.slice(-12))).size, ids.length);
});

test("an id tells the millisecond in which it was made", () => {
  const before = Date.now();
  const reported = Number.parseInt(newId().replaceAll("-", "").slice(0, 12), 16);
  assert.ok(reported >= before && reported <= Date.now());
});
