/** What the form says is asked of a member, and what is refused where it is missing, are one: over every standard, field, age and earlier answer. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import type { Scalar } from "#kernel/rule/rule-type.ts";
import { readStandards } from "#server/review/standard/load-standards.ts";
import { fieldsAskedOf } from "./asked-of.ts";
import { factsOf } from "./facts.ts";
import type { StandardPack } from "./standard-pack.ts";

const on = localDate("2026-10-01");
type Given = Readonly<Record<string, Scalar>>;

/** As the contract of the form says it of `when`, written out once more. */
function holds(pack: StandardPack, name: string, given: Given, age: number): boolean {
  const when = pack.member[name]?.when;
  if (when === undefined) return true;
  const answer = given[when.field];
  const isOne = when.is.some((one) => one === answer);
  return isOne && age >= (when.onlyFrom?.[String(answer)] ?? 0) && holds(pack, when.field, given, age);
}

/** Every way to answer that on which a field hangs; nothing is one of them. */
function answersBefore(pack: StandardPack, name: string): readonly Given[] {
  const before = pack.member[name]?.when?.field;
  if (before === undefined) return [{}];
  const field = pack.member[before];
  const values = field?.type === "bool" ? [true, false] : (field?.values ?? []);
  return answersBefore(pack, before).flatMap((given) => [given, ...values.map((one) => ({ ...given, [before]: one }))]);
}

const packs = (await readStandards()).map(({ pack }) => pack);
for (const pack of packs) {
  test(`${pack.id}: a field is required where it is asked at the age and its "when" holds, and nowhere else`, () => {
    let required = 0;
    for (const name of Object.keys(pack.member)) {
      for (const given of answersBefore(pack, name)) {
        for (const sex of ["male", "female"]) {
          for (let age = 0; age <= 100; age += 1) {
            // The sex is given in every case but its own.
            const born = {
              birthDate: `${2026 - age}-05-15`,
              birthPrecision: "day",
              ...(name === "sex" ? {} : { sex }),
            };
            const member = { ...born, ...given, personId: "one" };
            const isAsked = fieldsAskedOf(pack, member, on).includes(name) && holds(pack, name, given, age);
            const facts = factsOf(pack, { household: {}, members: [member] }, "rural", on);
            const isRequired =
              !facts.ok && facts.problems.some(({ field, problem }) => field === name && problem === "missing");
            const place = `${name} at ${age}, ${sex}, after ${JSON.stringify(given)}`;
            assert.equal(isRequired, isAsked && pack.member[name]?.optional !== true, place);
            if (isRequired) required += 1;
          }
        }
      }
    }
    assert.ok(required > 0);
  });
}

test("a disability is asked of anyone who draws an allowance, training of anyone who has finished less", () => {
  const pack = packs.find(({ id }) => id === "vn-2022-2026");
  assert.ok(pack !== undefined);
  const cases = [
    ["disabled", { drawsAllowance: true }, true],
    ["disabled", { drawsAllowance: false }, false],
    ["trainedOnTheJob", { attends: "none", finished: "primary" }, true],
    ["trainedOnTheJob", { attends: "none", finished: "higher" }, false],
  ] as const;
  for (const [name, given, expected] of cases) assert.equal(holds(pack, name, given, 25), expected, name);
});
