import assert from "node:assert/strict";
import { test } from "node:test";
import { reachedOf, resultSeries, versionIn } from "./result-series.ts";

const point = (year: number, version: number) => ({
  year,
  version,
  target: 10,
  actual: year,
  source: "counted" as const,
});

test("a changed definition begins a new series and is a break; years of one definition stay together", () => {
  const { stretches, breaks } = resultSeries([point(2027, 2), point(2025, 1), point(2026, 1)]);
  assert.deepEqual(
    stretches.map(({ version, points }) => [version, points.map(({ year }) => year)]),
    [
      [1, [2025, 2026]],
      [2, [2027]],
    ],
  );
  assert.deepEqual(breaks, [{ year: 2027, from: 1, to: 2 }]);
});

test("a year that two goals aim at alike is reported once; different aims are both reported", () => {
  const { stretches } = resultSeries([
    point(2026, 1),
    point(2026, 1),
    { ...point(2026, 1), target: 12 },
    point(2027, 1),
  ]);
  assert.deepEqual(
    stretches[0]?.points.map(({ year, target }) => [year, target]),
    [
      [2026, 10],
      [2026, 12],
      [2027, 10],
    ],
  );
});

test("of the way from 100 down to 40 half is gone at 70; without a way or a figure nothing is reported", () => {
  assert.equal(reachedOf(100, 40, 70), 50);
  assert.equal(reachedOf(100, 40, 120), -33);
  assert.equal(reachedOf(5, 5, 5), null);
  assert.equal(reachedOf(100, 40, null), null);
});

test("a year has the definition whose series had not ended", () => {
  const indicator = {
    version: 3,
    earlier: [
      { version: 2, until: 2027 },
      { version: 1, until: 2025 },
    ],
  };
  assert.deepEqual(
    [2024, 2025, 2026, 2027, 2028].map((year) => versionIn(indicator, year)),
    [1, 1, 2, 2, 3],
  );
});

test("another standard is a break of figures that are counted by it, and none of those that are reported", () => {
  const by = (year: number, standard: string | undefined) => ({ ...point(year, 1), standard });
  const { stretches, breaks } = resultSeries([by(2025, "old"), by(2026, "old"), by(2027, "new"), by(2028, "new")]);
  assert.deepEqual(
    stretches.map(({ points }) => points.map(({ year }) => year)),
    [
      [2025, 2026],
      [2027, 2028],
    ],
  );
  assert.deepEqual(breaks, [{ year: 2027, from: 1, to: 1, changeOfStandard: true }]);
  assert.deepEqual(resultSeries([by(2025, undefined), by(2026, undefined)]).breaks, []);
  assert.equal(resultSeries([by(2025, "old"), by(2026, undefined), by(2027, "new")]).breaks.length, 1);
});
