/** The indicators of the standard in force, at their edges (docs/law.md L1.2, L3.4; Decree 07/2021/ND-CP, annex). */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { classify } from "#programme/review/standard/classify.ts";
import type { Income } from "#programme/review/standard/classify.ts";
import { factsOf } from "#programme/review/standard/facts.ts";
import type { Answers } from "#programme/review/standard/facts.ts";
import { codesOfBits, openStandard } from "#programme/review/standard/standard.ts";
import type { Setting } from "#programme/review/standard/standard-pack.ts";
import { adult, born, householdWith } from "#programme/review/survey/test-household.ts";
import { readStandards } from "#server/review/standard/load-standards.ts";

const on = localDate("2026-10-01");
const packs = await readStandards();
function standardOf(id: string) {
  const found = packs.find(({ pack }) => pack.id === id);
  assert.ok(found !== undefined);
  const opened = openStandard(found.pack, found.file);
  assert.ok(opened.ok);
  return opened.value;
}
const standard = standardOf("vn-2022-2026");

function classified(answers: Answers, income: Income, setting: Setting = "rural") {
  const facts = factsOf(standard.pack, answers, setting, on);
  assert.ok(facts.ok, JSON.stringify(facts));
  const result = classify(standard, facts.facts, income);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}
const isDeprived = (answers: Answers, code: string) =>
  codesOfBits(standard, classified(answers, { route: "measured", perPerson: 9_000_000 }).deprivations).includes(code);

const members = (...list: Answers["members"]) => householdWith({}, list);
const child = (years: number, rest: object = {}) => born(`${2026 - years}-10-01`, { ...rest });
const days = (text: string, rest: object = {}) => born(text, { ...rest });

