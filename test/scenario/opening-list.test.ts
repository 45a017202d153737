/** One visit in autumn 2026, two results: the list of 2026, and the opening list of 2027 by the standard that comes; then the years after. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as explanation from "#contract/review/explanation.ts";
import * as evaluation from "#contract/evaluation/measure.ts";
import * as movement from "#contract/evaluation/movement.ts";
import * as review from "#contract/review/round.ts";
import * as survey from "#contract/review/survey.ts";
import { newId } from "#contract/new-id.ts";
import { addDays, localDate } from "#kernel/local-date.ts";
import { addComingStandard, comingId } from "#test/support/made-up-standard.ts";
import { lackingOf } from "#server/delivery/support/support-findings.ts";
import { listStatusesOn } from "#server/delivery/support/supports-store.ts";
import { verifyCounts } from "#server/review/replay/verify-counts.ts";
import { Scenario } from "./scenario.ts";
import { codeOf, commune, poorly, TwoStandards } from "./two-standards-steps.ts";

type Home = Awaited<ReturnType<Scenario["household"]>>;

let scenario: Scenario;
let steps: TwoStandards;
let versions: readonly string[];
const homes: Record<string, Home> = {};
const [old2026, opening, round2027, round2028] = [newId("round"), newId("round"), newId("round"), newId("round")];

const open: TwoStandards["open"] = async (...asked) => steps.open(...asked);
const answer: TwoStandards["answer"] = async (...asked) => steps.answer(...asked);
const throughVillage: TwoStandards["throughVillage"] = async (...asked) => steps.throughVillage(...asked);
const decide: TwoStandards["decide"] = async (...asked) => steps.decide(...asked);

const moved = async (from: string, to: string) =>
  scenario.people.officer.get(movement.readMovements, {
    query: { areaId: "21484", from: localDate(from), to: localDate(to) },
  });
const classOf = async (name: string, on: string) => {
  const { rows } = await scenario.people.officer.get(evaluation.listHouseholdsBehind, {
    query: { areaId: "21484", on },
  });
  return rows.find(({ householdId }) => householdId === homes[name]?.householdId)?.class;
};

before(async () => {
  scenario = await Scenario.open();
  versions = (await addComingStandard(scenario.opened.ownersServer)).map(({ version }) => version);
  for (const name of ["Stays", "Above the old line", "Rises", "Without an answer", "Asks in 2027"])
    homes[name] = await scenario.household(name);
  steps = new TwoStandards(scenario, homes);
  const old = await scenario.round(2025);
  for (const [name, income] of [
    ["Stays", 900_000],
    ["Above the old line", 1_900_000],
    ["Rises", 900_000],
  ] as const)
    assert.equal(codeOf(await answer(old, name, poorly, income, "2025-09-20")), undefined);
  await scenario.decide(old, 2025);
});
after(() => scenario.opened.close());

describe("an opening list beside the round of 2026", () => {
  test("is opened once, beside an annual round by another standard", async () => {
    scenario.on("2026-09-01");
    const { rows } = await scenario.people.planner.get(review.listRounds);
    const standardVersion = rows[0]?.standardVersion ?? "";
    assert.equal(codeOf(await open(old2026, "vn-2022-2026", standardVersion, 2026)), undefined);
    const [version = ""] = versions;
    const days = { opensOn: localDate("2026-09-01"), closesOn: localDate("2026-12-14") };
    const beside = { ...days, referenceDate: localDate("2027-01-01"), askedInRoundId: old2026 };
    const other = { ...days, referenceDate: localDate("2026-10-01"), askedInRoundId: old2026 };
    assert.equal(
      codeOf(await open(newId("round"), "vn-2022-2026", standardVersion, 2027, other)),
      "review.opening_list_by_same_standard",
    );
    assert.equal(codeOf(await open(opening, comingId, version, 2027, beside)), undefined);
    assert.equal(
      codeOf(await open(newId("round"), comingId, version, 2027, beside)),
      "review.opening_list_there_already",
    );
    assert.equal(
      codeOf(await open(newId("round"), "vn-2022-2026", standardVersion, 2026, { ...other, askedInRoundId: opening })),
      "review.opening_list_beside_annual_round",
    );
    const { rows: rounds } = await scenario.people.planner.get(review.listRounds);
    const first = rounds.find(({ roundId }) => roundId === old2026);
    assert.equal(first?.openingRoundId, opening);
  });

  test("takes the same sheets, and what it alone lacks holds up nothing of 2026", async () => {
    for (const [name, facts, income] of [
      ["Stays", { ...poorly, waste: "thrown" }, 900_000],
      ["Above the old line", { ...poorly, waste: "thrown" }, 1_900_000],
      ["Rises", { waste: "collected" }, 5_000_000],
    ] as const) {
      const given = await answer(old2026, name, facts, income, "2026-09-20");
      assert.ok("body" in given, JSON.stringify(given));
      assert.deepEqual(given.body.openingList, { roundId: opening, taken: true, lacks: null });
    }
    const without = await answer(old2026, "Without an answer", poorly, 900_000, "2026-09-20");
    assert.ok("body" in without);
    assert.deepEqual(
      [
        without.body.openingList?.taken,
        without.body.openingList?.lacks?.code,
        without.body.openingList?.lacks?.facts["question"],
      ],
      [true, "review.answer_missing", "waste"],
    );
    scenario.on("2026-10-05");
    const scored = await scenario.people.officer.get(survey.scoreReviews, { params: commune(old2026), body: {} });
    assert.deepEqual([scored.scored, scored.refused.length], [4, 0]);
    assert.deepEqual(
      [scored.openingList?.scored, scored.openingList?.refused.map(({ headName }) => headName)],
      [3, ["Without an answer"]],
    );
    assert.deepEqual(scored.classes, { poor: 2, non_poor: 2 });
    assert.deepEqual(scored.openingList?.classes, { poor: 2, non_poor: 1 });
  });

  test("both results of a visit are on the village's list and on the household's page", async () => {
    const { officer } = scenario.people;
    for (const roundId of [old2026, opening]) {
      const { rows, openingRoundId } = await officer.get(survey.readTwoResults, { params: commune(roundId) });
      assert.equal(openingRoundId, opening);
      assert.deepEqual(
        rows.map(({ villageId, households, changes }) => [villageId, households, changes]),
        [[scenario.village, 4, { "poor>poor": 1, "non_poor>poor": 1, "non_poor>non_poor": 1, "poor>-": 1 }]],
      );
    }
    const householdId = homes["Above the old line"]?.householdId;
    assert.ok(householdId);
    const why = await officer.get(explanation.explainReview, { params: { householdId, roundId: old2026 } });
    assert.deepEqual(
      [why.class, why.otherResult?.roundId, why.otherResult?.standardId, why.otherResult?.class],
      ["non_poor", opening, comingId, "poor"],
    );
  });

  test("each result is decided by an act of its own, the opening list first if need be, and counts from 2027", async () => {
    await throughVillage(old2026, "2026-10-10");
    await throughVillage(opening, "2026-10-10");
    assert.equal(codeOf(await decide(opening, "2026-11-02")), "review.list_outside_standard");
    const opened = await decide(opening, "2026-11-02", "2027-01-01");
    assert.ok("body" in opened, JSON.stringify(opened));
    assert.deepEqual([opened.body.recognised, opened.body.escaped, opened.body.refused], [2, null, 1]);
    assert.equal(codeOf(await decide(old2026, "2026-11-03", "2027-01-05")), "review.list_outside_standard");
    const official = await decide(old2026, "2026-11-03");
    assert.ok("body" in official, JSON.stringify(official));
    assert.deepEqual([official.body.recognised, official.body.escaped, official.body.refused], [2, 1, 1]);
    for (const day of ["2026-11-02", "2026-11-03", "2026-12-31", "2027-01-01", "2027-02-01"])
      assert.deepEqual((await verifyCounts(scenario.opened.ownersServer.database, localDate(day))).findings, [], day);
    const early = await scenario.people.officer.ask(evaluation.listHouseholdsBehind, {
      query: { areaId: "21484", on: "2027-01-01" },
    });
    assert.equal(codeOf(early), "day.not_come", "the list is decided, and no figure of its day is there yet");
    const between = { areaId: "21484", from: localDate("2025-12-31"), to: localDate("2026-12-31") };
    assert.equal(codeOf(await scenario.people.officer.ask(movement.readMovements, { query: between })), "day.not_come");
    scenario.on("2027-01-01");
    assert.deepEqual(
      [await classOf("Above the old line", "2026-12-31"), await classOf("Above the old line", "2027-01-01")],
      ["non_poor", "poor"],
    );
  });
});

describe("movements", () => {
  test("of 2026 are counted by the old standard", async () => {
    const { total, transition } = await moved("2025-12-31", "2026-12-31");
    assert.equal(total.flows, "counted");
    assert.deepEqual([total.escaped, total.newlyPoor, total.relapsed, total.stayed], [1, 1, 0, 1]);
    assert.equal(transition, null);
  });

  test("over the change of standard are not applicable, and the change is a transition of its own", async () => {
    scenario.on("2027-01-02");
    const { total, rows, transition, provenance } = await moved("2026-12-31", "2027-01-02");
    for (const row of [total, ...rows]) {
      assert.equal(row.flows === "not_applicable" && row.reason, "change_of_standard");
      assert.deepEqual([row.escaped, row.relapsed, row.newlyPoor, row.stayed], [null, null, null, null]);
    }
    assert.deepEqual([transition?.from, transition?.to], ["2026-12-31", "2027-01-01"]);
    assert.deepEqual(transition?.total.moves, { "poor>poor": 1, "non_poor>poor": 1, "non_poor>non_poor": 1 });
    assert.deepEqual([provenance.standardId, provenance.standardFrom], [comingId, "2027-01-01"]);
    const behind = await scenario.people.officer.ask(evaluation.listHouseholdsBehind, {
      query: { areaId: "21484", movement: "newlyPoor", since: "2026-12-31", on: "2027-01-02" },
    });
    assert.equal(codeOf(behind), "evaluation.flows_not_applicable");
  });

  test("what a household lacks is read by the standard of its status on the day, as supports ask it", async () => {
    const householdId = homes["Stays"]?.householdId;
    assert.ok(householdId);
    const lackingOn = async (day: string) =>
      scenario.opened.ownersServer.database.transaction().execute(async (tx) => {
        const statuses = await listStatusesOn(tx, [householdId], localDate(day));
        const lacking = await lackingOf(tx, statuses);
        return statuses.flatMap((status) => [...lacking(status)]).toSorted();
      });
    const before2027 = ["housingQuality", "toilet", "water"];
    assert.deepEqual(await lackingOn("2026-12-31"), before2027);
    assert.deepEqual(await lackingOn("2027-01-01"), [...before2027, "wasteTreatment"].toSorted());
  });

  test("a household's story says change of standard, not that it fell back", async () => {
    const steps = async (name: string) => {
      const householdId = homes[name]?.householdId;
      assert.ok(householdId);
      const { rows } = await scenario.people.officer.get(explanation.listStatuses, { params: { householdId } });
      return rows.map(({ step }) => step);
    };
    assert.deepEqual(await steps("Above the old line"), ["change_of_standard", "refused", "refused"]);
    assert.deepEqual(await steps("Stays"), ["change_of_standard", "stays", "opening"]);
    assert.deepEqual(await steps("Rises"), ["change_of_standard", "escaped", "opening"]);
  });

  test("of 2027 are counted against the opening list, and not against the list of 2026", async () => {
    scenario.on("2027-09-01");
    const [version = ""] = versions;
    assert.equal(codeOf(await open(round2027, comingId, version, 2027)), undefined);
    for (const [name, facts, income] of [
      ["Stays", { ...poorly, waste: "thrown" }, 900_000],
      ["Above the old line", { waste: "collected" }, 5_000_000],
      ["Rises", { ...poorly, waste: "thrown" }, 2_200_000],
      ["Without an answer", { ...poorly, waste: "thrown" }, 900_000],
    ] as const)
      assert.equal(codeOf(await answer(round2027, name, facts, income, "2027-09-20")), undefined);
    await scenario.people.officer.get(survey.scoreReviews, { params: commune(round2027), body: {} });
    await throughVillage(round2027, "2027-10-10");
    const decided = await decide(round2027, "2027-11-01");
    assert.ok("body" in decided, JSON.stringify(decided));
    assert.deepEqual([decided.body.recognised, decided.body.escaped], [2, 1]);

    scenario.on("2027-12-31");
    const { total } = await moved("2027-01-01", "2027-12-31");
    assert.equal(total.flows, "counted");
    // Poor by the old standard and left out of the opening list: by the new one it is new, and has not stayed.
    assert.deepEqual([total.escaped, total.newlyPoor, total.relapsed, total.stayed], [1, 1, 0, 1]);
    const against2026 = await moved("2026-12-31", "2027-12-31");
    assert.equal(against2026.total.flows, "not_applicable");
    assert.deepEqual(against2026.transition?.total.moves, {
      "poor>poor": 1,
      "non_poor>poor": 1,
      "non_poor>non_poor": 1,
    });
    for (const way of ["escaped", "newlyPoor", "stayed"] as const) {
      const { rows } = await scenario.people.officer.get(evaluation.listHouseholdsBehind, {
        query: { areaId: "21484", movement: way, since: "2027-01-01", on: "2027-12-31" },
      });
      assert.equal(rows.length, total[way], way);
    }
  });
});

test("the line that is raised in 2028 decides about the round of 2028 and none before, within one standard", async () => {
  scenario.on("2028-09-01");
  const [first = "", raised = ""] = versions;
  assert.equal(codeOf(await open(newId("round"), comingId, first, 2028)), "review.standard_version_replaced");
  assert.equal(codeOf(await open(round2028, comingId, raised, 2028)), undefined);
  for (const name of ["Stays", "Rises"])
    assert.equal(
      codeOf(await answer(round2028, name, { ...poorly, waste: "thrown" }, 2_200_000, "2028-09-20")),
      undefined,
    );
  await scenario.people.officer.get(survey.scoreReviews, { params: commune(round2028), body: {} });
  await throughVillage(round2028, "2028-10-10");
  const decided = await decide(round2028, addDays(localDate("2028-11-01"), 0));
  assert.ok("body" in decided, JSON.stringify(decided));
  scenario.on("2028-12-31");
  assert.deepEqual([await classOf("Rises", "2027-12-31"), await classOf("Rises", "2028-12-31")], ["non_poor", "poor"]);
  const { total, provenance } = await moved("2027-12-31", "2028-12-31");
  assert.deepEqual([total.flows, total.newlyPoor, total.stayed], ["counted", 1, 2]);
  assert.equal(provenance.standardFrom, "2028-01-01");
});
