/** Threads share out the work of linking: the answer does not depend on which of them does it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { blocksOfPass } from "#programme/registry/duplicate/block/blocks.ts";
import { codePeople } from "#programme/registry/duplicate/code-people.ts";
import {
  decide,
  findDuplicates,
  largestBlock,
  learnFrom,
  weigherOf,
} from "#programme/registry/duplicate/find-duplicates.ts";
import { tableOfPeople } from "#programme/registry/duplicate/people-table.ts";
import { partBlocks, scorePart } from "#programme/registry/duplicate/block/score-pairs.ts";
import { randomFrom } from "#demo/generator/random.ts";
import { madeUpRegister } from "#test/support/made-up-register.ts";
import { linkInThreads } from "./link-in-threads.ts";
import { makeLinkageWork, makeTurns } from "./linkage-work.ts";
import { inSharedMemory } from "./shared-memory.ts";

const people = codePeople(madeUpRegister("threads", 3000).records);
const random = () => randomFrom("draws").unit;

test("one, two and three threads find the same pairs with the same weights as no thread at all", async () => {
  const alone = findDuplicates(tableOfPeople(people), { random: random() });
  assert.ok(alone.pairs.length > 100);
  for (const threads of [1, 2, 3]) {
    const { pairs, groups, compared } = await linkInThreads(people, { threads, random: random() });
    assert.deepEqual(pairs, alone.pairs, `${threads} threads`);
    assert.deepEqual(groups, alone.groups);
    assert.equal(compared, alone.compared);
  }
});

test("the answer does not depend on how the pairs are shared out, and a lost part is seen", () => {
  const table = tableOfPeople(people);
  const blocks = { passes: table.passes.map((pass) => blocksOfPass(table.size, pass, largestBlock)) };
  const learned = learnFrom(table, blocks, { random: random() });
  const scoredIn = (pairsOfPart: number) => {
    const weigher = weigherOf(table, learned, {});
    return partBlocks(blocks, pairsOfPart).flatMap((part) => {
      const pass = blocks.passes[part.pass];
      return pass === undefined ? [] : [scorePart(pass, part, weigher)];
    });
  };
  const [coarse, fine] = [scoredIn(1_000_000), scoredIn(500)];
  assert.ok(fine.length > coarse.length);
  const expected = decide(table, coarse, {});
  assert.deepEqual(decide(table, fine.toReversed(), {}), expected);
  const lost = decide(
    table,
    coarse.filter((_, part) => part !== 0),
    {},
  );
  assert.notDeepEqual(lost, expected);
});

test("every piece of a task is taken once, by one thread or by another", () => {
  const [one, other, turns] = [makeLinkageWork(), makeLinkageWork(), makeTurns()];
  const task = { kind: "blocks", people: inSharedMemory(people) } as const;
  const passes = tableOfPeople(people).passes.length;
  const taken = [one(task, turns), other(task, turns)];
  assert.deepEqual(
    taken.map(({ made }) => made.length),
    [passes, 0],
  );
});
