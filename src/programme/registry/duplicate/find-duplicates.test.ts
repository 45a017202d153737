import assert from "node:assert/strict";
import { test } from "node:test";
import { randomFrom } from "#demo/generator/random.ts";
import { localDate } from "#kernel/local-date.ts";
import { madeUpRegister } from "#test/support/made-up-register.ts";
import { findDuplicatePeople } from "./find-duplicate-people.ts";
import { findDuplicates, type Duplicates, type LinkageTable } from "./find-duplicates.ts";
import type { PersonRecord } from "./code-people.ts";
import { peopleTable } from "./people-table.ts";

const { records, truth } = madeUpRegister("duplicates", 4000);
const find = (table: LinkageTable) => findDuplicates(table, { random: randomFrom("draws").unit });

function qualityOf({ pairs }: Duplicates) {
  const isTrue = (pair: { readonly left: number; readonly right: number }) => truth[pair.left] === truth[pair.right];
  const same = pairs.filter(({ decision }) => decision === "same");
  const right = same.filter(isTrue).length;
  // Nobody is recorded more than twice but a few who were written into two households.
  const again = truth.length - new Set(truth).size;
  return { precision: right / Math.max(1, same.length), recall: right / again };
}

const isGood = ({ precision, recall }: ReturnType<typeof qualityOf>) => precision >= 0.99 && recall >= 0.9;

test("made-up people who were recorded twice are found, and hardly anybody else", () => {
  const quality = qualityOf(find(peopleTable(records)));
  assert.ok(isGood(quality), JSON.stringify(quality));
});

test("the check is not blind: with a comparison that always agrees it fails", () => {
  const table = peopleTable(records);
  for (const planted of ["birth", "name"]) {
    const columns = table.columns.map((column) =>
      column.name === planted ? { ...column, compare: () => column.levels.length - 1 } : column,
    );
    const quality = qualityOf(find({ ...table, columns }));
    assert.ok(!isGood(quality), `${planted} ${JSON.stringify(quality)}`);
  }
});

test("the same records and the same chance give the same pairs", () => {
  const [one, other] = [find(peopleTable(records)), find(peopleTable(records))];
  assert.deepEqual(one.pairs, other.pairs);
  assert.deepEqual(one.groups, other.groups);
});

test("the evidence adds up to the weight, and what is missing weighs nothing", () => {
  const found = find(peopleTable(records));
  assert.ok(found.pairs.length > 100);
  const prior = Math.log2(found.learned.matches / (found.learned.allPairs - found.learned.matches));
  for (const pair of found.pairs) {
    const evidence = found.explain(pair);
    const sum = evidence.reduce((so, { weight }) => so + weight, prior);
    assert.ok(Math.abs(sum - pair.weight) < 1e-9);
    assert.ok(evidence.every(({ level, weight }) => level !== "missing" || weight === 0));
  }
});

test("twins are two people, though they share all but the given name and the number", () => {
  const twin = (name: string, personalId: string): PersonRecord => ({
    name,
    personalId,
    birth: { date: localDate("2012-04-15"), precision: "day" },
    sex: "male",
    communeId: "commune 0",
    villageId: "village 1",
    householdId: "twins",
  });
  const people = [...records, twin("Đinh Văn Reo", "051212471103"), twin("Đinh Văn Rin", "051212930482")];
  const { pairs } = findDuplicatePeople(people, { random: randomFrom("draws").unit });
  assert.deepEqual(
    pairs.filter(({ left, right }) => left === records.length && right === records.length + 1),
    [],
  );
});

test("of nobody and of one person there is no pair", () => {
  for (const people of [[], [{ name: "A Hiếu" }]])
    assert.deepEqual(findDuplicatePeople(people, { random: randomFrom("draws").unit }).pairs, []);
});
