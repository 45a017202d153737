import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { reachesBound } from "./attendance.ts";
import { isOfWorkingAge } from "./working-age.ts";

describe("attendance", () => {
  test("reaches the bound at the share itself, and without rounding", () => {
    assert.ok(reachesBound({ attended: 4, recorded: 5, unrecorded: 0 }, 80));
    assert.ok(!reachesBound({ attended: 799, recorded: 1000, unrecorded: 0 }, 80));
  });
  test("of nothing recorded reaches no bound", () => {
    assert.ok(!reachesBound({ attended: 0, recorded: 0, unrecorded: 5 }, 1));
  });
});

describe("working age", () => {
  const pensionAges = [
    { year: 2026, male: { years: 61, months: 6 }, female: { years: 57, months: 0 } },
    { year: 2027, male: { years: 61, months: 9 }, female: { years: 57, months: 4 } },
  ];
  const born = (date: string) => ({ date: localDate(date), precision: "day" as const });
  const on = localDate("2026-04-01");
  test("is from the least age to the pension age of the day, by sex", () => {
    const ages = [
      ["2011-04-01", "female"],
      ["2011-04-02", "female"],
      ["1969-04-02", "female"],
      ["1969-04-01", "female"],
      ["1969-04-01", "male"],
      ["1964-10-01", "male"],
    ] as const;
    assert.deepEqual(
      ages.map(([date, sex]) => isOfWorkingAge(born(date), sex, on, { pensionAges, leastAge: 15 })),
      [true, false, true, false, true, false],
    );
  });
  test("is unknown without birth or sex, or without a table", () => {
    assert.equal(isOfWorkingAge(undefined, "male", on, { pensionAges, leastAge: 15 }), undefined);
    assert.equal(isOfWorkingAge(born("1990-01-01"), null, on, { pensionAges, leastAge: 15 }), undefined);
    assert.equal(isOfWorkingAge(born("1990-01-01"), "male", on, { pensionAges: undefined, leastAge: 15 }), undefined);
  });
});
