import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cutRowsOf, makeBlocks } from "./blocks.ts";
import { candidatePairs, pairsInBlocks } from "./candidate-pairs.ts";
import { joinCodes, rowsByKey } from "./rows-by-key.ts";

function pairsOf(blocks: ReturnType<typeof makeBlocks>): readonly string[] {
  const { left, right, length } = candidatePairs(blocks);
  return Array.from({ length }, (_, at) => `${left[at]} ${right[at]}`);
}

test("every pair that shares a key in some pass is reported once, and no other", () => {
  const key = fc.array(fc.integer({ min: -1, max: 4 }), { minLength: 25, maxLength: 25 });
  fc.assert(
    fc.property(fc.array(key, { minLength: 1, maxLength: 3 }), (keys) => {
      const passes = keys.map((codes, at) => ({ name: `${at}`, key: (row: number) => codes[row] ?? -1 }));
      const expected: string[] = [];
      for (let left = 0; left < 25; left += 1)
        for (let right = left + 1; right < 25; right += 1)
          if (keys.some((codes) => codes[left] !== -1 && codes[left] === codes[right]))
            expected.push(`${left} ${right}`);
      const blocks = makeBlocks(25, passes, 100);
      assert.deepEqual(pairsOf(blocks).toSorted(), expected.toSorted());
      assert.ok(pairsInBlocks(blocks) >= expected.length);
    }),
  );
});

test("a block that is too large is refined, and only that one", () => {
  const key = (row: number) => (row < 8 ? 1 : 2);
  const refine = [(row: number) => row % 2];
  const pairs = pairsOf(makeBlocks(11, [{ name: "half", key, refine }], 4));
  assert.equal(pairs.length, 6 + 6 + 3);
  assert.ok(pairs.includes("0 2") && pairs.includes("8 9") && !pairs.includes("0 1"));
});

test("what cannot be refined is cut, and it is reported how many rows that met", () => {
  const blocks = makeBlocks(1000, [{ name: "all", key: () => 7 }], 10);
  assert.equal(cutRowsOf(blocks), 1000);
  assert.equal(pairsOf(blocks).length, 100 * 45);
});

test("keys beyond 32 bits are distinguished", () => {
  const far = 2 ** 40;
  const { rows, keys } = rowsByKey(4, (row) => [far, 1, -1, far][row] ?? -1);
  const rowsOf = (key: number) => [...rows].filter((_, at) => keys[at] === key);
  assert.deepEqual([rowsOf(far), rowsOf(1), rows.length], [[0, 3], [1], 3]);
  assert.equal(joinCodes(3, 4, 10), 34);
  assert.equal(joinCodes(-1, 4, 10), -1);
});
