/** Movements tell the state on two days: each household once, whatever was decided between them, and who moved in by itself. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { listHouseholdsBehind } from "#contract/evaluation/measure.ts";
import { readMovementForm, readSurvival } from "#contract/evaluation/movement-form.ts";
import { readMovements } from "#contract/evaluation/movement.ts";
import { newId } from "#contract/new-id.ts";
import { registerHousehold } from "#contract/registry/household.ts";
import * as transfer from "#contract/registry/transfer.ts";
import { decideList } from "#contract/review/decision.ts";
import { listStatuses } from "#contract/review/explanation.ts";
import { scoreReviews, submitAnswers } from "#contract/review/survey.ts";
import { recordMeeting, recordPosting } from "#contract/review/village.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { movementWays } from "#programme/evaluation/movement.ts";
import { addVillages } from "#server/area/area/areas-store.ts";
import type { TestOfficer } from "#test/support/installation.ts";
import { monthlyReview, withdraw } from "./beside-lists.ts";
import type { Home } from "./beside-lists.ts";
import { answersOf, badHouse } from "./home-answers.ts";
import { Scenario } from "./scenario.ts";

let scenario: Scenario;
let poor: Home;
let twice: Home;
let fresh: Home;
const wellOff = (home: Home) => answersOf(home.person.personId, {}, 5_000_000);
const badlyOff = (home: Home) => answersOf(home.person.personId, badHouse, 900_000);
const none = { escaped: 0, relapsed: 0, newlyPoor: 0, otherIncrease: 0, otherDecrease: 0, stayed: 0 };

const other = "21025";
let receiver: TestOfficer;

/** The other commune decides on one household of its own in the round, which is off the list. */
async function decideElsewhere(roundId: Id<"round">) {
  receiver = await scenario.opened.officer("commune_officer", other);
  const chair = await scenario.opened.officer("commune_chair", other);
  const [commune, village] = [
    { roundId, communeId: other },
    { roundId, villageId: `${other}-01` },
  ];
  await scenario.opened.ownersServer.database
    .transaction()
    .execute(async (tx) => addVillages(tx, [{ areaId: village.villageId, communeId: other, name: "Thôn Một" }]));
  const [householdId, personId] = [newId("household"), newId("person")];
  const head = {
    fullName: "Hồ Văn Xa",
    birthDate: localDate("1980-06-15"),
    birthPrecision: "day",
    sex: "male",
  } as const;
  await receiver.get(registerHousehold, {
    body: {
      householdId,
      communeId: other,
      villageId: village.villageId,
      address: "Tổ 1",
      residence: "permanent",
      registeredOn: localDate("2025-08-01"),
      members: [{ personId, ...head, ethnicityCode: "19", relation: "head", merit: false }],
    },
  });
  scenario.on("2025-09-10");
  const answers = { ...answersOf(personId, {}, 5_000_000) };
  await receiver.get(submitAnswers, {
    params: { householdId, roundId },
    body: { surveyedOn: localDate("2025-09-10"), answers },
  });
  scenario.on("2025-10-05");
  await receiver.get(scoreReviews, { params: commune, body: {} });
  const heldOn = localDate("2025-10-10");
  scenario.on(heldOn);
  await receiver.get(recordMeeting, {
    params: village,
    body: { meetingId: newId("meeting"), heldOn, chair: "T", secretary: "S", present: 40, minutes: "x", results: [] },
  });
  const fromDate = localDate("2025-10-15");
  scenario.on(fromDate);
  await receiver.get(recordPosting, {
    params: village,
    body: { publicPostingId: newId("public posting"), places: ["Nhà văn hóa"], fromDate },
  });
  const decidedOn = localDate("2025-11-02");
  scenario.on(decidedOn);
  await chair.get(decideList, {
    params: commune,
    body: {
      decisionId: newId("decision"),
      number: "1/QĐ",
      decidedOn,
      effectiveOn: decidedOn,
      legalBasis: "Quyết định 24/2021/QĐ-TTg",
    },
  });
}

