import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { isSmall, leastSmallest, usualSmallest } from "#kernel/suppression/shown-count.ts";
import { suppressMoves } from "#kernel/suppression/suppress-moves.ts";
import { suppressTree } from "#kernel/suppression/suppress-tree.ts";
import type { TreeRow } from "#kernel/suppression/suppress-tree.ts";
import { candidatesOf } from "../support/suppression-attacker.ts";
import type { Equation } from "../support/suppression-attacker.ts";

const classes = ["poor", "near_poor", "other"] as const;
const cellOf = (key: string, column: number) => `${key}.${String(column)}`;

/** Everything that the shown figures say about the suppressed ones: sums of columns, sums of rows, wholes of parts. */
function equationsOf(rows: readonly TreeRow[], hidden: ReturnType<typeof suppressTree>): readonly Equation[] {
  const width = rows[0]?.cells.length ?? 0;
  const total = (row: TreeRow) => row.cells.reduce((sum, cell) => sum + cell, 0);
  const columns = Array.from({ length: width }, (_, at) => at);
  return rows.flatMap((row): Equation[] => {
    const parts = rows.filter(({ parent }) => parent === row.key);
    const shown = hidden.cells.has(row.key)
      ? []
      : columns.map((at) => exactly([[cellOf(row.key, at), 1]], row.cells[at] ?? 0));
    const ofRow = hidden.totals.has(row.key)
      ? []
      : [
          exactly(
            columns.map((at) => [cellOf(row.key, at), 1] as const),
            total(row),
          ),
        ];
    const ofParts =
      parts.length === 0
        ? []
        : columns.map((at) =>
            exactly([...parts.map(({ key }) => [cellOf(key, at), 1] as const), [cellOf(row.key, at), -1]], 0),
          );
    return [...shown, ...ofRow, ...ofParts];
  });
}

const exactly = (terms: Equation["terms"], value: number): Equation => ({ terms, least: value, most: value });

async function solved(
  rows: readonly TreeRow[],
  hidden: ReturnType<typeof suppressTree>,
  smallest = usualSmallest,
): Promise<readonly string[]> {
  const equations = equationsOf(rows, hidden);
  const found: string[] = [];
  for (const row of rows)
    for (const [at, cell] of row.cells.entries())
      if (isSmall(cell, smallest) && (await candidatesOf(cellOf(row.key, at), equations)) < smallest)
        found.push(`${cellOf(row.key, at)}=${String(cell)}`);
  return found;
}

/** What a pack may set. */
const threshold = fc.constantFrom(leastSmallest, usualSmallest, 10);
const count = fc.oneof(fc.nat(6), fc.nat(60));
const ofClasses = fc.tuple(count, count, count);
/** A province of communes, some of them with their villages: each whole is the sum of its parts. */
const tree = fc.array(fc.array(ofClasses, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }).map(rowsOf);

function rowsOf(communes: readonly (readonly (readonly number[])[])[]): readonly TreeRow[] {
  const sum = (rows: readonly (readonly number[])[]) =>
    classes.map((_name, at) => rows.reduce((total, cells) => total + (cells[at] ?? 0), 0));
  return [
    { key: "province", parent: undefined, cells: sum(communes.flat()) },
    ...communes.flatMap((villages, at): readonly TreeRow[] => {
      const commune = `c${String(at)}`;
      return [
        { key: commune, parent: "province", cells: sum(villages) },
        ...villages.map((cells, place) => ({ key: `${commune}v${String(place)}`, parent: commune, cells })),
      ];
    }),
  ];
}

