import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readIdentifier } from "./identifier.ts";
import { readPhone, readWrittenNumber } from "./written-number.ts";

describe("a number of a person as it is written", () => {
  const personal = (text: string) => readWrittenNumber("personal_id", text);
  it("is read behind an apostrophe, with separators and with the .0 of a program", () => {
    for (const text of ["051082001237", "'051082001237'", "051 082 001 237", "051082001237.0"])
      assert.deepEqual(personal(text), { value: "051082001237", isRestored: false }, text);
  });
  it("gets back the zeros that a spreadsheet took, with a doubt", () => {
    assert.deepEqual(personal("51075001234"), { value: "051075001234", isRestored: true });
    assert.deepEqual(personal("51075001234.0"), { value: "051075001234", isRestored: true });
    assert.deepEqual(personal("1075001234"), { value: "001075001234", isRestored: true });
    assert.deepEqual(readWrittenNumber("legacy_id", "12345678"), { value: "012345678", isRestored: true });
  });
  it("is not read where digits are lost or it stands for none", () => {
    for (const text of ["5.1081E+10", "000000000000", "0", "99075001234", "107500123", "111111111111"])
      assert.equal(personal(text), undefined, text);
    assert.equal(readIdentifier("legacy_id", "999999999"), undefined);
  });
});

describe("a telephone as it is written", () => {
  it("has one form", () => {
    for (const text of [
      "912345601",
      "0912345601",
      "+84912345601",
      "84912345601",
      "0912.345.601",
      "'0912345601",
      "912345601.0",
    ])
      assert.equal(readPhone(text), "0912345601", text);
    assert.equal(readPhone("01682345678"), "0382345678", "of before 2018");
    assert.equal(readPhone("02553 851 234"), "02553851234");
  });
  it("stays as written where there are several, or one of another country", () => {
    for (const text of ["0912345601; 0912345602", "+62 812 3456 7890"]) assert.equal(readPhone(text), text);
  });
  it("is not read where digits are lost or there are none", () => {
    for (const text of ["9.12346E+08", "0", "000000000", "không", "12"]) assert.equal(readPhone(text), undefined, text);
  });
});
