import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { codeValues } from "./column.ts";
import { digitsOf, numberColumn, numberLevels, withDigits, withoutPlaceholders } from "./compare-number.ts";
import { phoneNumber } from "./phone-number.ts";

const level = (one: string | undefined, other: string | undefined) =>
  numberLevels[numberColumn("number", withDigits(codeValues([one, other]))).compare(0, 1)];

test("one wrong digit and two neighbours changed are one slip, more is another number", () => {
  assert.equal(level("051080123456", "051080123456"), "same");
  assert.equal(level("051080123456", "051080123476"), "one slip");
  assert.equal(level("051080123456", "051080132456"), "one slip");
  assert.equal(level("051080123456", "051080321456"), "differs");
  assert.equal(level("212345678", "051080123456"), "differs");
  assert.equal(level(undefined, "051080123456"), "missing");
});

test("a number that many carry is common", () => {
  const column = numberColumn("number", withDigits(codeValues(["000000000", "000000000", "000000000", "212345678"])));
  assert.equal(column.frequency?.share(0, 1, 3), 3 / 4);
});

test("a number that more than ten people carry is nobody's", () => {
  const carried = (times: number) => {
    const rows = codeValues([...Array<string>(times).fill("051000000000"), "051080123456", undefined]);
    const { codes, values } = withoutPlaceholders(rows);
    return Array.from(codes, (code) => values[code]);
  };
  assert.deepEqual(carried(10).slice(-3), ["051000000000", "051080123456", undefined]);
  assert.deepEqual(carried(11).slice(-3), [undefined, "051080123456", undefined]);
});

test("a telephone number is read as it is dialled today", () => {
  assert.equal(phoneNumber("0169 123 4567"), "0391234567");
  assert.equal(phoneNumber("+84 39 123 4567"), "0391234567");
  assert.equal(phoneNumber("0084391234567"), "0391234567");
  assert.equal(phoneNumber("039.123.4567"), "0391234567");
  assert.equal(phoneNumber("none"), undefined);
  assert.equal(digitsOf("051-080-123456"), "051080123456");
});

test("numbers agree the same in either order and fully with themselves", () => {
  const number = fc.string({ unit: fc.constantFrom(..."012"), minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(number, number, (one, other) => {
      assert.equal(level(one, other), level(other, one));
      assert.equal(level(one, one), "same");
    }),
  );
});