const cases: readonly (readonly [string, string, Answers, boolean])[] = [
  ["employment", "somebody of working age cannot find work", members({ ...adult, work: "cannot_find" }), true],
  ["employment", "paid work without a contract and not steady", members({ ...adult, work: "no_contract" }), true],
  ["employment", "paid work without a contract, yet steady", members({ ...adult, work: "steady" }), false],
  ["employment", "a contract", members(adult), false],
  ["employment", "somebody who does not want to work", members({ ...adult, work: "none" }), false],
  ["employment", "nobody of working age", members(days("1950-01-01"), child(10)), false],
  [
    "employment",
    "14 years and 364 days old, looking for work",
    members(adult, days("2011-10-02", { work: "cannot_find" })),
    false,
  ],
  [
    "employment",
    "15 years old on the day, looking for work",
    members(adult, child(15, { work: "cannot_find", attends: "lower_secondary" })),
    true,
  ],
  ["employment", "a man of 61, looking for work", members(days("1965-09-30", { work: "cannot_find" })), true],
  ["employment", "a man of 62, looking for work", members(days("1964-10-01", { work: "cannot_find" })), false],
  [
    "employment",
    "a woman of 56, looking for work",
    members(days("1970-09-30", { sex: "female", work: "cannot_find" })),
    true,
  ],
  [
    "employment",
    "a woman of 57, looking for work",
    members(days("1969-10-01", { sex: "female", work: "cannot_find" })),
    false,
  ],
  [
    "dependents",
    "2 of 4: exactly half",
    members(adult, { ...adult, personId: "b" }, child(3, { attends: "preschool" }), child(9)),
    false,
  ],
  [
    "dependents",
    "3 of 5: more than half",
    members(adult, { ...adult, personId: "b" }, child(3, { attends: "preschool" }), child(9), child(10)),
    true,
  ],
  ["dependents", "1 of 2: exactly half", members(adult, child(9)), false],
  ["dependents", "2 of 3", members(adult, child(9), child(10)), true],
  [
    "dependents",
    "one person, an old one with an allowance",
    members(days("1940-01-01", { drawsAllowance: true })),
    true,
  ],
  ["dependents", "one person, an old one without an allowance", members(days("1940-01-01")), false],
  [
    "dependents",
    "an adult of 59 with an allowance and not disabled",
    members(days("1966-10-02", { drawsAllowance: true })),
    false,
  ],
  [
    "dependents",
    "60 years old on the day, with an allowance",
    members(days("1966-10-01", { drawsAllowance: true })),
    true,
  ],
  [
    "dependents",
    "a disabled adult with an allowance",
    members({ ...adult, disabled: true, drawsAllowance: true }),
    true,
  ],
  ["dependents", "a disabled adult without an allowance", members({ ...adult, disabled: true }), false],
  [
    "dependents",
    "15 years and 364 days counts as a child",
    members(days("2010-10-02", { attends: "lower_secondary", work: "none" })),
    true,
  ],
  [
    "dependents",
    "16 years old on the day is no child",
    members(days("2010-10-01", { attends: "lower_secondary", work: "none" })),
    false,
  ],
  ["nutrition", "a stunted child", members(adult, child(9, { stunted: true })), true],
  ["nutrition", "an underweight child", members(adult, child(1, { underweight: true })), true],
  [
    "nutrition",
    "a child of 15 years and 364 days",
    members(adult, days("2010-10-02", { underweight: true, attends: "lower_secondary", work: "none" })),
    true,
  ],
  [
    "nutrition",
    "16 years old on the day",
    members(adult, days("2010-10-01", { underweight: true, attends: "lower_secondary", work: "none" })),
    false,
  ],
  ["nutrition", "no children", members(adult), false],
  ["healthInsurance", "an adult without", members({ ...adult, insured: false }), true],
  [
    "healthInsurance",
    "a child of 5 years and 364 days without",
    members(adult, days("2020-10-02", { insured: false, attends: "preschool" })),
    false,
  ],
  ["healthInsurance", "6 years old on the day, without", members(adult, days("2020-10-01", { insured: false })), true],
  ["healthInsurance", "everybody with", members(adult, child(9)), false],
  [
    "adultEducation",
    "15 years old is not asked",
    members(adult, child(15, { attends: "lower_secondary", finished: "primary", work: "none" })),
    false,
  ],
  [
    "adultEducation",
    "16 and neither in nor finished lower secondary",
    members(adult, child(16, { attends: "none", finished: "primary", work: "none" })),
    true,
  ],
  [
    "adultEducation",
    "16 and in lower secondary",
    members(adult, child(16, { attends: "lower_secondary", finished: "primary", work: "none" })),
    false,
  ],
  [
    "adultEducation",
    "17 and finished lower secondary",
    members(adult, child(17, { attends: "none", finished: "lower_secondary", work: "none" })),
    false,
  ],
  [
    "adultEducation",
    "18 on the day and only finished lower secondary",
    members(adult, child(18, { attends: "none", finished: "lower_secondary" })),
    true,
  ],
  [
    "adultEducation",
    "17 years and 364 days with lower secondary",
    members(adult, days("2008-10-02", { attends: "none", finished: "lower_secondary", work: "none" })),
    false,
  ],
  [
    "adultEducation",
    "25 and in vocational school",
    members(adult, child(25, { attends: "vocational", finished: "lower_secondary" })),
    false,
  ],
  [
    "adultEducation",
    "25 and finished upper secondary",
    members(adult, child(25, { attends: "none", finished: "upper_secondary" })),
    false,
  ],
  [
    "adultEducation",
    "25, hired and trained on the job",
    members(adult, child(25, { attends: "none", finished: "primary", trainedOnTheJob: true })),
    false,
  ],
  [
    "adultEducation",
    "30 years and 364 days, finished primary",
    members(adult, days("1995-10-02", { attends: "none", finished: "primary" })),
    true,
  ],
  [
    "adultEducation",
    "31 on the day, finished primary",
    members(adult, days("1995-10-01", { attends: "none", finished: "primary" })),
    false,
  ],
  ["adultEducation", "nothing finished at 20", members(adult, child(20, { attends: "none", finished: "none" })), true],
  ["childSchooling", "2 years and 364 days, at home", members(adult, days("2023-10-02", { attends: "none" })), false],
  ["childSchooling", "3 on the day, at home", members(adult, child(3, { attends: "none" })), true],
  ["childSchooling", "3 on the day, in preschool", members(adult, child(3, { attends: "preschool" })), false],
  ["childSchooling", "5, in preschool", members(adult, child(5, { attends: "preschool" })), false],
  ["childSchooling", "6 on the day, still in preschool", members(adult, child(6, { attends: "preschool" })), true],
  ["childSchooling", "6 on the day, in primary", members(adult, child(6)), false],
  ["childSchooling", "11 years and 364 days, in primary", members(adult, days("2014-10-02")), false],
  ["childSchooling", "12 on the day, still in primary", members(adult, child(12)), true],
  [
    "childSchooling",
    "12 on the day, in lower secondary",
    members(adult, child(12, { attends: "lower_secondary" })),
    false,
  ],
  ["childSchooling", "15, out of school", members(adult, child(15, { attends: "none", work: "none" })), true],
  [
    "childSchooling",
    "15, ahead in upper secondary",
    members(adult, child(15, { attends: "upper_secondary", work: "none" })),
    false,
  ],
  [
    "childSchooling",
    "16 on the day, out of school",
    members(adult, child(16, { attends: "none", finished: "lower_secondary", work: "none" })),
    false,
  ],
  [
    "childSchooling",
    "15, ahead in higher education",
    members(adult, child(15, { attends: "higher", work: "none" })),
    false,
  ],
  ["childSchooling", "11, ahead in upper secondary", members(adult, child(11, { attends: "upper_secondary" })), false],
  ["childSchooling", "5, ahead in lower secondary", members(adult, child(5, { attends: "lower_secondary" })), false],
  ["housingQuality", "one of three not durable", householdWith({ roofDurable: false }), false],
  ["housingQuality", "wall and roof not durable", householdWith({ wallDurable: false, roofDurable: false }), true],
  ["housingQuality", "wall and frame not durable", householdWith({ wallDurable: false, frameDurable: false }), true],
  [
    "housingQuality",
    "all three not durable",
    householdWith({ wallDurable: false, frameDurable: false, roofDurable: false }),
    true,
  ],
  ["housingArea", "8.00 m2 a person", householdWith({ floorArea: 2400 }, [adult, child(9), child(10)]), false],
  ["housingArea", "7.99 m2 a person", householdWith({ floorArea: 799 }), true],
  ["housingArea", "23.99 m2 for three", householdWith({ floorArea: 2399 }, [adult, child(9), child(10)]), true],
  ...["piped", "drilled_well", "protected_dug_well", "protected_spring", "rain", "bottled"].map(
    (water) => ["water", water, householdWith({ water }), false] as const,
  ),
  ...["stream", "unprotected_well", "other"].map((water) => ["water", water, householdWith({ water }), true] as const),
  ...["septic", "pour_flush", "ventilated_pit", "two_vault"].map(
    (toilet) => ["toilet", toilet, householdWith({ toilet }), false] as const,
  ),
  ...["simple_pit", "none", "other"].map((toilet) => ["toilet", toilet, householdWith({ toilet }), true] as const),
  ["telecom", "nobody uses the internet", householdWith({ usesInternet: false }), true],
  ["telecom", "somebody uses the internet", householdWith({}), false],
  ["infoDevices", "no device", householdWith({ deviceCount: 0 }), true],
  ["infoDevices", "one device", householdWith({ deviceCount: 1 }), false],
  [
    "childSchooling",
    "born in 2023, year only: 3 from the middle of the year",
    members(adult, { ...born("2023-01-01", { attends: "none" }), birthPrecision: "year" }),
    true,
  ],
  [
    "childSchooling",
    "born in 2024, year only: 2 on the day",
    members(adult, { ...born("2024-01-01", { attends: "none" }), birthPrecision: "year" }),
    false,
  ],
];

