import { namedId } from "#test/support/named-id.ts";
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dong } from "#kernel/money.ts";
import {
  applyReallocationAct,
  checkReallocation,
  judgeLine,
  reallocationActs,
  reallocationStates,
} from "./reallocation.ts";
import type { MovingLine } from "./reallocation.ts";

const line = (name: string, more: Partial<MovingLine> = {}): MovingLine => ({
  fundLineId: namedId("fund line", name),
  areaId: "a",
  fundSource: "CENTRAL",
  component: "II.1",
  year: 2026,
  originYear: 2026,
  amount: dong(100),
  free: dong(60),
  ...more,
});
const codeOf = (...movements: readonly (readonly [MovingLine, number])[]) => {
  const result = checkReallocation(movements.map(([one, change]) => ({ line: one, change: dong(change) })));
  return result.ok ? result.value : result.failure.code;
};

describe("a reallocation", () => {
  test("moves what is free from one commune's lines to others of the same source, component and origin", () => {
    const [from, other, to] = [line("1"), line("2"), line("3", { areaId: "b", free: dong(0) })];
    assert.deepEqual(codeOf([from, -60], [other, -10], [to, 70]), { giver: "a", amount: 70n });
    assert.equal(codeOf([from, -61], [to, 61]), "planning.insufficient_line_balance");
    assert.equal(codeOf([from, -10], [to, 9]), "planning.reallocation_is_even");
    assert.equal(codeOf([from, -10]), "planning.reallocation_has_two_sides");
    assert.equal(codeOf([from, -10], [from, 10]), "planning.reallocation_names_a_line_once");
    assert.equal(codeOf([from, -5], [line("4", { areaId: "b" }), -5], [to, 10]), "planning.reallocation_has_one_giver");
    for (const change of [{ fundSource: "AID" }, { component: "I.2" }, { originYear: 2025 }, { year: 2027 }])
      assert.equal(codeOf([from, -10], [line("5", change), 10]), "planning.reallocation_keeps_its_source");
  });
  test("of the province is consented and then approved; of the commune it is approved at once; nothing is decided twice", () => {
    const possible = (level: "commune" | "province") =>
      reallocationStates.flatMap((state) =>
        reallocationActs.flatMap((act) => {
          const next = applyReallocationAct(level, state, act);
          return next.ok ? [`${state} ${act} ${next.value}`] : [];
        }),
      );
    assert.deepEqual(possible("province"), [
      "proposed consent consented",
      "proposed refuse refused",
      "consented approve approved",
      "consented refuse refused",
    ]);
    assert.deepEqual(possible("commune"), ["proposed approve approved", "proposed refuse refused"]);
  });
  test("is proposed from what should have been spent by now and is free, to lines that have nothing left", () => {
    const behind = { amount: dong(120), free: dong(90), committed: dong(20), disbursed: dong(10), dueByNow: undefined };
    assert.deepEqual(judgeLine(behind, 9), { may: "give", givable: 60n, dueByNow: 90n });
    assert.deepEqual(judgeLine({ ...behind, dueByNow: dong(30) }, 9), { may: "neither", givable: 0n, dueByNow: 30n });
    const spent = { amount: dong(120), free: dong(0), committed: dong(20), disbursed: dong(100), dueByNow: undefined };
    assert.deepEqual(judgeLine(spent, 9), { may: "take", givable: 0n, dueByNow: 90n });
  });
});