before(async () => {
  scenario = await Scenario.open();
  poor = await scenario.household("Trần Văn Nghèo");
  twice = await scenario.household("Phạm Văn Lại");
  fresh = await scenario.household("Lò Văn Mới");
  const round = await scenario.round(2025);
  for (const home of [poor, twice]) await scenario.answer(round, home.householdId, badlyOff(home), "2025-09-10");
  await scenario.decide(round, 2025);
  await decideElsewhere(round);
});
after(async () => scenario.opened.close());

const review = async (month: `2026-0${number}`, home: Home, isPoor: boolean) =>
  monthlyReview(scenario, { kind: "regular", month }, [[home, null, isPoor ? badlyOff(home) : wellOff(home)]]);

/** The figures of an area, each of them that of the households behind it. */
async function movedIn(who: TestOfficer, areaId: string, from: string, to: string) {
  const { total, rows } = await who.get(readMovements, {
    query: { areaId, from: localDate(from), to: localDate(to) },
  });
  for (const movement of movementWays) {
    const query = { areaId, movement, since: localDate(from), on: localDate(to) };
    const behind = (await who.get(listHouseholdsBehind, { query })).rows.map(({ householdId }) => householdId);
    assert.equal(behind.length, total[movement], movement);
    assert.equal(new Set(behind).size, behind.length);
  }
  return { total: figures(total), rows };
}
type Figures = Readonly<Record<(typeof movementWays)[number], unknown>>;
const figures = (row: Figures) => Object.fromEntries(movementWays.map((way) => [way, row[way]]));
/** Asked on the last of the days. */
const moved = async (from: string, to: string) => {
  scenario.on(to);
  return (await movedIn(scenario.people.officer, scenario.commune, from, to)).total;
};

test("escapes and relapses within the days leave the state of both", async () => {
  await review("2026-01", twice, false);
  const relapse = await review("2026-02", twice, true);
  assert.deepEqual(await moved("2025-12-31", "2026-02-28"), { ...none, stayed: 2 });
  assert.deepEqual(await moved("2026-01-31", "2026-02-28"), { ...none, relapsed: 1, stayed: 1 });
  await withdraw(scenario, twice, relapse, "2026-03-05");
  assert.deepEqual(await moved("2026-01-31", "2026-03-05"), { ...none, stayed: 1 });
  await review("2026-03", twice, true);
  await review("2026-04", twice, false);
  assert.deepEqual(await moved("2025-12-31", "2026-04-28"), { ...none, escaped: 1, stayed: 1 });
  await review("2026-05", twice, true);
  assert.deepEqual(await moved("2025-12-31", "2026-05-28"), { ...none, stayed: 2 });
});

test("a listing that was withdrawn is no listing before", async () => {
  const mistaken = await review("2026-06", fresh, true);
  await withdraw(scenario, fresh, mistaken, "2026-07-05");
  await review("2026-07", fresh, true);
  const { rows } = await scenario.people.officer.get(listStatuses, { params: { householdId: fresh.householdId } });
  assert.deepEqual(
    rows.map(({ outcome, listFlag }) => [outcome, listFlag]),
    [
      ["recognised", "new"],
      ["withdrawn", null],
      ["recognised", "new"],
    ],
  );
  assert.deepEqual(await moved("2026-05-28", "2026-07-28"), { ...none, newlyPoor: 1, stayed: 2 });
});