describe("an indicator of 2022-2026", () => {
  for (const [code, what, answers, expected] of cases) {
    test(`${code}: ${what} is ${expected ? "deprived" : "not deprived"}`, () => {
      assert.equal(isDeprived(answers, code), expected);
    });
  }
});

/** As many deprivations as wanted, of those that do not rest on members. */
function lacking(count: number): Answers {
  const lacks = [
    { usesInternet: false },
    { deviceCount: 0 },
    { toilet: "none" },
    { water: "stream" },
    { floorArea: 100 },
    { wallDurable: false, roofDurable: false },
  ];
  const household = Object.assign({}, ...lacks.slice(0, count));
  const rest = count > 6 ? [{ ...adult, work: "cannot_find", insured: false }] : [adult];
  return householdWith(household, rest);
}

describe("the class of a household", () => {
  const byPoints: readonly (readonly [Setting, number, number, string])[] = [
    ["rural", 140, 3, "poor"],
    ["rural", 140, 2, "near_poor"],
    ["rural", 141, 8, "non_poor"],
    ["urban", 175, 3, "poor"],
    ["urban", 176, 5, "non_poor"],
    ["urban", 175, 2, "near_poor"],
    ["rural", 0, 0, "near_poor"],
  ];
  for (const [setting, score, count, expected] of byPoints) {
    test(`${setting}, ${score} points and ${count} deprivations is ${expected}`, () => {
      const found = classified(lacking(count), { route: "score", score }, setting);
      assert.equal(found.deprivationCount, count);
      assert.equal(found.class, expected);
    });
  }
  const byIncome: readonly (readonly [Setting, number, number, boolean, string])[] = [
    ["rural", 1_500_000, 3, false, "poor"],
    ["rural", 1_500_001, 3, false, "non_poor"],
    ["rural", 1_500_000, 2, false, "near_poor"],
    ["urban", 2_000_000, 3, false, "poor"],
    ["rural", 2_000_000, 3, true, "average"],
    ["rural", 2_250_000, 0, true, "average"],
    ["rural", 2_250_001, 0, true, "non_poor"],
    ["rural", 2_250_000, 0, false, "non_poor"],
    ["urban", 3_000_000, 0, true, "average"],
    ["urban", 3_000_001, 0, true, "non_poor"],
  ];
  for (const [setting, perPerson, count, primarySector, expected] of byIncome) {
    test(`${setting}, ${perPerson} đồng and ${count} deprivations${primarySector ? ", in agriculture" : ""} is ${expected}`, () => {
      const answers = lacking(count);
      const household = { ...answers.household, primarySector };
      assert.equal(classified({ ...answers, household }, { route: "measured", perPerson }, setting).class, expected);
    });
  }
});

