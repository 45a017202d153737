/** Second looks: each is raised by a household that gives reason for it, not by its honest neighbour; it advises and decides nothing. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import pg from "pg";
import { splitHousehold } from "#contract/registry/transfer.ts";
import { registerHousehold } from "#contract/registry/household.ts";
import { submitAnswers } from "#contract/review/survey.ts";
import { explainReview } from "#contract/review/explanation.ts";
import * as review from "#contract/review/round.ts";
import { idOf } from "#kernel/id.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import type { SecondLook } from "#programme/review/survey/second-looks.ts";
import { adult, born, householdWith } from "#programme/review/survey/test-household.ts";
import { fillHouseholds, fillVillages, madeUpAnswers } from "#test/support/fill-reviews.ts";
import type { FilledHousehold } from "#test/support/fill-reviews.ts";
import type { TestOfficer } from "#test/support/installation.ts";
import { newId } from "#contract/new-id.ts";
import { Scenario } from "./scenario.ts";
import * as village from "#contract/review/village.ts";
import * as survey from "#contract/review/survey.ts";

type HouseholdId = Id<"household">;
type Member = ReturnType<typeof born>;

const other = { communeId: "21484", villageId: "21484-02" };
let scenario: Scenario;
let owner: pg.Client;
let careless: TestOfficer;
let roundId: Id<"round">;
let neighbours: readonly FilledHousehold[];
let copied: readonly FilledHousehold[];

before(async () => {
  scenario = await Scenario.open();
  owner = new pg.Client({ connectionString: scenario.opened.migratorUrl });
  await owner.connect();
  careless = await scenario.opened.officer("commune_officer", scenario.commune);
  await fillVillages(owner, [other]);
  neighbours = await fillHouseholds(owner, [{ communeId: scenario.commune, villageId: scenario.village }], 24);
  copied = await fillHouseholds(owner, [other], 10);
});
after(async () => {
  await owner.end();
  await scenario.opened.close();
});

const answer = async (who: TestOfficer, householdId: HouseholdId, answers: object, day = "2026-09-20") =>
  who.get(submitAnswers, {
    params: { householdId, roundId },
    body: { surveyedOn: localDate(day), answers: { ...answers } },
  });
const poor = { wallDurable: false, roofDurable: false, toilet: "none", water: "stream" };
/** Poor, each with a house of its own size. */
const ownHouse = (home: FilledHousehold, at: number) => madeUpAnswers(home, at * 2);
const withMembers = (members: readonly Member[], floorArea: number) => ({
  ...householdWith({ ...poor, floorArea }, members),
  incomePerPerson: 900_000,
});
const score = async () =>
  scenario.people.officer.get(survey.scoreReviews, { params: { roundId, communeId: scenario.commune }, body: {} });
const marked = async (flag: SecondLook | "any") => {
  const { rows } = await scenario.people.officer.get(review.listReviews, {
    params: { roundId },
    query: { flag, limit: "200" },
  });
  return rows.map(({ householdId }) => householdId).toSorted();
};
const lookAgain = async (householdId: HouseholdId) =>
  (await scenario.people.officer.get(explainReview, { params: { householdId, roundId } })).lookAgain;

type Living = { readonly fullName: string; readonly birthDate: string; readonly personalId?: string };
/** A household of a head of its own and those who are named. */
async function register(headName: string, living: readonly Living[]) {
  const householdId = newId("household");
  const people = [{ fullName: headName, birthDate: "1984-03-02" }, ...living].map((one, at) => ({
    ...one,
    personId: newId("person"),
    relation: at === 0 ? ("head" as const) : ("other_relative" as const),
    sex: "female" as const,
    birthDate: localDate(one.birthDate),
    birthPrecision: "day" as const,
    merit: false,
  }));
  await scenario.people.officer.get(registerHousehold, {
    body: {
      householdId,
      communeId: scenario.commune,
      villageId: scenario.village,
      address: "",
      residence: "permanent",
      registeredOn: localDate("2025-08-01"),
      members: people,
    },
  });
  const members = people.map(({ personId, birthDate }) => ({
    ...(birthDate > "2010" ? born(birthDate) : adult),
    birthDate,
    sex: "female",
    personId,
  }));
  return { householdId, members };
}

