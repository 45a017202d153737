/** Movements in the database and in a small model: they agree on made-up lives, for each commune and for all together. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import type { LocalDate } from "#kernel/local-date.ts";
import { movementOf, movementWays } from "#programme/evaluation/movement.ts";
import { listBehind } from "#server/evaluation/measure/behind-store.ts";
import { readClassRoles } from "#server/review/standard/classes-store.ts";
import { verifyKeptSums } from "#server/review/replay/verify-kept-sums.ts";
import { openLives } from "#test/support/movement-lives.ts";
import type { LivesInDatabase } from "#test/support/movement-lives.ts";
import { areasOfModel, classIn, dayOfModel, life, wayOf } from "#test/support/movement-model.ts";
import { countMovements } from "./movements-store.ts";

const on = new Set(["poor", "near_poor"]);
let lived: LivesInDatabase;
before(async () => {
  lived = await openLives();
});
after(async () => lived.close());

const behind = { class: undefined, indicator: undefined, after: undefined, limit: 1000 };

test("the statement and the model agree: each household once, never fewer than none, and the list adds up", async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(life, { minLength: 30, maxLength: 60 }),
      fc.array(fc.tuple(dayOfModel, dayOfModel), { minLength: 3, maxLength: 5 }),
      async (lives, periods) => {
        const households = await lived.write(lives);
        assert.deepEqual(await verifyKeptSums(lived.database), []);
        for (const [from, to] of periods.map((days) => days.toSorted() as [LocalDate, LocalDate]))
          for (const communes of [areasOfModel.slice(0, 2), [areasOfModel[0]], [areasOfModel[1]]]) {
            const { total, rows } = await lived.reading(async (tx) =>
              countMovements(tx, areasOfModel.slice(0, 2), { from, to }),
            );
            const classes = await readClassRoles(lived.database);
            const [only] = communes;
            const found = movementOf(
              communes.length === 2 ? total : rows.filter(({ areaId }) => areaId === only),
              classes,
            );
            const ways = lives.map((events) => wayOf(events, communes, from, to));
            for (const way of movementWays) {
              const expected = households.filter((_household, at) => ways[at] === way);
              const what = `${way} ${from} ${to} ${communes.join()}`;
              assert.equal(found[way], expected.length, what);
              const listed = await lived.reading(async (tx) =>
                listBehind(tx, { ...behind, communes, on: to, since: from, movement: way }),
              );
              assert.deepEqual(
                listed.map(({ householdId }) => householdId),
                expected.toSorted(),
                what,
              );
              if (expected.length > 0) seen.add(way);
            }
            const onList = (day: LocalDate) => lives.filter((events) => on.has(classIn(events, communes, day))).length;
            const left = Object.entries(found.moves).filter(
              ([key]) => /poor>(?:non_poor|-)$/.test(key) && !key.startsWith("non_"),
            );
            assert.equal(
              onList(to),
              onList(from) -
                left.reduce((sum, [, count]) => sum + count, 0) +
                found.relapsed +
                found.newlyPoor +
                found.otherIncrease,
            );
          }
      },
    ),
    { numRuns: 12 },
  );
  assert.deepEqual([...seen].toSorted(), [...movementWays].toSorted(), "every way was met");
});
