/**
 * A missing answer is never an answer: for each standard that is shipped, each field of its form and people of every age at which something
 * changes, the field left out is refused by name, or else every answer to it gives the same deprivations and the same class.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { localDate } from "#kernel/local-date.ts";
import { classify } from "#programme/review/standard/classify.ts";
import type { Income } from "#programme/review/standard/classify.ts";
import { agesOf, fieldsAskedOf, isAskedAfter } from "#programme/review/standard/asked-of.ts";
import { factsOf } from "#programme/review/standard/facts.ts";
import type { Answers } from "#programme/review/standard/facts.ts";
import { openStandard } from "#programme/review/standard/standard.ts";
import type { Standard } from "#programme/review/standard/standard.ts";
import { isUnknown } from "#programme/review/standard/standard-pack.ts";
import type { MemberField } from "#programme/review/standard/standard-pack.ts";
import { readStandards } from "#server/review/standard/load-standards.ts";

type Member = Answers["members"][number];

const packs = await readStandards();
const on = localDate("2026-10-01");
const lawBefore = packs.find(({ pack }) => pack.id === "vn-2022-2026");

/** A standard whose unknown rules never hold, or are those that `before` has for the same indicator, so that what its rules ask for can be tried. */
function settled({ pack, file }: (typeof packs)[number], before?: (typeof packs)[number]): Standard {
  const ruleBefore = (code: string) => {
    const rule = before?.pack.indicators.find((one) => one.code === code)?.rule;
    return typeof rule === "string" ? rule : "false";
  };
  const indicators = pack.indicators.map((one) => ({
    ...one,
    rule: isUnknown(one.rule) ? ruleBefore(one.code) : one.rule,
  }));
  const opened = openStandard(
    {
      ...pack,
      indicators: indicators.map((one) => ({ ...one, measure: { rule: "size(members)", type: "int" as const } })),
    },
    file,
  );
  assert.ok(opened.ok, JSON.stringify(opened));
  return opened.value;
}

/** Every answer of a field that a rule can tell from another. */
function answersTo({ type, values }: MemberField): readonly (boolean | number | string)[] {
  if (type === "bool") return [true, false];
  if (values !== undefined) return values;
  return [0, 1, 2, 3, 5, 6, 12, 29, 30, 100, 799, 2400, 90_000];
}