/** Some of a household found one of their own. */
async function splitOff(from: Awaited<ReturnType<typeof register>>, movers: readonly Member[], on: string) {
  const newHouseholdId = newId("household");
  await scenario.people.officer.get(splitHousehold, {
    params: { householdId: from.householdId },
    body: {
      actId: newId("household act"),
      newHouseholdId,
      on: localDate(on),
      movers: movers.map(({ personId }, at) => ({
        personId: idOf("person", personId),
        relation: at === 0 ? ("head" as const) : ("spouse" as const),
      })),
    },
  });
  return newHouseholdId;
}

describe("what gives reason to look again", () => {
  test("the year before: twenty-four poor households, each with a house of its own", async () => {
    roundId = await scenario.round(2025);
    scenario.on("2025-09-20");
    for (const [at, home] of neighbours.entries())
      await answer(scenario.people.officer, home.householdId, ownHouse(home, at), "2025-09-20");
    await scenario.decide(roundId, 2025);
    assert.deepEqual(await marked("any"), []);
    scenario.on("2026-09-20");
    roundId = await scenario.round(2026);
  });

  test("a household that left its class alone; those that stayed with all the others are not marked", async () => {
    const [alone, ...others] = neighbours;
    assert.ok(alone !== undefined);
    for (const [at, home] of others.entries())
      await answer(scenario.people.officer, home.householdId, ownHouse(home, at + 1));
    await answer(scenario.people.officer, alone.householdId, madeUpAnswers(alone, 1));
    assert.deepEqual(await score(), { scored: 24, classes: { poor: 23, non_poor: 1 }, flagged: 1, refused: [] });
    assert.deepEqual(await marked("against_neighbours"), [alone.householdId]);
  });

  test("a household most of whose answers changed; one that built a room and bought a telephone is not marked", async () => {
    const [, another, enlarged] = neighbours;
    assert.ok(another !== undefined && enlarged !== undefined);
    const was = ownHouse(another, 1);
    const members = was.members.map((member) => ({ ...member, insured: false, finished: "primary" }));
    const now = {
      frameDurable: false,
      floorArea: 3100,
      water: "unprotected_well",
      toilet: "simple_pit",
      primarySector: true,
    };
    await answer(scenario.people.officer, another.householdId, {
      ...householdWith({ ...poor, ...now, usesInternet: false, deviceCount: 0 }, members),
      incomePerPerson: 900_000,
    });
    const same = ownHouse(enlarged, 2);
    await answer(scenario.people.officer, enlarged.householdId, {
      ...same,
      household: { ...same.household, deviceCount: 3, floorArea: 5200 },
    });
    assert.equal((await score()).classes["poor"], 23);
    assert.deepEqual(await marked("many_answers_changed"), [another.householdId]);
    assert.deepEqual(await lookAgain(another.householdId), ["many_answers_changed"]);
    assert.deepEqual(await lookAgain(enlarged.householdId), []);
  });

  test("who was split off alone within the year; a couple, and who left earlier, are not marked", async () => {
    const family = await register("Phạm Thị Nhà", [
      { fullName: "Phạm Thị Già", birthDate: "1975-01-01" },
      { fullName: "Phạm Thị Cả", birthDate: "1979-01-01" },
      { fullName: "Phạm Thị Hai", birthDate: "1981-01-01" },
      { fullName: "Phạm Thị Ba", birthDate: "1982-01-01" },
    ]);
    const [, old, first, second, third] = family.members;
    assert.ok(old !== undefined && first !== undefined && second !== undefined && third !== undefined);
    const earlier = await splitOff(family, [third], "2025-08-20");
    const couple = await splitOff(family, [first, second], "2026-03-01");
    const alone = await splitOff(family, [old], "2026-06-01");
    await answer(scenario.people.officer, earlier, withMembers([third], 4150));
    await answer(scenario.people.officer, couple, withMembers([first, second], 4250));
    await answer(scenario.people.officer, alone, withMembers([old], 4350));
    await score();
    assert.deepEqual(await marked("split_before_review"), [alone]);
  });

  test("a child, and an elderly person, who are in two households; namesakes and people of working age are not", async () => {
    const child = { fullName: "Phạm Thị Bé", birthDate: "2017-04-04" };
    const elder = { birthDate: "1950-05-05", personalId: "051150000117" };
    const worker = { fullName: "Phạm Thị Làm", birthDate: "1990-04-04" };
    const homes = [
      await register("Phạm Thị Một", [child]),
      await register("Phạm Thị Hai Nhà", [child]),
      await register("Phạm Thị Trùng Tên", [{ ...child, birthDate: "2017-05-04" }]),
      await register("Phạm Thị Bốn", [{ fullName: "Phạm Thị Cụ", ...elder }]),
      await register("Phạm Thị Năm", [{ fullName: "Đinh Thị Cụ", ...elder }]),
      await register("Phạm Thị Sáu", [worker]),
      await register("Phạm Thị Bảy", [worker]),
    ];
    for (const [at, { householdId, members }] of homes.entries())
      await answer(scenario.people.officer, householdId, withMembers(members, 5050 + at * 100));
    await score();
    const twice = [0, 1, 3, 4].map((at) => homes[at]?.householdId ?? "");
    assert.deepEqual(await marked("dependent_twice"), twice.toSorted());

    // An officer found the two children to be two: nobody asks again.
    const [first, second] = [homes[0], homes[1]];
    const [left, right] = [first, second].map((home) => [home?.householdId, home?.members[1]?.personId]).toSorted();
    await owner.query(
      `insert into registry.duplicate_pairs (left_household_id, left_person_id, right_household_id, right_person_id, left_commune_id,
         right_commune_id, found_by, evidence, fingerprint, found_at, state, decided_at, decided_by)
       values ($1, $2, $3, $4, $5, $5, 'likeness', '{}', 'x', now(), 'not_same', now(), $6)`,
      [...(left ?? []), ...(right ?? []), scenario.commune, scenario.people.officer.officerId],
    );
    await score();
    assert.deepEqual(await marked("dependent_twice"), twice.slice(2).toSorted());
  });

  test("a reviewer whose forms are all alike; one whose forms differ from house to house is not", async () => {
    for (const home of copied)
      await answer(careless, home.householdId, withMembers([{ ...adult, personId: home.personId }], 4000));
    await score();
    assert.deepEqual(await marked("reviewer_does_not_vary"), copied.map(({ householdId }) => householdId).toSorted());
    const progress = await scenario.people.officer.get(review.roundProgress, {
      params: { roundId },
      query: { communeId: scenario.commune },
    });
    assert.deepEqual(progress.rows.map(({ areaId, flags, flagged }) => [areaId, flags, flagged]).toSorted(), [
      [
        scenario.village,
        { against_neighbours: 1, dependent_twice: 2, many_answers_changed: 1, split_before_review: 1 },
        5,
      ],
      [other.villageId, { reviewer_does_not_vary: 10 }, 10],
    ]);
  });

  test("a look that has no reason any more goes with the next scoring, of the village or of the commune", async () => {
    for (const [at, home] of copied.slice(0, 2).entries())
      await answer(careless, home.householdId, withMembers([{ ...adult, personId: home.personId }], 6100 + at));
    const params = { roundId, communeId: scenario.commune };
    await scenario.people.officer.get(survey.scoreReviews, { params, body: { villageId: other.villageId } });
    assert.deepEqual(await marked("reviewer_does_not_vary"), []);
    assert.equal((await marked("any")).length, 5);
  });

  test("marks decide nothing: anyone who is marked is decided with all the others, and is counted no longer", async () => {
    const villages = { roundId, villageId: other.villageId };
    scenario.on("2026-10-05");
    await scenario.people.officer.get(village.recordMeeting, {
      params: villages,
      body: {
        meetingId: newId("meeting"),
        heldOn: localDate("2026-10-05"),
        chair: "Trưởng thôn",
        secretary: "Thư ký",
        present: 30,
        minutes: "Thôn thống nhất.",
        results: [],
      },
    });
    await scenario.people.officer.get(village.recordPosting, {
      params: villages,
      body: { publicPostingId: newId("public posting"), places: ["Nhà văn hóa"], fromDate: localDate("2026-10-06") },
    });
    await scenario.decide(roundId, 2026);
    const progress = await scenario.people.officer.get(review.roundProgress, { params: { roundId }, query: {} });
    assert.deepEqual(
      progress.rows.map(({ states, flagged, flags }) => [states, flagged, flags]),
      [[{ decided: 44 }, 0, {}]],
    );
    const [alone] = neighbours;
    assert.deepEqual(await lookAgain(alone?.householdId ?? newId("household")), ["against_neighbours"]);
  });
});
