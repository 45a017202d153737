import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { applyChanges, inOrder, kindAbove, planLineKinds, undoOf } from "./plan-line.ts";
import type { PlanChange, PlanLine, PlanLineKind } from "./plan-line.ts";

function lineOf(kind: PlanLineKind, id: string, parentId: string | null, position: number, text = id): PlanLine {
  const placed = { id, parentId, position };
  if (kind === "goal" || kind === "line") return { kind, ...placed, title: text };
  if (kind === "target") return { kind, ...placed, indicatorCode: text, baseline: 3, value: 0 };
  if (kind === "output")
    return { kind, ...placed, activityKind: text, quantity: 3, unit: "nhà", unitCost: 30n, toConfirm: false };
  return { kind, ...placed, fundSource: text, component: "II.1", amount: 90n, originYear: null, schedule: [] };
}

/** A whole tree: each line under some line of the kind above. */
const trees = fc.array(fc.tuple(fc.nat(4), fc.nat(20), fc.nat(9)), { maxLength: 30 }).map((asked) => {
  const lines: PlanLine[] = [];
  for (const [at, which, position] of asked) {
    const kind = planLineKinds[at] ?? "goal";
    const above = lines.filter((line) => line.kind === kindAbove[kind]);
    const parent = kind === "goal" ? null : above[which % Math.max(above.length, 1)];
    if (parent !== undefined) lines.push(lineOf(kind, `${lines.length}`, parent?.id ?? null, position));
  }
  return inOrder(lines);
});

/** Changes that a person could make: removals of lines, new texts, lines put under another of the right kind, new goals. */
const changesOf = (lines: readonly PlanLine[]): fc.Arbitrary<readonly PlanChange[]> =>
  fc.array(fc.tuple(fc.nat(3), fc.nat(60), fc.nat(60)), { maxLength: 6 }).map((asked) =>
    asked.flatMap(([what, which, other]): PlanChange[] => {
      const line = lines[which % Math.max(lines.length, 1)];
      if (line === undefined || what === 3) return [{ put: lineOf("goal", `new ${which}`, null, other) }];
      if (what === 0) return [{ remove: line.id }];
      if (what === 1) return [{ put: lineOf(line.kind, line.id, line.parentId, line.position, `changed ${other}`) }];
      const above = lines.filter((one) => one.kind === kindAbove[line.kind]);
      const parent = line.parentId === null ? null : (above[other % Math.max(above.length, 1)]?.id ?? null);
      return [{ put: { ...line, parentId: parent, position: other } as PlanLine }];
    }),
  );

describe("changes of a draft", () => {
  test("what undoes them gives the lines before them again", () => {
    let applied = 0;
    fc.assert(
      fc.property(
        trees.chain((lines) => fc.tuple(fc.constant(lines), changesOf(lines))),
        ([lines, changes]) => {
          const after = applyChanges(lines, changes);
          if (!after.ok) return;
          applied += 1;
          assert.deepEqual(applyChanges(after.value, undoOf(lines, changes)), { ok: true, value: lines });
        },
      ),
      { numRuns: 500 },
    );
    assert.ok(applied > 100, `${applied} sets of changes were applied`);
  });

  test("what was added together, or moved and then removed with its new place, is undone too", () => {
    const lines = [
      lineOf("goal", "a", null, 0),
      lineOf("goal", "b", null, 1),
      lineOf("target", "t", "b", 0),
      lineOf("output", "o", "t", 0),
    ];
    const sets: readonly (readonly PlanChange[])[] = [
      [{ put: lineOf("goal", "new", null, 5) }, { put: lineOf("target", "under", "new", 0) }],
      [{ put: lineOf("target", "t", "a", 0) }, { remove: "a" }],
    ];
    for (const changes of sets) {
      const after = applyChanges(lines, changes);
      assert.ok(after.ok);
      assert.deepEqual(applyChanges(after.value, undoOf(lines, changes)), { ok: true, value: lines });
    }
  });

  test("a line that is removed takes all below it with it", () => {
    const lines = [lineOf("goal", "g", null, 0), lineOf("target", "t", "g", 0), lineOf("output", "o", "t", 0)];
    assert.deepEqual(applyChanges(lines, [{ remove: "t" }]), { ok: true, value: [lines[0]] });
  });

  test("a line under another of the wrong kind, or under none, is refused by its name", () => {
    const lines = [lineOf("goal", "g", null, 0)];
    for (const parentId of ["g", null, "gone"]) {
      const refused = applyChanges(lines, [{ put: lineOf("output", "o", parentId, 0, "housing_repair") }]);
      assert.deepEqual(refused.ok ? null : [refused.failure.code, refused.failure.facts], [
        "planning.line_without_place",
        { line: "housing_repair" },
      ]);
    }
  });

  test("a line that is gone cannot be removed again", () => {
    const refused = applyChanges([], [{ remove: "g" }]);
    assert.equal(refused.ok ? "" : refused.failure.code, "planning.line_not_in_plan");
  });

  test("a line keeps its kind", () => {
    const refused = applyChanges([lineOf("goal", "g", null, 0)], [{ put: lineOf("line", "g", null, 0) }]);
    assert.equal(refused.ok ? "" : refused.failure.code, "planning.line_keeps_its_kind");
  });
});
