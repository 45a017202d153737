import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { moneyReader } from "./read-money.ts";

const dong = { decimals: 0, words: ["VND", "VNĐ", "đ", "₫", "đồng"] };
const cents = { decimals: 2, words: ["XTS"] };
const read = (written: string, column: readonly string[] = [written], money = dong) => {
  const one = moneyReader(column, money)(written);
  return one.ok ? one.amount : one.why;
};

describe("a sum in a table", () => {
  test("is read however its thousands are separated and its currency is named", () => {
    for (const written of [
      "15000000",
      "15.000.000",
      "15,000,000",
      "15 000 000",
      "15\u00A0000\u00A0000",
      "15.000.000 đ",
      "15.000.000đ",
      "₫15.000.000",
      "VND 15,000,000",
      "15.000.000 VNĐ",
      "15.000.000 đồng",
      "15.000.000,00",
      "15,000,000.00",
      "15000000.00",
      "15000000,0",
      "+15000000",
      " 15.000.000 ",
    ])
      assert.equal(read(written), 15_000_000n, written);
  });

  test("is refused where it is finer than the currency, with that reason", () => {
    for (const written of ["15.000.000,5", "15,000,000.50", "1250.5", "356.1250", "0.125"])
      assert.equal(read(written), "fraction", written);
    assert.deepEqual(
      ["1.250,50", "1250.5", "1,250.50", "1250.500"].map((written) => read(written, [written], cents)),
      [125_050n, 125_050n, 125_050n, 125_050n],
    );
    assert.equal(read("1250.505", ["1250.505"], cents), "fraction");
  });

  test("is ambiguous with one mark before three figures", () => {
    for (const written of ["1.500", "1,500", "500.000", "1.500 đ"]) assert.equal(read(written), "ambiguous", written);
    assert.equal(read("1 500"), 1500n);
    assert.equal(read("1.500,00"), 1500n);
  });

  test("is read as the other cells of its column show", () => {
    assert.equal(read("500.000", ["500.000", "15.000.000"]), 500_000n);
    assert.equal(read("500.000", ["500.000", "15.000.000,00"]), 500_000n);
    assert.equal(read("1.500", ["1.500", "15,000,000"]), "fraction");
    assert.equal(read("1.500", ["1.500", "2000.50"], cents), 150n);
    assert.equal(read("1.500", ["1.500", "15,000,000", "16.000.000"]), "ambiguous");
    assert.equal(read("1.500", ["1.500", "1500", "", "?"]), "ambiguous");
  });

  test("is no sum where it is none", () => {
    for (const written of [
      "",
      "x",
      "1.2.3",
      "15.00.000",
      "15 0 0",
      "-5",
      "1e3",
      "15.000,000.0",
      "USD 5",
      "đ",
      "1.250.00",
    ])
      assert.equal(read(written), "none", written);
  });

  test("is read back whatever it is", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000_000, max: 1_000_000_000 }), fc.constantFrom(".", ",", " "), (sum, mark) => {
        const written = String(sum).replaceAll(/\B(?=(\d{3})+$)/g, mark);
        assert.equal(read(written), BigInt(sum));
      }),
    );
  });
});
