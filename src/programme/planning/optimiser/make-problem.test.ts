import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dong } from "#kernel/money.ts";
import { makeProblem } from "./make-problem.ts";

const area = (areaId: string, classes: readonly string[]) => ({
  areaId,
  classes,
  formulaAmount: dong(0),
  lacks: [{ deprivations: 1, households: 10 }],
  disbursed: dong(0),
});
const kind = {
  code: "medicinal_plants",
  component: "II.2",
  answers: ["employment"],
  norms: { norm: 10, normByClass: { very_hard: 12 } },
};
const request = {
  budgets: [{ fundSource: "CENTRAL_INVEST", amount: dong(1000) }],
  kinds: [{ activityKind: "medicinal_plants" }],
  fairnessBasisPoints: 0,
};
const areas = [area("a", ["very_hard", "border"]), area("b", [])];
const costsOf = (asked: Parameters<typeof makeProblem>[0], norms: typeof kind.norms | { norm: null } = kind.norms) => {
  const made = makeProblem(asked, { areas, kinds: [{ ...kind, norms }], indicators: ["employment"] });
  return made.ok ? made.value.lines.map(({ areaId, unitCost }) => [areaId, unitCost]) : made.failure.code;
};

describe("what a unit costs in the problem of the best use", () => {
  test("is the norm for the classes of its area, else the norm of the kind", () => {
    assert.deepEqual(costsOf(request), [
      ["a", 12n],
      ["b", 10n],
    ]);
  });
  test("is what was asked for, wherever it is", () => {
    assert.deepEqual(costsOf({ ...request, kinds: [{ activityKind: "medicinal_plants", unitCost: dong(7) }] }), [
      ["a", 7n],
      ["b", 7n],
    ]);
  });
  test("is refused where an area has none: nobody knows how many units money buys there", () => {
    assert.equal(costsOf(request, { norm: null }), "planning.kind_without_cost");
  });
});
