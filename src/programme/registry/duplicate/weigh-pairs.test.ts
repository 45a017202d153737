import assert from "node:assert/strict";
import { test } from "node:test";
import { randomFrom } from "#demo/generator/random.ts";
import { madeUpRegister } from "#test/support/made-up-register.ts";
import { makeBlocks } from "./block/blocks.ts";
import { candidatePairs } from "./block/candidate-pairs.ts";
import { largestBlock, learnFrom } from "./find-duplicates.ts";
import { peopleTable } from "./people-table.ts";
import { makeWeigher, weightOf } from "./weigh-pairs.ts";

const { columns, members, passes, size } = peopleTable(madeUpRegister("weights", 2000).records);
const blocks = makeBlocks(size, passes, largestBlock);
const learned = learnFrom({ size, columns, passes }, blocks, { random: randomFrom("draws").unit });
const pairs = candidatePairs(blocks);
const enough = weightOf(0.3);

function weightsFrom(atLeast: number): readonly number[] {
  const { begin, weigh } = makeWeigher(columns, learned, atLeast, members);
  return Array.from({ length: pairs.length }, (_, at) => {
    begin(pairs.left[at] ?? 0);
    return weigh(pairs.right[at] ?? 0);
  });
}

const whole = weightsFrom(Number.NEGATIVE_INFINITY);
const isKept = (weights: readonly number[]) =>
  weights.every((weight, at) => ((whole[at] ?? 0) >= enough ? weight === whole[at] : Number.isNaN(weight)));

test("a pair is given up before everything is compared only where it cannot reach the threshold any more", () => {
  assert.ok(whole.filter((weight) => weight >= enough).length > 50);
  assert.ok(isKept(weightsFrom(enough)));
});

test("the check is not blind: given up some bits too early, pairs are lost", () => {
  assert.ok(!isKept(weightsFrom(enough + 8)));
});