/** Births at and beside every age and month of age that a rule names. */
const births = [0, 2, 3, 5, 6, 7, 10, 11, 12, 14, 15, 16, 17, 18, 29, 30, 31, 40, 56, 57, 59, 60, 61, 62, 69, 70, 90]
  .flatMap((years) => [0, 5, 6, 11].map((months) => 2026 * 12 + 9 - years * 12 - months))
  .map((month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`);

const anyOf = (fields: Standard["pack"]["member"]) =>
  fc.record(
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fc.constantFrom(...answersTo(field))])),
  );

const incomes: readonly Income[] = [
  ...[0, 1_500_000, 1_500_001, 2_000_000, 2_250_000, 2_250_001].map((perPerson) => ({
    route: "measured" as const,
    perPerson,
  })),
  { route: "score", score: 140 },
  { route: "score", score: 141 },
];

/** The result of whole answers under each income; undefined where they are refused. */
function resultsOf(standard: Standard, answers: Answers) {
  const read = factsOf(standard.pack, answers, "rural", on);
  if (!read.ok) return { refused: read.problems.map(({ problem, field }) => `${problem} ${field}`) };
  const ways = standard.pack.income === undefined ? [{ route: "none" } as const] : incomes;
  return { results: ways.map((income) => classify(standard, read.facts, income)) };
}

/** Fails where the field is left out of `without` and it could have decided: neither refused, nor the same for each answer. */
function checkLeftOut(
  standard: Standard,
  field: string,
  without: Answers,
  each: readonly Answers[],
): "refused" | "irrelevant" {
  const left = resultsOf(standard, without);
  if (left.results === undefined) {
    assert.deepEqual(left.refused, [`missing ${field}`]);
    return "refused";
  }
  const possible = each.map(
    (answers) => resultsOf(standard, answers).results ?? assert.fail("whole answers are refused"),
  );
  let isRefused = false;
  for (const [at, result] of left.results.entries()) {
    const classes = new Set(possible.map((results) => JSON.stringify(results[at])));
    if (result.ok) assert.deepEqual([...classes], [JSON.stringify(result)], `${field} decides and may be missing`);
    else if (result.failure.code !== "standard.unknown_score_cut") {
      assert.deepEqual([result.failure.code, result.failure.facts["question"]], ["review.answer_missing", field]);
      assert.ok(classes.size > 1, `${field} is asked for and decides nothing`);
      isRefused = true;
    }
  }
  return isRefused ? "refused" : "irrelevant";
}

const ageOf = (born: Member) => agesOf({}, born, on)?.age;

/** The questions that a question hangs on, and those that hang on it. */
function chainOf({ member }: Standard["pack"], name: string): readonly [readonly string[], readonly string[]] {
  const above = (of: string): readonly string[] => {
    const next = member[of]?.when?.field;
    return next === undefined ? [] : [next, ...above(next)];
  };
  return [above(name), Object.keys(member).filter((other) => above(other).includes(name))];
}

function combinationsOf({ member }: Standard["pack"], names: readonly string[]): readonly Record<string, unknown>[] {
  return names.reduce<readonly Record<string, unknown>[]>(
    (all, name) => {
      const field = member[name];
      return field === undefined
        ? all
        : all.flatMap((one) => answersTo(field).map((answer) => ({ ...one, [name]: answer })));
    },
    [{}],
  );
}

/** Do two answers of a person who lives alone give two results, whatever else is answered? Of the rest the first and the last answers are tried. */
function canDecide(
  standard: Standard,
  born: Member,
  {
    name,
    before,
    after,
  }: { readonly name: string; readonly before: readonly string[]; readonly after: readonly string[] },
): boolean {
  const { member, household } = standard.pack;
  const field = member[name];
  assert.ok(field !== undefined);
  const others = Object.entries(member).filter(
    ([other]) => other !== "sex" && other !== name && !before.includes(other) && !after.includes(other),
  );
  const ends = [0, -1].map((end) => ({
    household: Object.fromEntries(Object.entries(household).map(([one, of]) => [one, answersTo(of).at(end)])),
    rest: Object.fromEntries(others.map(([one, of]) => [one, answersTo(of).at(end)])),
  }));
  return ends.some(({ household: home, rest }) =>
    combinationsOf(standard.pack, after).some((below) => {
      const results = answersTo(field).map((answer) =>
        JSON.stringify(
          resultsOf(standard, { household: home, members: [{ ...rest, ...below, ...born, [name]: answer }] }),
        ),
      );
      return new Set(results).size > 1;
    }),
  );
}

/** Whole answers: what hangs on another answer is left out where it is not asked, now and then. */
const whole = (standard: Standard) =>
  fc.record({
    household: anyOf(standard.pack.household),
    members: fc.array(
      fc.tuple(fc.constantFrom(...births), fc.constantFrom("male", "female"), anyOf(standard.pack.member)),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
  });

for (const checked of packs) {
  describe(`a missing answer under ${checked.pack.id}`, () => {
    const standard = settled(checked);
    test("no field may be missing whatever it decides", () => {
      const fields = [...Object.values(checked.pack.household), ...Object.values(checked.pack.member)];
      assert.deepEqual(
        fields.filter(({ optional }) => optional === true),
        [],
      );
    });
    const found = new Map<string, Set<string>>();
    const note = (field: string, how: string) => found.set(field, (found.get(field) ?? new Set()).add(how));
    test("each field of a member, left out, is refused or decides nothing", () => {
      fc.assert(
        fc.property(whole(standard), ({ household, members }) => {
          const people = members.map(([birthDate, sex, given], at): Member => ({
            ...given,
            sex,
            birthDate,
            birthPrecision: "day",
            personId: String(at),
          }));
          const [first, ...others] = people;
          assert.ok(first !== undefined);
          for (const [name, field] of Object.entries(standard.pack.member)) {
            const withAnswer = (answer: unknown): Answers => ({
              household,
              members: [{ ...first, [name]: answer }, ...others],
            });
            // The sex is the registry's, which the answers are held against before.
            if (name === "sex") continue;
            note(name, checkLeftOut(standard, name, withAnswer(undefined), answersTo(field).map(withAnswer)));
          }
        }),
        { numRuns: 1500 },
      );
    });
    test("each field of the household, left out, is refused or decides nothing", () => {
      fc.assert(
        fc.property(whole(standard), ({ household, members }) => {
          const people = members.map(([birthDate, sex, given], at): Member => ({
            ...given,
            sex,
            birthDate,
            birthPrecision: "day",
            personId: String(at),
          }));
          for (const [name, field] of Object.entries(standard.pack.household)) {
            const withAnswer = (answer: unknown): Answers => ({
              household: { ...household, [name]: answer },
              members: people,
            });
            note(name, checkLeftOut(standard, name, withAnswer(undefined), answersTo(field).map(withAnswer)));
          }
        }),
        { numRuns: 300 },
      );
    });
    test("what is asked of a member can decide: after what was answered before, some answers to the rest make it matter", () => {
      // What a draft does not know yet it asks as the standard before it does.
      const foreseen = settled(checked, lawBefore);
      const idle: string[] = [];
      for (const birthDate of births) {
        for (const sex of ["male", "female"]) {
          const born = { birthDate, birthPrecision: "day", sex, personId: "a" };
          for (const name of fieldsAskedOf(checked.pack, born, on)) {
            if (name === "sex") continue;
            const [before, after] = chainOf(checked.pack, name);
            for (const given of combinationsOf(checked.pack, before)) {
              if (!isAskedAfter(checked.pack.member, name, given, ageOf(born))) continue;
              if (!canDecide(foreseen, { ...born, ...given }, { name, before, after }))
                idle.push(`${name} of ${sex} born ${birthDate} after ${JSON.stringify(given)}`);
            }
          }
        }
      }
      assert.deepEqual(idle, []);
    });
    test("each field of the form was needed by somebody", () => {
      // Whether a draft keeps the class that asks for it is not known.
      const isOfUnknown = (field: string) =>
        checked.pack.draft && standard.pack.household[field]?.neededFor === "class";
      const fields = [...Object.keys(standard.pack.household), ...Object.keys(standard.pack.member)];
      assert.deepEqual(
        fields.filter((field) => field !== "sex" && !isOfUnknown(field) && !found.get(field)?.has("refused")),
        [],
      );
    });
  });
}

describe("what cannot matter is not asked", () => {
  const standard = settled(packs.find(({ pack }) => pack.id === "vn-2022-2026") ?? assert.fail());
  const asked = (member: Partial<Member>) => {
    const read = factsOf(
      standard.pack,
      { household: {}, members: [{ personId: "a", birthPrecision: "day", sex: "female", ...member }] },
      "rural",
      on,
    );
    assert.ok(!read.ok);
    return read.problems.filter(({ personId }) => personId !== undefined).map(({ field }) => field);
  };
  test("of a woman of 58: her insurance and her allowance, and no work", () => {
    assert.deepEqual(asked({ birthDate: "1968-05-01" }), ["insured", "drawsAllowance"]);
  });
  test("of a woman a month short of the pension age of 57: her work too", () => {
    assert.deepEqual(asked({ birthDate: "1969-11-01" }), ["insured", "work", "drawsAllowance"]);
  });
  test("of who draws an allowance below 60: a disability", () => {
    assert.deepEqual(asked({ birthDate: "1968-05-01", drawsAllowance: true, insured: true }), ["disabled"]);
    assert.deepEqual(asked({ birthDate: "1966-05-01", drawsAllowance: true, insured: true }), []);
  });
  test("of a student of 20: neither what is finished nor a training", () => {
    const student = { birthDate: "2006-05-01", insured: true, work: "none", drawsAllowance: false };
    assert.deepEqual(asked(student), ["attends"]);
    assert.deepEqual(asked({ ...student, attends: "higher" }), []);
    assert.deepEqual(asked({ ...student, attends: "none" }), ["finished"]);
    assert.deepEqual(asked({ ...student, attends: "none", finished: "primary" }), ["trainedOnTheJob"]);
    assert.deepEqual(asked({ ...student, attends: "lower_secondary" }), ["finished"]);
  });
  test("of somebody of 17 in lower secondary, which is the level for the age: no more", () => {
    const young = { birthDate: "2009-05-01", insured: true, work: "none", drawsAllowance: false };
    assert.deepEqual(asked({ ...young, attends: "lower_secondary" }), []);
    assert.deepEqual(asked({ ...young, attends: "primary" }), ["finished"]);
    assert.deepEqual(asked({ ...young, attends: "primary", finished: "lower_secondary" }), []);
    assert.deepEqual(asked({ ...young, attends: "primary", finished: "primary" }), ["trainedOnTheJob"]);
  });
  test("of a baby born after the reference date, and before the survey: what is asked in the first year of life", () => {
    assert.deepEqual(asked({ birthDate: "2026-10-20" }), ["stunted", "underweight"]);
    assert.deepEqual(asked({ birthDate: "2099-01-01" }), ["birthDate"]);
  });
});
