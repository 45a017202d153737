import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { shareOf, sumCounts, weighedShare } from "./sum-figures.ts";

test("a share of two areas is that of all their households, not the mean of the shares", () => {
  const shares = [
    { part: 1, among: 2 },
    { part: 0, among: 98 },
  ];
  assert.equal(shareOf(shares), 1);
  assert.equal(shareOf([{ part: 0, among: 0 }]), undefined);
});

test("a planned share is weighed by what it is taken of; alone it is what was written, and with one unknown there is none", () => {
  assert.equal(
    weighedShare([
      { value: 50, among: 2 },
      { value: 0, among: 98 },
    ]),
    1,
  );
  assert.equal(weighedShare([{ value: 12.34, among: undefined }]), 12.34);
  assert.equal(
    weighedShare([
      { value: 50, among: undefined },
      { value: 0, among: 98 },
    ]),
    undefined,
  );
});

test("a share of all lies between the least and the largest", () => {
  const share = fc
    .record({ among: fc.integer({ min: 1, max: 5000 }), of: fc.integer({ min: 0, max: 100 }) })
    .map(({ among, of }) => ({ among, part: Math.floor((among * of) / 100) }));
  fc.assert(
    fc.property(fc.array(share, { minLength: 1, maxLength: 9 }), (shares) => {
      const each = shares.map(({ part, among }) => (part / among) * 100);
      const all = shareOf(shares) ?? -1;
      assert.ok(all >= Math.min(...each) - 0.05 - 1e-9 && all <= Math.max(...each) + 0.05 + 1e-9);
      assert.equal(sumCounts(shares.map(({ among }) => among)) > 0, true);
    }),
  );
});
