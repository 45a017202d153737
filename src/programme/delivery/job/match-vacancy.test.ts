import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { followUpDue, matchVacancy } from "./match-vacancy.ts";

describe("a vacancy", () => {
  const seeker = { trade: "May công nghiệp", reaches: ["here" as const], wageFrom: dong(6_000_000) };
  const vacancy = { trade: "may công nghiệp ", reach: "here" as const, wageTo: dong(6_000_000) };
  test("fits by trade, place and wage, each of which is shown", () => {
    assert.equal(matchVacancy(seeker, vacancy).points, 100);
    const far = matchVacancy(seeker, { ...vacancy, reach: "abroad", wageTo: dong(5_999_999) });
    assert.deepEqual(
      far.parts.map(({ part, fits }) => [part, fits]),
      [
        ["trade", true],
        ["reach", false],
        ["wage", false],
      ],
    );
    assert.equal(far.points, 50);
  });
  test("fits every wage of who named none", () => {
    assert.equal(matchVacancy({ ...seeker, wageFrom: null }, { ...vacancy, wageTo: dong(1) }).points, 100);
  });
});

test("a placement is asked about after whole months, at the end of a shorter month", () => {
  assert.equal(followUpDue(localDate("2025-11-30"), 3), "2026-02-28");
  assert.equal(followUpDue(localDate("2025-11-30"), 12), "2026-11-30");
});
