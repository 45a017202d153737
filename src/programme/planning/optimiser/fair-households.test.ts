import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dong } from "#kernel/money.ts";
import { makeProblem } from "./make-problem.ts";

const [house, water, school] = [0b001, 0b010, 0b100];
const counted = {
  indicators: ["house", "water", "school"],
  kinds: [
    { code: "repair", component: "II.1", answers: ["house"], norms: { norm: 30 } },
    { code: "well", component: "II.2", answers: ["water"], norms: { norm: 3 } },
  ],
  areas: [
    {
      areaId: "A",
      classes: [],
      formulaAmount: dong(50),
      disbursed: dong(0),
      lacks: [
        { deprivations: house | school, households: 4 },
        { deprivations: water, households: 2 },
      ],
    },
    {
      areaId: "B",
      classes: [],
      formulaAmount: dong(50),
      disbursed: dong(0),
      lacks: [{ deprivations: school, households: 7 }],
    },
  ],
};
const asked = {
  budgets: [{ fundSource: "STATE", amount: dong(100) }],
  kinds: [{ activityKind: "repair" }, { activityKind: "well" }],
  fairnessBasisPoints: 5000,
};
const deprivedBy = (request: Parameters<typeof makeProblem>[0]) => {
  const made = makeProblem(request, counted);
  assert.ok(made.ok);
  return made.value.areas.map(({ areaId, deprivedHouseholds }) => [areaId, deprivedHouseholds]);
};

describe("the households that fairness counts", () => {
  test("lack something that a chosen activity answers: where nothing can be done, nobody holds the others back", () => {
    assert.deepEqual(deprivedBy(asked), [
      ["A", 6],
      ["B", 0],
    ]);
  });

  test("are not those whose help no budget pays for", () => {
    assert.deepEqual(
      deprivedBy({ ...asked, budgets: [{ fundSource: "STATE", amount: dong(100), components: ["II.1"] }] }),
      [
        ["A", 4],
        ["B", 0],
      ],
    );
  });
});