describe("suppressed counts of areas in areas, by class, with totals", () => {
  test("no small count is shown, and none can be bounded to fewer values than the threshold of the pack", async () => {
    await fc.assert(
      fc.asyncProperty(tree, threshold, async (rows, smallest) => {
        const hidden = suppressTree(rows, smallest);
        const isShown = (row: TreeRow) =>
          !hidden.cells.has(row.key) && row.cells.some((cell) => isSmall(cell, smallest));
        assert.deepEqual(rows.filter(isShown), [], "a small count is shown");
        assert.deepEqual(await solved(rows, hidden, smallest), []);
      }),
      { numRuns: 40 },
    );
  });

  test("a planted table in which the small counts alone are left out is solved", async () => {
    const rows = rowsOf([[[3, 20, 40]], [[12, 30, 50]], [[25, 9, 70]]]);
    const alone = { cells: new Set(["c0", "c0v0"]), totals: new Set<string>() };
    assert.deepEqual(await solved(rows, alone), ["c0.0=3", "c0v0.0=3"]);
    assert.deepEqual(await solved(rows, suppressTree(rows, usualSmallest)), []);
  });

  test("on two days it is the same rows that protect a small count, whatever their counts are", () => {
    const before = rowsOf([[[3, 20, 40]], [[12, 30, 50]], [[9, 9, 70]], [[30, 9, 70]]]);
    const after = rowsOf([[[3, 20, 40]], [[40, 30, 50]], [[7, 9, 70]], [[8, 9, 70]]]);
    const communes = (rows: readonly TreeRow[]) =>
      [...suppressTree(rows, usualSmallest).cells].filter((key) => !key.includes("v"));
    assert.deepEqual(communes(before), ["c0", "c1"]);
    assert.deepEqual(communes(after), communes(before));
  });

  test("what the reader knows by name is shown and protects nobody", () => {
    const rows = rowsOf([[[3, 20, 40]], [[12, 30, 50]], [[25, 9, 70]]]).map((row) => ({
      ...row,
      isKnown: row.key.startsWith("c1"),
    }));
    const { cells } = suppressTree(rows, usualSmallest);
    assert.deepEqual([cells.has("c0"), cells.has("c1"), cells.has("c2")], [true, false, true]);
  });

  test("of an area that stands alone the total is left out where it leaves a class fewer than five values", () => {
    const isTotalHidden = (...cells: readonly number[]) =>
      suppressTree(rowsOf([[cells]]), usualSmallest).totals.has("province");
    // Two classes are named, so each has a household: 1 to 4 of five, 1 to 5 of six.
    assert.deepEqual([isTotalHidden(1, 4, 0), isTotalHidden(1, 5, 0)], [true, false]);
    assert.deepEqual([isTotalHidden(1, 1, 4), isTotalHidden(2, 3, 2)], [true, false]);
    assert.equal(isTotalHidden(0, 5, 0), false);
  });

  test("zero is shown; a table without small counts is shown whole", () => {
    const rows = rowsOf([[[0, 20, 40]], [[12, 0, 50]], [[25, 9, 0]]]);
    assert.equal(suppressTree(rows, usualSmallest).cells.size, 0);
  });
});

describe("suppressed moves between two days", () => {
  const moveTable = fc.tuple(
    ...classes.map(() => fc.tuple(fc.oneof(fc.nat(6), fc.nat(40)), fc.oneof(fc.nat(6), fc.nat(40)), fc.nat(60))),
  );
  const movesOf = (table: readonly (readonly number[])[]) =>
    table.flatMap((row, before) =>
      row.map((moved, after) => ({ before: classes[before] ?? "", after: classes[after] ?? "", count: moved })),
    );
  test("no small move can be bounded to fewer values than the threshold from the counts of both days and the moves shown", async () => {
    await fc.assert(
      fc.asyncProperty(moveTable, threshold, async (table, smallest) => {
        const moves = movesOf(table);
        const hidden = suppressMoves(moves, smallest);
        if (hidden === undefined) return;
        const name = (move: (typeof moves)[number]) => `${move.before}>${move.after}`;
        const sums = (of: "before" | "after") =>
          [...Map.groupBy(moves, (move) => move[of]).values()].map((group) =>
            exactly(
              group.map((move) => [name(move), 1] as const),
              group.reduce((sum, move) => sum + move.count, 0),
            ),
          );
        const shown = moves
          .filter((move) => !hidden.has(name(move)))
          .map((move) => exactly([[name(move), 1]], move.count));
        for (const move of moves.filter((one) => isSmall(one.count, smallest))) {
          assert.ok(hidden.has(name(move)));
          const candidates = await candidatesOf(name(move), [...sums("before"), ...sums("after"), ...shown]);
          assert.ok(candidates >= smallest, `${name(move)} has ${String(candidates)} values`);
        }
      }),
      { numRuns: 40 },
    );
  });
});
