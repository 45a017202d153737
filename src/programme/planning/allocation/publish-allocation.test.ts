import assert from "node:assert/strict";
import { test } from "node:test";
import { dong } from "#kernel/money.ts";
import { usualSmallest } from "#kernel/suppression/shown-count.ts";
import { publishShares } from "./publish-allocation.ts";

const each = 5_000_000;
const shares = (...poor: readonly number[]) =>
  poor.map((one, at) => ({
    areaId: `c${String(at)}`,
    amount: dong(one * each + 1_000_000),
    coefficient: 1,
    numbers: { poor: one, people: 3 },
    brought: { poor: dong(one * each), people: dong(1_000_000) },
  }));

test("a small number of households is a band, and so is the amount that would tell it; people of an area are exact", () => {
  const [first, second, third] = publishShares(shares(4, 40, 20), {
    useAreaCoefficient: false,
    smallest: usualSmallest,
    suppressed: new Set(),
  });
  assert.deepEqual(first, {
    amount: null,
    amountBetween: { from: 1_000_000n, to: 46_000_000n },
    numbers: { poor: { from: 0, to: 9 }, people: 3 },
    brought: { poor: null, people: 1_000_000n },
  });
  assert.deepEqual(second?.numbers["poor"], { from: 40, to: 49 });
  assert.equal(second?.amount, null);
  assert.deepEqual([third?.amount, third?.amountBetween], [101_000_000n, null]);
});

test("where no number is small every amount and every number is exact; zero is", () => {
  const by = { useAreaCoefficient: false, smallest: usualSmallest, suppressed: new Set<string>() };
  for (const row of publishShares(shares(5, 0, 7), by)) {
    assert.equal(row.amountBetween, null);
    assert.equal(typeof row.numbers["poor"], "number");
  }
});

test("an area whose classes are suppressed is banded with a number that is not small, and with zero", () => {
  const by = { useAreaCoefficient: false, smallest: usualSmallest, suppressed: new Set(["c0", "c1"]) };
  const [zero, many, other] = publishShares(shares(0, 40, 20), by);
  assert.deepEqual([zero?.amount, many?.amount, other?.amount], [null, null, 101_000_000n]);
});
