/** What somebody writes on form B is held against the household as it is registered, whichever way it comes in. */
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { askCorrection, decideCorrection } from "#contract/registry/correction.ts";
import { leaveMember } from "#contract/registry/household-acts.ts";
import { registerHousehold } from "#contract/registry/household.ts";
import { tryImport } from "#contract/registry/import.ts";
import { importAnswers } from "#contract/review/answer-file.ts";
import { explainReview } from "#contract/review/explanation.ts";
import * as survey from "#contract/review/survey.ts";
import { listReviews } from "#contract/review/round.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import type { Answers } from "#programme/review/standard/facts.ts";
import { adult, born, householdWith } from "#programme/review/survey/test-household.ts";
import { newId } from "#contract/new-id.ts";
import type { TestOfficer } from "#test/support/installation.ts";
import { namedId } from "#test/support/named-id.ts";
import { Scenario } from "./scenario.ts";

const day = "2026-09-20";
const [headName, childName] = ["Phạm Văn Chủ", "Phạm Thị Con"];
let scenario: Scenario;
let deputy: TestOfficer;
let roundId: Id<"round">;
let householdId: Id<"household">;
let head: Answers["members"][number];
let child: Answers["members"][number];

before(async () => {
  scenario = await Scenario.open();
  deputy = await scenario.opened.officer("commune_chair", scenario.commune);
  scenario.on(day);
  roundId = await scenario.round(2026);
});
after(() => scenario.opened.close());

/** A man born in 1980 and a girl of 2014 who does not go to school: with a poor house and no insurance, poor by one deprivation. */
beforeEach(async () => {
  householdId = newId("household");
  const [headId, childId] = [newId("person"), newId("person")];
  const person = { birthPrecision: "day", merit: false } as const;
  await scenario.people.officer.get(registerHousehold, {
    body: {
      householdId,
      communeId: scenario.commune,
      villageId: scenario.village,
      address: "",
      residence: "permanent",
      registeredOn: localDate("2025-08-01"),
      members: [
        {
          ...person,
          personId: headId,
          fullName: headName,
          birthDate: localDate("1980-06-15"),
          sex: "male",
          relation: "head",
        },
        {
          ...person,
          personId: childId,
          fullName: childName,
          birthDate: localDate("2014-05-02"),
          sex: "female",
          relation: "child",
        },
      ],
    },
  });
  head = { ...adult, personId: headId };
  child = { ...born("2014-05-02", { attends: "primary", sex: "female" }), personId: childId };
});

const poor = (members: Answers["members"]): Answers => ({
  ...householdWith({ wallDurable: false, roofDurable: false, toilet: "none" }, members),
  incomePerPerson: 900_000,
});
const submitWhole = async (answers: Answers, surveyedOn = day) =>
  scenario.people.officer.ask(survey.submitAnswers, {
    params: { householdId, roundId },
    body: { surveyedOn: localDate(surveyedOn), answers: { ...answers } },
  });
const submit = async (members: Answers["members"], surveyedOn = day) =>
  scenario.people.officer.ask(survey.submitAnswers, {
    params: { householdId, roundId },
    body: { surveyedOn: localDate(surveyedOn), answers: { ...poor(members) } },
  });
async function refusalOf(members: Answers["members"], surveyedOn = day) {
  const answer = await submit(members, surveyedOn);
  assert.ok("problem" in answer, "the answers were taken");
  return answer.problem;
}
async function classNow() {
  const communeId = scenario.commune;
  await scenario.people.officer.get(survey.scoreReviews, { params: { roundId, communeId }, body: {} });
  const { rows } = await scenario.people.officer.get(listReviews, { params: { roundId }, query: { limit: "200" } });
  return rows.find((row) => row.householdId === householdId)?.class ?? null;
}

