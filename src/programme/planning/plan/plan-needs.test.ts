import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { needsNotReached } from "./plan-needs.ts";

const need = {
  code: "housingQuality",
  households: 12,
  kinds: ["housing_repair", "housing_new"],
  indicators: ["households_without_durable_house"],
  elsewhere: 0,
};
const planned = (quantities: Readonly<Record<string, number>>, indicatorCode = "households_without_durable_house") => [
  {
    title: "Nhà ở",
    targets: [
      {
        indicatorCode,
        baseline: 12,
        value: 0,
        outputs: Object.entries(quantities).map(([activityKind, quantity]) => ({
          activityKind,
          quantity,
          unitCost: 1n,
          lines: [],
        })),
      },
    ],
  },
];

describe("a plan beside the need that the registry shows", () => {
  test("warns with the figures where all its kinds together give fewer than lack it", () => {
    const [warning, ...more] = needsNotReached(planned({ housing_repair: 5, housing_new: 3 }), [need]);
    assert.equal(warning?.code, "planning.outputs_cannot_reach_need");
    assert.deepEqual(warning.facts, { need: "housingQuality", households: 12, planned: 8, elsewhere: 0 });
    assert.deepEqual(more, []);
  });
  test("counts what other plans and earlier supports give", () => {
    assert.deepEqual(needsNotReached(planned({ housing_repair: 8 }), [{ ...need, elsewhere: 4 }]), []);
    assert.equal(needsNotReached(planned({ housing_repair: 8 }), [{ ...need, elsewhere: 3 }]).length, 1);
  });
  test("warns of a target whose outputs answer something else", () => {
    assert.equal(needsNotReached(planned({ training: 12 }), [need])[0]?.facts["planned"], 0);
  });
  test("says nothing of needs that the plan does not set out to answer", () => {
    assert.deepEqual(needsNotReached(planned({ training: 1 }, "workers_trained"), [need]), []);
  });
});
