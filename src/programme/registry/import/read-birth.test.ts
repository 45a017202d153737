import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { localDate } from "#kernel/local-date.ts";
import { ageAt } from "#programme/registry/person/age-at.ts";
import { birthOfAge, isEitherWay, isMonthFirst, readBirth } from "./read-birth.ts";

describe("a birth as written", () => {
  const today = localDate("2026-11-01");
  const written = (text: string) => {
    const birth = readBirth(text, today);
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
  it("is a year or a month where zeros, dashes or words say that no more is known", () => {
    for (const text of [
      "00/00/1975",
      "0/0/1975",
      "--/--/1975",
      "Sinh năm 1975",
      "năm 1975",
      "SN 1975",
      "1975.0",
      "'1975",
    ])
      assert.equal(written(text), "1975-01-01 year", text);
    for (const text of ["00/03/1975", "tháng 3 năm 1975", "Tháng 3/1975"])
      assert.equal(written(text), "1975-03-01 month", text);
  });
  it("is a day as programs and people write it too", () => {
    const days =
      "1975-03-15 00:00:00|1975-03-15T00:00:00|1975/03/15|15.03.1975|15 / 03 / 1975|'15/03/1975|15/03/1975\n";
    for (const text of `${days}|15 tháng 3 năm 1975|Ngày 15 tháng 03 năm 1975|１５/０３/１９７５|15-Mar-1975|15/thg3/1975`.split(
      "|",
    ))
      assert.equal(written(text), "1975-03-15 day", text);
  });
  it("is a day where a spreadsheet left the number of it, unless it may be a year with a digit too many", () => {
    assert.equal(written("29221"), "1980-01-01 day");
    assert.equal(written("99999"), undefined);
    assert.equal(written("19755"), undefined);
  });
  it("is not read where there is no such day", () => {
    for (const text of ["30/02/2015", "13/2015", "15", "2015-2-3", "unknown", "05/09/15", "29/02/1975", "15-Mar-75"])
      assert.equal(written(text), undefined);
  });
  it("is not read where nobody alive can have it", () => {
    for (const text of ["31/12/2099", "15/03/1875", "02/11/2026", "1899"]) assert.equal(written(text), undefined, text);
  });
  it("tells the month before the day, and days that read both ways", () => {
    assert.deepEqual(["03/25/1975", "25/03/1975", "03/04/1975"].map(isMonthFirst), [true, false, false]);
    assert.deepEqual(["03/25/1975", "3-4-1975", "04/04/1975", "1975"].map(isEitherWay), [false, true, false, false]);
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