describe("what is not known is not guessed", () => {
  test("a missing answer is named", () => {
    const facts = factsOf(standard.pack, members({ ...adult, insured: undefined }), "rural", on);
    assert.deepEqual(facts, {
      ok: false,
      problems: [{ path: "members[0].insured", field: "insured", personId: "adult", problem: "missing", given: "" }],
    });
  });
  test("an answer that nobody of that age need give may be missing", () => {
    assert.ok(
      factsOf(standard.pack, members(adult, child(3, { work: undefined, attends: "preschool" })), "rural", on).ok,
    );
  });
  test("an answer of the wrong type or value is named", () => {
    const facts = factsOf(standard.pack, householdWith({ water: "well", floorArea: "60" }), "rural", on);
    assert.ok(!facts.ok);
    assert.deepEqual(
      facts.problems.map((problem) => [problem.path, problem.problem]),
      [
        ["floorArea", "wrong_type"],
        ["water", "unknown_value"],
      ],
    );
  });
  test("the draft standard of 2027-2030 classifies nobody while a rule of it is unknown", () => {
    const draft = standardOf("vn-2027-2030");
    const facts = factsOf(draft.pack, lacking(3), "rural", on);
    assert.ok(facts.ok);
    assert.deepEqual(classify(draft, facts.facts, { route: "measured", perPerson: 1_000_000 }), {
      ok: false,
      failure: { code: "standard.unknown_rule", facts: { standard: "vn-2027-2030", indicator: "healthInsurance" } },
    });
  });
});
