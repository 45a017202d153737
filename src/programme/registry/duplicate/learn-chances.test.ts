import assert from "node:assert/strict";
import { test } from "node:test";
import { randomFrom } from "#demo/generator/random.ts";
import { learnChances } from "./learn-chances.ts";
import type { Patterns } from "./patterns.ts";

// Levels: 0 missing, 1 differs, 2 near, 3 same. Chances planted for pairs of one person and of two.
const planted = [
  { m: [0, 0.08, 0.12, 0.8], u: [0, 0.9, 0.07, 0.03] },
  { m: [0, 0.02, 0.03, 0.95], u: [0, 0.97, 0.02, 0.01] },
  { m: [0, 0.3, 0.1, 0.6], u: [0, 0.8, 0.15, 0.05] },
  { m: [0, 0.05, 0.05, 0.9], u: [0, 0.6, 0.3, 0.1] },
];
const missing = 0.2;
const same = 3000;
const others = 27_000;

function draw(): {
  readonly patterns: Patterns;
  readonly shares: readonly Float64Array[];
  readonly usual: readonly Float64Array[];
} {
  const random = randomFrom("planted");
  const seen = new Map<string, number>();
  for (let pair = 0; pair < same + others; pair += 1) {
    const levels = planted.map(({ m, u }) =>
      random.chance(missing)
        ? 0
        : random.weighted((pair < same ? m : u).map((chance, level) => [level, chance] as const)),
    );
    const text = levels.join("");
    seen.set(text, (seen.get(text) ?? 0) + 1);
  }
  const levels = Uint8Array.from([...seen.keys()].join(""), Number);
  const patterns = { columns: planted.length, levels, counts: Float64Array.from(seen.values()) };
  const shares = planted.map((_, column) => {
    const sums = new Float64Array(4);
    for (const [pattern, count] of patterns.counts.entries()) {
      const level = levels[pattern * planted.length + column] ?? 0;
      sums[level] = (sums[level] ?? 0) + count / (same + others);
    }
    return sums;
  });
  return { patterns, shares, usual: shares.map(() => new Float64Array(4)) };
}

test("EM finds the planted chances and the planted number of pairs of one person, without examples", () => {
  const { patterns, shares, usual } = draw();
  const allPairs = same + others;
  const learned = learnChances([{ patterns, without: new Set() }], patterns, {
    shares,
    usual,
    pairs: allPairs,
    allPairs,
  });
  assert.ok(Math.abs(learned.matches / same - 1) < 0.05, `${learned.matches} pairs`);
  for (const [column, { m, u }] of planted.entries())
    for (const level of [1, 2, 3]) {
      const found = learned.chances[column];
      assert.ok(Math.abs((found?.m[level] ?? 0) - (m[level] ?? 0)) < 0.03, `m ${column} ${level}: ${found?.m[level]}`);
      assert.ok(Math.abs((found?.u[level] ?? 0) - (u[level] ?? 0)) < 0.01, `u ${column} ${level}: ${found?.u[level]}`);
    }
  assert.ok(learned.rounds < 200);
});

test("a column that a lesson's key rests on is not learned from that lesson", () => {
  const { patterns, shares, usual } = draw();
  const universe = { shares, usual, pairs: same + others, allPairs: same + others };
  const { chances } = learnChances([{ patterns, without: new Set([1]) }], patterns, universe);
  // It keeps what it began with.
  assert.deepEqual([...(chances[1]?.m ?? [])], [0, 0.05, 0.05, 0.9]);
  assert.ok(Math.abs((chances[0]?.m[3] ?? 0) - 0.8) < 0.05);
});
