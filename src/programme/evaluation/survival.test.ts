import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { survivalOf } from "./survival.ts";
import type { Spell } from "./survival.ts";

const spell = (days: number, isOver: boolean, households = 1): Spell => ({ year: 2022, days, isOver, households });

test("by hand: of ten, one returns in the first year, three are followed for less than two, one of the six left returns in the second", () => {
  const { escaped, points } = survivalOf(
    [spell(200, true), spell(400, false, 3), spell(500, true), spell(1200, false, 5)],
    [1, 2, 3, 4],
  );
  assert.equal(escaped, 10);
  assert.deepEqual(
    points.map(({ share, followed, returned }) => [share, followed, returned]),
    [
      [9 / 10, 9, 1],
      [(9 / 10) * (5 / 6), 5, 2],
      [(9 / 10) * (5 / 6), 5, 2],
      [null, 0, 2],
    ],
  );
});

test("nobody is followed and all returned: nobody is left off the list", () => {
  assert.equal(survivalOf([spell(100, true, 4)], [1]).points[0]?.share, 0);
  assert.deepEqual(survivalOf([], [1]), { escaped: 0, points: [{ years: 1, share: null, followed: 0, returned: 0 }] });
});

test("where everybody is followed it is the plain share, and it never rises", () => {
  const spells = fc.array(
    fc.record({ days: fc.integer({ min: 1, max: 1000 }), households: fc.integer({ min: 1, max: 9 }) }),
    { minLength: 1, maxLength: 30 },
  );
  fc.assert(
    fc.property(spells, fc.integer({ min: 1, max: 50 }), (over, stayed) => {
      const all = [...over.map(({ days, households }) => spell(days, true, households)), spell(5000, false, stayed)];
      const { escaped, points } = survivalOf(all, [1, 2, 3]);
      for (const { share, returned } of points)
        assert.ok(Math.abs((share ?? NaN) - (escaped - returned) / escaped) < 1e-9);
      const shares = points.map(({ share }) => share ?? 0);
      assert.deepEqual(
        shares,
        shares.toSorted((a, b) => b - a),
      );
    }),
  );
});
