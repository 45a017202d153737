import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { localDate } from "#kernel/local-date.ts";
import { ageAt } from "#programme/registry/person/age-at.ts";
import { birthOfAge, readBirth } from "./read-birth.ts";

describe("a birth as written", () => {
  const written = (text: string) => {
    const birth = readBirth(text);
    return birth && `${birth.date} ${birth.precision}`;
  };
  it("is a day, the day before the month", () => {
    assert.equal(written("05/09/2015"), "2015-09-05 day");
    assert.equal(written("5-9-2015"), "2015-09-05 day");
    assert.equal(written("2015-09-05"), "2015-09-05 day");
  });
  it("is a month or a year where no more is known", () => {
    assert.equal(written("09/2015"), "2015-09-01 month");
    assert.equal(written("2015"), "2015-01-01 year");
  });
  it("is a day where a spreadsheet left the number of it", () => {
    assert.equal(written("29221"), "1980-01-01 day");
    assert.equal(written("99999"), undefined);
  });
  it("is not read where there is no such day", () => {
    for (const text of ["30/02/2015", "13/2015", "15", "2015-2-3", "unknown", "05/09/15"])
      assert.equal(written(text), undefined);
  });
});

describe("a birth by age", () => {
  it("gives the same age back on the day on which it was reported", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 12 }), (age, month) => {
        const at = localDate(`2018-${String(month).padStart(2, "0")}-15`);
        const birth = birthOfAge(String(age), at);
        assert.ok(birth);
        assert.equal(birth.precision, "year");
        assert.equal(ageAt(birth, at)?.years, age);
      }),
    );
  });
  it("is not read from what is no age", () => {
    for (const text of ["-1", "12.5", "999", "old"]) assert.equal(birthOfAge(text, localDate("2018-07-01")), undefined);
  });
});
