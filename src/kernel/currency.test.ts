import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { parseAmount, writeAmount } from "./currency.ts";

const [dong, cents] = [{ decimals: 0 }, { decimals: 2 }];

describe("a sum in a currency", () => {
  test("is written with its decimals and read back the same", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 17n), fc.integer({ min: 0, max: 4 }), (amount, decimals) => {
        assert.equal(parseAmount(writeAmount(amount, { decimals }), { decimals }), amount);
      }),
    );
    assert.deepEqual(
      [5n, 125050n, -7n].map((amount) => writeAmount(amount, cents)),
      ["0.05", "1250.50", "-0.07"],
    );
    assert.equal(writeAmount(30_000_000n, dong), "30000000");
  });
  test("finer than its smallest unit is no sum of it", () => {
    assert.deepEqual(
      ["1250.5", "1250.50", "1250.500", "1250", "1250.", "+7"].map((text) => parseAmount(text, cents)),
      [125050n, 125050n, 125050n, 125000n, 125000n, 700n],
    );
    assert.deepEqual(
      ["1250.505", "", "1,5", "-3"].map((text) => parseAmount(text, cents)),
      Array(4).fill(undefined),
    );
    assert.deepEqual([parseAmount("30000000.00", dong), parseAmount("30000000.5", dong)], [30_000_000n, undefined]);
  });
});