describe("answers that come in one by one", () => {
  test("the whole household is taken, and its class is that of everybody", async () => {
    assert.equal((await submit([head, child])).status, 200);
    assert.equal(await classNow(), "poor");
  });

  test("an answer to a question that the form does not have is refused by its name, and of a member with his", async () => {
    const ofHead = await refusalOf([{ ...head, insurd: true }, child]);
    assert.deepEqual(
      [ofHead.code, ofHead.facts],
      ["review.member_answer_not_asked", { field: "insurd", name: headName, personId: head.personId }],
    );
    const slip = { ...poor([head, child]), household: { ...poor([]).household, areaa: 12 } };
    const beside = { ...poor([head, child]), incomeAHead: 1 };
    for (const [answers, field] of [
      [slip, "areaa"],
      [beside, "incomeAHead"],
    ] as const) {
      const answer = await submitWhole(answers);
      assert.ok("problem" in answer, "the answers were taken");
      assert.deepEqual([answer.problem.code, answer.problem.facts], ["review.answer_not_asked", { field }]);
    }
    assert.equal(await classNow(), null);
    assert.equal((await submit([{ ...head, ofAnEarlierForm: null }, child])).status, 200);
  });

  test("the head alone, who would be near-poor, is refused with the name of the child", async () => {
    const { code, facts } = await refusalOf([head]);
    assert.deepEqual([code, facts], ["review.person_not_answered", { name: childName, day }]);
    assert.equal(await classNow(), null);
  });

  test("one person three times is refused", async () => {
    const { code, facts } = await refusalOf([head, head, head]);
    assert.deepEqual([code, facts], ["review.person_answered_twice", { name: headName }]);
  });

  test("somebody who is not of the household is refused", async () => {
    const personId = newId("person");
    const { code, facts } = await refusalOf([head, child, { ...adult, personId }]);
    assert.deepEqual([code, facts], ["review.person_not_in_household", { personId, day }]);
  });

  test("a child written as born in 2000 is refused; what is recorded wrongly is corrected in the registry, and counts from then on", async () => {
    const written = { ...child, birthDate: "2000-05-02" };
    const { code, facts } = await refusalOf([head, written]);
    assert.deepEqual(
      [code, facts],
      [
        "review.birth_differs",
        { name: childName, given: "2000-05-02", recorded: "2014-05-02", personId: child.personId },
      ],
    );
    const correctionId = newId("correction");
    const personId = namedId("person", child.personId);
    const asked = { kind: "person" as const, personId, correctionId, reason: "Giấy khai sinh" };
    await scenario.people.officer.get(askCorrection, {
      params: { householdId },
      body: { ...asked, facts: { birthDate: localDate("2013-05-02") } },
    });
    await deputy.get(decideCorrection, { params: { householdId, correctionId }, body: { approves: true } });
    assert.equal((await refusalOf([head, child])).code, "review.birth_differs");
    assert.equal((await submit([head, { ...child, birthDate: "2013-05-02" }])).status, 200);
  });

  test("a birth that is corrected after the survey is asked again before it is classified", async () => {
    assert.equal((await submit([head, child])).status, 200);
    const correctionId = newId("correction");
    await scenario.people.officer.get(askCorrection, {
      params: { householdId },
      body: {
        kind: "person",
        personId: namedId("person", child.personId),
        correctionId,
        reason: "Giấy khai sinh",
        facts: { birthDate: localDate("2024-05-02") },
      },
    });
    await deputy.get(decideCorrection, { params: { householdId, correctionId }, body: { approves: true } });
    const communeId = scenario.commune;
    const { refused } = await scenario.people.officer.get(survey.scoreReviews, {
      params: { roundId, communeId },
      body: {},
    });
    const own = refused.find((one) => one.householdId === householdId);
    assert.deepEqual([own?.code, own?.headName, own?.facts["name"]], ["review.birth_differs", headName, childName]);
    assert.equal(await classNow(), null);
  });

  test("another sex than the registry's is refused", async () => {
    assert.equal((await refusalOf([head, { ...child, sex: "male" }])).code, "review.sex_differs");
  });

  test("birth and sex need not be given: they are the registry's", async () => {
    const without = (member: Answers["members"][number]) =>
      Object.fromEntries(Object.entries(member).filter(([field]) => !/^(birth|sex)/.test(field)));
    const members = [head, child].map((member) => ({ ...without(member), personId: member.personId }));
    assert.equal((await submit(members)).status, 200);
    assert.equal(await classNow(), "poor");
  });

  test("who lives there is asked of the day of the answers: one who left on the 15th is of the 10th, and not of the 20th", async () => {
    await scenario.people.officer.get(leaveMember, {
      params: { householdId, personId: namedId("person", child.personId) },
      body: { actId: newId("household act"), on: localDate("2026-09-15") },
    });
    assert.equal((await refusalOf([head], "2026-09-10")).code, "review.person_not_answered");
    assert.equal((await submit([head, child], "2026-09-10")).status, 200);
    assert.equal((await refusalOf([head, child])).code, "review.person_not_in_household");
    assert.equal((await submit([head])).status, 200);
  });
});

