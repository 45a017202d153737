import assert from "node:assert/strict";
import { test } from "node:test";
import { randomFrom } from "#demo/generator/random.ts";
import { localDate } from "#kernel/local-date.ts";
import { madeUpRegister } from "#test/support/made-up-register.ts";
import { findDuplicatePeople } from "./find-duplicate-people.ts";
import { mostBitsOfHousehold } from "./household-bits.ts";
import type { PersonRecord } from "./code-people.ts";

test("that it is one household lifts nobody above a choice among its people", () => {
  assert.equal(mostBitsOfHousehold(-20, 5), 18);
  assert.equal(mostBitsOfHousehold(-20, 2), 20);
  assert.equal(mostBitsOfHousehold(-1, 9), 0);
  assert.equal(mostBitsOfHousehold(-20, 1), Number.POSITIVE_INFINITY);
});

const { records } = madeUpRegister("household", 4000);
const member = (householdId: string, name: string, born: string, sex: "male" | "female"): PersonRecord => ({
  name,
  birth: { date: localDate(born), precision: "day" },
  sex,
  phone: "0912345671",
  address: "12 Lê Lợi, thôn Nước Lui 1",
  communeId: "commune 0",
  villageId: "village 0",
  householdId,
});
const family = (householdId: string) => [
  member(householdId, "Đinh Văn Reo", "2001-04-15", "male"),
  member(householdId, "Đinh Văn Rin", "2003-09-02", "male"),
  member(householdId, "Đinh Thị Lềnh", "1979-11-20", "female"),
];
const find = (more: readonly PersonRecord[]) =>
  findDuplicatePeople([...records, ...more], { random: randomFrom("draws").unit }).pairs.filter(
    ({ left, right }) => left >= records.length && right >= records.length,
  );

test("of a household that is recorded twice everybody is found with himself, and brothers are not proposed", () => {
  const found = find([...family("one"), ...family("other")]).map(({ left, right }) => [
    left - records.length,
    right - records.length,
  ]);
  assert.deepEqual(found.toSorted(), [
    [0, 3],
    [1, 4],
    [2, 5],
  ]);
});

test("near births are compared though the name has a slip: day and month changed, one digit off", () => {
  for (const born of ["2012-08-09", "2012-09-18"]) {
    const one = member("one", "Hồ Văn Krếp", "2012-09-08", "male");
    const other = member("other", "Hồ Vân Krếp", born, "male");
    assert.equal(find([one, other]).length, 1, born);
  }
});

test("A and Y before a name tell the sex where it is not recorded, and name nobody", () => {
  const { sex: _, ...one } = member("one", "A Hiếu", "1990-02-03", "male");
  const { sex: __, ...other } = member("other", "Y Hiếu", "1990-02-03", "female");
  const { explain } = findDuplicatePeople([...records, one, other], { random: randomFrom("draws").unit });
  const evidence = explain({ left: records.length, right: records.length + 1 });
  assert.equal(evidence.find(({ field }) => field === "sex")?.level, "differs");
});
