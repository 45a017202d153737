/** From the day on which a decision is withdrawn all is as if it had not been: class, deprivations, members, what they rest on. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { readCounts, readMeasures } from "#contract/evaluation/measure.ts";
import { readNeedsInFull } from "#contract/planning/need.ts";
import { proposeSupports } from "#contract/delivery/support.ts";
import { explainReview, listStatuses } from "#contract/review/explanation.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { verifyCounts, withdrawalsThatDiffer } from "#server/review/replay/verify-counts.ts";
import { monthlyReview, withdraw } from "./beside-lists.ts";
import type { Home } from "./beside-lists.ts";
import { answersOf, badHouse } from "./home-answers.ts";
import { Scenario } from "./scenario.ts";

let scenario: Scenario;
let mistaken: Home;
let poor: Home;
let average: Home;
let firstRound: Id<"round">;
let escapeRound: Id<"round">;
const wellOff = (home: Home) => answersOf(home.person.personId, {}, 5_000_000);
const badlyOff = (home: Home) => answersOf(home.person.personId, badHouse, 900_000);

before(async () => {
  scenario = await Scenario.open();
  mistaken = await scenario.household("Phạm Văn Nhầm");
  poor = await scenario.household("Trần Văn Nghèo");
  average = await scenario.household("Hồ Văn Trung");
  firstRound = await scenario.round(2025);
  for (const home of [mistaken, poor])
    await scenario.answer(firstRound, home.householdId, badlyOff(home), "2025-09-10");
  await scenario.decide(firstRound, 2025);
});
after(async () => scenario.opened.close());

const measuresOn = async (on: string) => {
  scenario.reach(on);
  const { total } = await scenario.people.officer.get(readMeasures, {
    query: { areaId: scenario.commune, on: localDate(on) },
  });
  const lacking = Object.entries(total.deprivations).filter(([, households]) => households !== 0);
  return { poor: total.poor, H: total.H, M0: total.M0, lacking: Object.fromEntries(lacking) };
};
const findingsOn = async (day: string) =>
  (await verifyCounts(scenario.opened.ownersServer.database, localDate(day))).findings;

test("a mistaken escape that is withdrawn leaves the household as poor and as deprived as before", async () => {
  const before = await measuresOn("2025-12-31");
  assert.deepEqual([before.poor, before.H], [2, 1]);
  escapeRound = await monthlyReview(scenario, { kind: "regular", month: "2026-01" }, [
    [mistaken, "escape", wellOff(mistaken)],
  ]);
  assert.equal((await measuresOn("2026-01-27")).poor, 1);
  assert.equal((await withdraw(scenario, mistaken, escapeRound, "2026-02-10")).class, "poor");
  assert.deepEqual(await measuresOn("2026-02-10"), before);
  assert.deepEqual(await findingsOn("2026-02-10"), []);
  const needs = await scenario.people.officer.get(readNeedsInFull, {
    query: { areaId: scenario.commune, on: localDate("2026-02-10") },
  });
  assert.deepEqual(
    needs.rows[0]?.byNeed.map(({ key, households }) => [key, households]).toSorted(),
    Object.entries(before.lacking).toSorted(),
  );
});

test("the story tells the withdrawal of the review that it takes back", async () => {
  const { officer } = scenario.people;
  const { rows } = await officer.get(listStatuses, { params: { householdId: mistaken.householdId } });
  const [back, , listed] = rows;
  assert.deepEqual(
    [back?.outcome, back?.roundId, back?.deprivations],
    ["withdrawn", escapeRound, listed?.deprivations],
  );
  for (const roundId of [firstRound, escapeRound]) {
    const { decision } = await officer.get(explainReview, { params: { householdId: mistaken.householdId, roundId } });
    assert.equal(decision?.outcome, roundId === firstRound ? "recognised" : "withdrawn");
  }
});

test("a mistaken listing that is withdrawn leaves nothing that a decision found", async () => {
  await monthlyReview(scenario, { kind: "regular", month: "2026-03" }, [[average, null, wellOff(average)]]);
  const before = await measuresOn("2026-03-27");
  const listing = await monthlyReview(scenario, { kind: "regular", month: "2026-04" }, [
    [average, null, badlyOff(average)],
  ]);
  assert.equal((await measuresOn("2026-04-27")).poor, 3);
  assert.equal((await withdraw(scenario, average, listing, "2026-05-10")).class, "non_poor");
  assert.deepEqual(await measuresOn("2026-05-10"), before);
  assert.deepEqual(await findingsOn("2026-05-10"), []);
  const { database } = scenario.opened.ownersServer;
  assert.equal(await withdrawalsThatDiffer(database, localDate("2026-05-10")), 0);
  await sql`update review.poverty_statuses set deprivations = deprivations + 1
    where outcome = 'withdrawn' and household_id = ${average.householdId}`.execute(database);
  assert.equal(await withdrawalsThatDiffer(database, localDate("2026-05-09")), 0);
  assert.equal(await withdrawalsThatDiffer(database, localDate("2026-05-10")), 1);
  await sql`update review.poverty_statuses set deprivations = deprivations - 1
    where outcome = 'withdrawn' and household_id = ${average.householdId}`.execute(database);
});

test("a first listing that is withdrawn leaves all others and no deprivation", async () => {
  const first = await scenario.household("Lò Văn Đầu");
  const before = await measuresOn("2026-05-11");
  const listing = await monthlyReview(scenario, { kind: "regular", month: "2026-06" }, [
    [first, null, badlyOff(first)],
  ]);
  await withdraw(scenario, first, listing, "2026-07-10");
  const [back] = (await scenario.people.officer.get(listStatuses, { params: { householdId: first.householdId } })).rows;
  assert.deepEqual([back?.class, back?.deprivations], ["non_poor", []]);
  const after = await measuresOn("2026-07-10");
  assert.deepEqual([after.poor, after.lacking], [before.poor, before.lacking]);
});

test("two results are withdrawn newest first, each once, and leave what was before both", async () => {
  const home = await scenario.household("Lò Văn Hai");
  const earlier = await monthlyReview(scenario, { kind: "regular", month: "2026-07" }, [[home, null, badlyOff(home)]]);
  const before = await measuresOn("2026-07-26");
  const later = await monthlyReview(scenario, { kind: "regular", month: "2026-08" }, [[home, "escape", wellOff(home)]]);
  await assert.rejects(withdraw(scenario, home, earlier, "2026-09-01"), /status_not_latest/);
  assert.equal((await withdraw(scenario, home, later, "2026-09-02")).class, "poor");
  await assert.rejects(withdraw(scenario, home, later, "2026-09-03"), /status_not_latest|not_now/);
  // The earlier one holds again from the day of the withdrawal, so it ends after that day.
  await assert.rejects(withdraw(scenario, home, earlier, "2026-09-02"), /withdrawn_before_effect/);
  assert.equal((await withdraw(scenario, home, earlier, "2026-09-05")).class, "non_poor");
  await assert.rejects(withdraw(scenario, home, earlier, "2026-09-06"), /status_not_latest|not_now/);
  const after = await measuresOn("2026-09-05");
  assert.deepEqual([after.poor, after.lacking], [before.poor, before.lacking]);
  for (const day of ["2026-09-02", "2026-09-05"]) assert.deepEqual(await findingsOn(day), []);
  assert.equal(await withdrawalsThatDiffer(scenario.opened.ownersServer.database, localDate("2026-09-05")), 0);
});

test("migration 0365 mends a withdrawal that kept what it took back", async () => {
  const { database } = scenario.opened.ownersServer;
  const day = localDate("2026-09-05");
  const peopleOn = async () =>
    (await scenario.people.officer.get(readCounts, { query: { areaId: scenario.commune, on: day } })).rows;
  const [measures, people] = [await measuresOn(day), await peopleOn()];
  await sql`update review.poverty_statuses set deprivations = 0, member_count = member_count + 2
    where outcome = 'withdrawn' and household_id = ${mistaken.householdId}`.execute(database);
  await sql`update review.status_changes change set people = people + 2 from review.poverty_statuses back
    where back.outcome = 'withdrawn' and back.household_id = ${mistaken.householdId} and change.decision_id = back.decision_id
      and change.class = back.class`.execute(database);
  assert.notDeepEqual(await measuresOn(day), measures);
  await sql.raw(await readFile("db/migrations/0365_what_withdrawals_leave.sql", "utf8")).execute(database);
  assert.equal(await withdrawalsThatDiffer(database, day), 0);
  assert.deepEqual(await measuresOn(day), measures);
  assert.deepEqual(await peopleOn(), people);
});

test("both households that lack a home are proposed for one", async () => {
  const { fundLineId } = await scenario.fund(2, 2026);
  scenario.on("2026-09-06");
  const activityId = await scenario.activity(fundLineId, 2026);
  await scenario.people.officer.get(proposeSupports, { params: { activityId }, body: {} });
  const proposed = (await scenario.supports(activityId)).map(({ householdId }) => householdId);
  assert.deepEqual(proposed.toSorted(), [mistaken.householdId, poor.householdId].toSorted());
});