describe("answers that are not whole, or that no household has", () => {
  async function refusedAs(answers: Answers, surveyedOn = day) {
    const answer = await submitWhole(answers, surveyedOn);
    assert.ok("problem" in answer, "the answers were taken");
    const { code, facts } = answer.problem;
    return [code, facts["question"], facts["name"], facts["answer"], facts["least"], facts["most"]].filter(
      (one) => one !== undefined,
    );
  }
  for (const field of ["attends", "insured", "stunted"] as const)
    test(`without ${field} of the child it is refused, with the question and the name`, async () => {
      const without = { ...child, [field]: null };
      assert.deepEqual(await refusedAs(poor([head, without])), ["review.member_answer_missing", field, childName]);
    });
  test("the sector is asked for where a class hangs on it, and nowhere else", async () => {
    const answers = poor([head, child]);
    const household = { ...answers.household, primarySector: null };
    assert.equal((await submitWhole({ ...answers, household })).status, 200);
    const between = { ...answers, household, incomePerPerson: 2_000_000 };
    assert.deepEqual(await refusedAs(between), ["review.answer_missing", "primarySector"]);
    assert.equal((await submitWhole({ ...answers, household, incomePerPerson: 2_250_001 })).status, 200);
  });
  for (const [what, household, income, expected] of [
    ["an area of -1 m²", { floorArea: -100 }, 900_000, ["floorArea", -1, 1, 2000]],
    ["an area of 4,550 m²", { floorArea: 455_000 }, 900_000, ["floorArea", 4550, 1, 2000]],
    ["900 devices", { deviceCount: 900 }, 900_000, ["deviceCount", 900, 0, 100]],
    ["an income in thousands of đồng", {}, 1422, ["incomePerPerson", 1422, 10_000, 200_000_000]],
    ["an income of 99,999,999,999", {}, 99_999_999_999, ["incomePerPerson", 99_999_999_999, 10_000, 200_000_000]],
  ] as const)
    test(`${what} is refused with its limits`, async () => {
      const answers = poor([head, child]);
      const given = { ...answers, household: { ...answers.household, ...household }, incomePerPerson: income };
      const [question, ...figures] = expected;
      assert.deepEqual(await refusedAs(given), ["review.answer_out_of_bounds", question, ...figures]);
    });
  test("an income of 0 and a household without a house are possible", async () => {
    const answers = poor([head, child]);
    const given = { ...answers, household: { ...answers.household, floorArea: 0 }, incomePerPerson: 0 };
    assert.equal((await submitWhole(given)).status, 200);
  });
  test("a survey of tomorrow, or of a day before the round, is refused", async () => {
    assert.deepEqual(await refusedAs(poor([head, child]), "2026-09-21"), ["day.after_today"]);
    assert.deepEqual(await refusedAs(poor([head, child]), "2026-08-31"), ["day.before_what_it_rests_on"]);
  });
});