test("who moved in is an other increase there and an other decrease here, for the commune and for the province", async () => {
  const { officer, planner } = scenario.people;
  scenario.on("2026-08-10");
  const transferId = newId("transfer");
  const params = { householdId: poor.householdId };
  await officer.get(transfer.askTransfer, {
    params,
    body: { transferId, toCommuneId: other, on: localDate("2026-08-10"), reason: "chuyển nơi ở" },
  });
  await receiver.get(transfer.answerTransfer, {
    params: { ...params, transferId },
    body: { accepts: true, address: "Tổ 3" },
  });
  const days = ["2026-07-31", "2026-08-10"] as const;
  const [here, came] = [await movedIn(officer, scenario.commune, ...days), await movedIn(receiver, other, ...days)];
  assert.deepEqual(here.total, { ...none, otherDecrease: 1, stayed: 2 });
  assert.deepEqual(came.total, { ...none, otherIncrease: 1 });
  const province = await movedIn(planner, "51", ...days);
  assert.deepEqual(province.total, { ...none, stayed: 3 });
  for (const [areaId, own] of [
    [scenario.commune, here],
    [other, came],
  ] as const) {
    const row = province.rows.find((one) => one.areaId === areaId);
    assert.deepEqual(row && figures(row), own.total, areaId);
    assert.deepEqual(own.rows.map(figures), [own.total]);
  }
});

test("the yearly report says that one moved, adds up, and is for nobody else to read", async () => {
  const { officer, planner } = scenario.people;
  const days = { from: localDate("2026-07-31"), to: localDate("2026-08-10") };
  const line = (form: Awaited<ReturnType<typeof readForm>>["total"], name: string) =>
    form.classes[0]?.lines.find((one) => one.line === name)?.households;
  const readForm = async (who: TestOfficer, areaId: string) =>
    who.get(readMovementForm, { query: { areaId, ...days } });
  const here = await readForm(officer, scenario.commune);
  assert.deepEqual(
    ["start", "otherDecrease", "otherIncrease", "end"].map((name) => line(here.total, name)),
    [3, 1, 0, 2],
  );
  assert.deepEqual(here.total.classes[0]?.decreases, [{ cause: "moved", households: 1, people: 1 }]);
  const province = await readForm(planner, "51");
  assert.deepEqual(
    ["start", "otherDecrease", "otherIncrease", "end"].map((name) => line(province.total, name)),
    [3, 0, 0, 3],
  );
  const came = province.rows.find(({ areaId }) => areaId === other);
  assert.deepEqual(came?.classes[0]?.increases, [{ cause: "moved", households: 1, people: 1 }]);
  const analyst = await scenario.opened.officer("country_analyst", "VN");
  const { total } = await readForm(analyst, "51");
  assert.deepEqual([line(total, "start"), line(total, "end")], ["suppressed", "suppressed"]);
  const opening = await officer.get(readMovementForm, {
    query: { areaId: scenario.commune, from: localDate("2025-09-01"), to: days.to },
  });
  assert.deepEqual([opening.total.notApplicable, opening.total.classes], ["opening_round", []]);
});

test("times off the list: one left it twice and returned twice", async () => {
  const { officer } = scenario.people;
  const { total, cohorts } = await officer.get(readSurvival, { query: { areaId: scenario.commune } });
  assert.deepEqual([total.escaped, total.points[0]], [2, { years: 1, share: 0, followed: 0, returned: 2 }]);
  assert.deepEqual(
    cohorts.map(({ year }) => year),
    [2026],
  );
  const analyst = await scenario.opened.officer("country_analyst", "VN");
  assert.equal((await analyst.get(readSurvival, { query: { areaId: "51" } })).total.escaped, "suppressed");
});

test("days in the wrong order are refused, and named", async () => {
  const [from, to] = [localDate("2026-07-28"), localDate("2026-02-01")];
  const { officer } = scenario.people;
  const { commune } = scenario;
  for (const answer of [
    await officer.ask(readMovements, { query: { areaId: commune, from, to } }),
    await officer.ask(listHouseholdsBehind, { query: { areaId: commune, since: from, on: to, movement: "stayed" } }),
  ]) {
    assert.ok("problem" in answer);
    assert.equal(answer.problem.code, "evaluation.days_reversed");
    assert.deepEqual(answer.problem.facts, { from, to });
  }
});
