import { testClasses } from "#programme/review/standard/test-classes.ts";
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import fc from "fast-check";
import { addSums, measuresOf } from "./measures.ts";
import { movementOf } from "./movement.ts";

const sums = fc
  .record({
    households: fc.integer({ min: 1, max: 9999 }),
    people: fc.integer({ min: 1, max: 40_000 }),
    q: fc.integer({ min: 0, max: 100 }),
    a: fc.integer({ min: 25, max: 100 }),
  })
  .map(({ households, people, q, a }) => {
    const deprivedPeople = Math.floor((people * q) / 100);
    return {
      households,
      people,
      poor: 0,
      nearPoor: 0,
      measuredPeople: people,
      deprivedPeople,
      deprivationSum: Math.floor((deprivedPeople * 12 * a) / 100),
    };
  });

describe("the measures of Alkire and Foster", () => {
  test("M0 is H times A", () => {
    fc.assert(
      fc.property(sums, (one) => {
        const { H, A, M0 } = measuresOf(one, 12);
        if (A !== null) assert.ok(Math.abs((H ?? 0) * A - (M0 ?? 0)) < 1e-12);
      }),
    );
  });
  test("M0 of the whole is the sum of population share times M0 of the parts", () => {
    fc.assert(
      fc.property(fc.array(sums, { minLength: 1, maxLength: 20 }), (parts) => {
        const whole = addSums(parts);
        const summed = parts.reduce(
          (sum, part) => sum + (part.people / whole.people) * (measuresOf(part, 12).M0 ?? 0),
          0,
        );
        assert.ok(Math.abs(summed - (measuresOf(whole, 12).M0 ?? 0)) < 1e-12);
      }),
    );
  });
  test("nobody gives no measure rather than zero", () => {
    assert.equal(measuresOf(addSums([]), 12).H, null);
  });
  const example = new URL("../../../../shared/data/survey/small/examplePovertydf.csv", import.meta.url);
  test(
    "give the published H 1 and A 0.4090909 for Bastia (k = 3 of 11)",
    { skip: existsSync(example) ? false : "../shared/data/survey is not here" },
    () => {
      const [head = "", ...lines] = readFileSync(example, "utf8").trim().split("\n");
      const names = head.replaceAll('"', "").split(",");
      const rows = lines.map((line) =>
        Object.fromEntries(
          line
            .replaceAll('"', "")
            .split(",")
            .map((cell, at) => [names[at] ?? "", cell]),
        ),
      );
      const region = names.find((name) => rows.some((row) => row[name] === "Bastia"));
      assert.ok(region !== undefined);
      const indicators = names.filter((name) => rows.every((row) => row[name] === "0" || row[name] === "1"));
      const counts = rows
        .filter((row) => row[region] === "Bastia")
        .map((row) => indicators.filter((name) => row[name] === "1").length);
      const deprived = counts.filter((count) => count >= 3);
      const found = measuresOf(
        {
          households: counts.length,
          people: counts.length,
          poor: 0,
          nearPoor: 0,
          measuredPeople: counts.length,
          deprivedPeople: deprived.length,
          deprivationSum: deprived.reduce((sum, count) => sum + count, 0),
        },
        indicators.length,
      );
      assert.deepEqual([found.H, found.A?.toFixed(7), found.M0?.toFixed(7)], [1, "0.4090909", "0.4090909"]);
    },
  );
});

test("the movement of a year tells who escaped, fell back, is new and stayed", () => {
  const found = movementOf(
    [
      { before: "poor", after: "non_poor", households: 6, relapsed: 0, arrived: 0, takenBack: 1 },
      { before: "poor", after: "near_poor", households: 3, relapsed: 0, arrived: 0, takenBack: 0 },
      { before: "poor", after: "poor", households: 10, relapsed: 0, arrived: 0, takenBack: 0 },
      { before: "non_poor", after: "poor", households: 4, relapsed: 1, arrived: 0, takenBack: 0 },
      { before: "-", after: "poor", households: 1, relapsed: 0, arrived: 0, takenBack: 0 },
    ],
    testClasses,
  );
  assert.deepEqual(found, {
    moves: { "poor>non_poor": 6, "poor>near_poor": 3, "poor>poor": 10, "non_poor>poor": 4, "->poor": 1 },
    escaped: 5,
    relapsed: 1,
    newlyPoor: 4,
    otherIncrease: 0,
    otherDecrease: 1,
    stayed: 10,
  });
});