describe("answers that come in as a table", () => {
  type Cells = Readonly<Record<string, string>>;
  const ofHouse: Cells = {
    "h.wallDurable": "không",
    "h.frameDurable": "có",
    "h.roofDurable": "không",
    "h.floorArea": "60",
    "h.water": "piped",
    "h.toilet": "none",
    "h.usesInternet": "có",
    "h.deviceCount": "2",
    "h.primarySector": "không",
    income: "900.000",
  };
  const ofHead: Cells = { "m.insured": "có", "m.work": "contract", "m.drawsAllowance": "không" };
  const ofChild: Cells = {
    "m.insured": "có",
    "m.attends": "primary",
    "m.drawsAllowance": "không",
    "m.stunted": "không",
    "m.underweight": "không",
  };
  const rowOf = (personId: string, cells: Cells): Cells => ({ household: householdId, person: personId, ...cells });
  async function take(rows: readonly Cells[]) {
    const heads = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const lines = [heads, ...rows.map((row) => heads.map((one) => row[one] ?? ""))];
    return scenario.people.officer.get(importAnswers, {
      params: { roundId, communeId: scenario.commune },
      body: {
        file: { format: "csv", text: lines.map((line) => line.join(";")).join("\n") },
        surveyedOn: localDate(day),
        trial: false,
      },
    });
  }
  const problems = ({ wrong }: Awaited<ReturnType<typeof take>>) => wrong.map(({ problem }) => problem);
  /** A table is of households that are on the list. */
  beforeEach(async () => {
    assert.equal((await submit([head, child])).status, 200);
  });

  test("the whole household is taken", async () => {
    const taken = await take([rowOf(head.personId, { ...ofHouse, ...ofHead }), rowOf(child.personId, ofChild)]);
    assert.deepEqual([taken.taken, taken.wrong], [1, []]);
  });

  test("an income by its sources goes with the answers that it was computed for, also where the file states the same sum", async () => {
    const wages = { source: "wages", months: 12, amount: 1_800_000, cost: 0 };
    const given = { ...poor([head, child]), incomePerPerson: 900_000, incomeDetail: [wages] };
    assert.equal((await submitWhole(given)).status, 200);
    const params = { householdId, roundId };
    const shown = async () => (await scenario.people.officer.get(explainReview, { params })).income.detail;
    const form = async () =>
      (await scenario.people.officer.get(survey.readReviewForm, { params })).answers?.incomeDetail;
    assert.deepEqual([(await shown())?.perPerson, await form()], [900_000n, [wages]]);
    for (const income of ["900000", "700000"]) {
      const house = { ...ofHouse, income };
      const taken = await take([rowOf(head.personId, { ...house, ...ofHead }), rowOf(child.personId, ofChild)]);
      assert.deepEqual([taken.taken, taken.wrong], [1, []]);
      assert.deepEqual([await shown(), await form()], [null, []], income);
    }
  });

  test("the head alone, a person in three rows, a stranger, a birth of 2000: none is taken", async () => {
    const first = rowOf(head.personId, { ...ofHouse, ...ofHead });
    const second = rowOf(child.personId, ofChild);
    assert.deepEqual(problems(await take([first])), ["no_row"]);
    assert.deepEqual(problems(await take([first, second, first, first])), ["repeated_person", "repeated_person"]);
    assert.deepEqual(problems(await take([first, second, rowOf(newId("person"), ofHead)])), ["unknown_person"]);
    const born2000 = await take([
      { ...first, birth: "1980" },
      { ...second, birth: "2000" },
    ]);
    assert.deepEqual(problems(born2000), ["differs"]);
    assert.deepEqual([born2000.wrong[0]?.given, born2000.wrong[0]?.recorded], ["2000", "2014-05-02"]);
  });

  test("figures that no household has are named with their limits, and a missing answer with its column", async () => {
    const wrong = async (cells: Cells, ofOther: Cells = ofChild) => {
      const rows = [rowOf(head.personId, { ...ofHouse, ...ofHead, ...cells }), rowOf(child.personId, ofOther)];
      const { taken, wrong: found } = await take(rows);
      assert.equal(taken, 0);
      return found.map(({ row, column, problem, given, bounds }) => [
        row,
        column.en,
        problem,
        given,
        bounds?.from,
        bounds?.to,
      ]);
    };
    const income = "Income per person per month (đồng)";
    assert.deepEqual(await wrong({ "h.floorArea": "-100" }), [[2, "Floor area", "out_of_bounds", "-100", 1, 2000]]);
    assert.deepEqual(await wrong({ "h.deviceCount": "900" }), [
      [2, "Working information devices", "out_of_bounds", "900", 0, 100],
    ]);
    assert.deepEqual(await wrong({ income: "1.422" }), [[2, income, "out_of_bounds", "1.422", 10_000, 200_000_000]]);
    assert.deepEqual(await wrong({ income: "99.999.999.999" }), [
      [2, income, "out_of_bounds", "99.999.999.999", 10_000, 200_000_000],
    ]);
    assert.deepEqual(await wrong({}, { ...ofChild, "m.attends": "" }), [
      [3, "Attending school now", "missing", "", undefined, undefined],
    ]);
  });
});

test("answers of an imported list to what the form of the round does not ask are refused before a row is read", async () => {
  const ask = (roof: string) => ({
    body: {
      importId: newId("import"),
      areaId: scenario.commune,
      roundId,
      households: "ho,ten,mai\n1,Phạm Văn Chủ,yes\n",
      mapping: `
source: survey-of-commune
household: { key: ho, registeredOn: { constant: 2026-01-01 } }
person: { household: ho, name: { column: ten }, relation: { constant: head } }
answers:
  surveyedOn: 2026-09-20
  household: { ${roof}: { column: mai, type: yes_no } }
  person: {}
`,
    },
  });
  const refused = await scenario.people.officer.ask(tryImport, ask("roofDurabel"));
  assert.ok("problem" in refused, "the answers were taken");
  assert.deepEqual(
    [refused.problem.code, refused.problem.facts],
    ["registry.mapping_answers_not_asked", { fields: "roofDurabel" }],
  );
  assert.equal((await scenario.people.officer.get(tryImport, ask("roofDurable"))).counts.reviewsAdded, 1);
});
