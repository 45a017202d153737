/** Who attacks reads the same page on two days, and how many went from one class to another in between. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { isSmall, usualSmallest } from "#kernel/suppression/shown-count.ts";
import { suppressMoves, tellsNoRow } from "#kernel/suppression/suppress-moves.ts";
import { suppressTree } from "#kernel/suppression/suppress-tree.ts";
import { candidatesOf } from "../support/suppression-attacker.ts";
import type { Equation } from "../support/suppression-attacker.ts";

const classes = ["poor", "near_poor", "other"] as const;
/** And "-", of a household that is not there yet, or no longer: no page counts those. */
const places = [...classes, "-"] as const;
/** Households of a commune that went from a class to a class. */
type Moves = readonly (readonly number[])[];
type Day = "before" | "after";

const unknown = (commune: number, from: number, to: number) => `c${String(commune)} ${String(from)}>${String(to)}`;
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
const exactly = (terms: Equation["terms"], value: number): Equation => ({ terms, least: value, most: value });

function countOf(moves: Moves, day: Day, at: number): number {
  return day === "before" ? sum(moves[at] ?? []) : sum(moves.map((row) => row[at] ?? 0));
}

/** The moves of which the count of a class on a day is the sum. */
function termsOf(commune: number, day: Day, at: number): Equation["terms"] {
  return places.map((_name, other) => [
    day === "before" ? unknown(commune, at, other) : unknown(commune, other, at),
    1,
  ]);
}

function pageOf(communes: readonly Moves[], day: Day) {
  const cells = (moves: Moves) => classes.map((_name, at) => countOf(moves, day, at));
  const rows = communes.map((moves, at) => ({ key: `c${String(at)}`, parent: "province", cells: cells(moves) }));
  const whole = classes.map((_name, at) => sum(rows.map((row) => row.cells[at] ?? 0)));
  const shown = suppressTree([{ key: "province", parent: undefined, cells: whole }, ...rows], usualSmallest);
  const equations = rows.flatMap(({ key, cells: counts }, commune): Equation[] => [
    ...(shown.cells.has(key) ? [] : counts.map((count, at) => exactly(termsOf(commune, day, at), count))),
    ...(shown.totals.has(key)
      ? []
      : [
          exactly(
            classes.flatMap((_name, at) => termsOf(commune, day, at)),
            sum(counts),
          ),
        ]),
  ]);
  const ofWhole = shown.cells.has("province")
    ? []
    : whole.map((count, at) =>
        exactly(
          communes.flatMap((_moves, commune) => termsOf(commune, day, at)),
          count,
        ),
      );
  return { shown, equations: [...equations, ...ofWhole], rows };
}

/** Moves of all communes together, as the page of movements has them. */
function moveEquations(communes: readonly Moves[]): readonly Equation[] {
  const all = places.flatMap((before, from) =>
    places.map((after, to) => ({
      before,
      after,
      from,
      to,
      count: sum(communes.map((moves) => moves[from]?.[to] ?? 0)),
    })),
  );
  const hidden = suppressMoves(all, usualSmallest);
  if (hidden === undefined) return [];
  return all
    .filter(({ before, after }) => !hidden.has(`${before}>${after}`))
    .map(({ from, to, count }) =>
      exactly(
        communes.map((_moves, commune) => [unknown(commune, from, to), 1] as const),
        count,
      ),
    );
}

/** Small counts of either day that both pages, and the moves where they are reported, bound to too few values. */
async function solved(
  communes: readonly Moves[],
  tellsMoves: (page: Record<Day, ReturnType<typeof pageOf>>) => boolean,
) {
  const page = { before: pageOf(communes, "before"), after: pageOf(communes, "after") };
  const moves = tellsMoves(page) ? moveEquations(communes) : [];
  const equations = [...page.before.equations, ...page.after.equations, ...moves];
  const found: string[] = [];
  for (const day of ["before", "after"] as const)
    for (const [commune, { key, cells }] of page[day].rows.entries())
      for (const [at, count] of cells.entries()) {
        if (!isSmall(count, usualSmallest)) continue;
        const asked = `${day} ${key} ${classes[at] ?? ""}`;
        const own = [...termsOf(commune, day, at).map(([name, times]) => [name, -times] as const), [asked, 1] as const];
        if ((await candidatesOf(asked, [...equations, exactly(own, 0)])) < usualSmallest)
          found.push(`${asked}=${String(count)}`);
      }
  return found;
}

const asShipped = (communes: readonly Moves[]) => (page: Record<Day, ReturnType<typeof pageOf>>) =>
  tellsNoRow(["province", ...communes.map((_moves, at) => `c${String(at)}`)], [page.before.shown, page.after.shown]);

describe("the same page on two days, with the moves between them", () => {
  const stays = fc.oneof(fc.nat(6), fc.nat(60));
  const goes = fc.oneof(fc.constant(0), fc.constant(0), fc.nat(8));
  const moves = fc.tuple(
    ...places.map((_name, from) =>
      fc.tuple(...places.map((_to, to) => (from !== to ? goes : from < classes.length ? stays : fc.constant(0)))),
    ),
  );

  test("lets no small count of either day be bounded to fewer than five values", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(moves, { minLength: 2, maxLength: 5 }), async (communes) => {
        assert.deepEqual(await solved(communes, asShipped(communes)), []);
      }),
      { numRuns: 60 },
    );
  });

  test("a planted page that tells the moves beside suppressed communes is solved", async () => {
    const still: Moves = [
      [50, 0, 0, 0],
      [0, 30, 0, 0],
      [0, 0, 200, 0],
      [0, 0, 0, 0],
    ];
    // Six new households are near-poor, all of them in the commune with three: its total tells that they came there.
    const grown: Moves = [
      [50, 0, 0, 0],
      [0, 3, 0, 0],
      [0, 0, 200, 0],
      [0, 6, 0, 0],
    ];
    const communes = [grown, still, still];
    assert.deepEqual(await solved(communes, () => true), ["before c0 near_poor=3"]);
    assert.deepEqual(await solved(communes, asShipped(communes)), []);
  });

  test("where nothing is suppressed on either day the moves are reported", () => {
    const communes = [1, 2, 3].map((times): Moves => [
      [50 * times, 0, 0, 0],
      [7, 30, 0, 0],
      [0, 9, 200, 0],
      [0, 0, 0, 0],
    ]);
    const page = { before: pageOf(communes, "before"), after: pageOf(communes, "after") };
    assert.equal(asShipped(communes)(page), true);
    assert.ok(moveEquations(communes).length > 0);
  });
});
