/** What supports removed is found by the review after them, read by its own standard: the opening list of another changes nothing of it. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as cost from "#contract/evaluation/cost.ts";
import * as review from "#contract/review/round.ts";
import * as survey from "#contract/review/survey.ts";
import { newId } from "#contract/new-id.ts";
import { localDate } from "#kernel/local-date.ts";
import { addComingStandard, comingId } from "#test/support/made-up-standard.ts";
import { Scenario } from "./scenario.ts";
import { codeOf, commune, poorly, TwoStandards } from "./two-standards-steps.ts";

const [old, opening] = [newId("round"), newId("round")];

describe("costs in a year of two standards", () => {
  let scenario: Scenario;
  let steps: TwoStandards;

  before(async () => {
    scenario = await Scenario.open();
    const [version] = await addComingStandard(scenario.opened.ownersServer);
    assert.ok(version);
    const homes: Record<string, Awaited<ReturnType<Scenario["household"]>>> = {};
    for (const name of ["Repaired", "As before"]) homes[name] = await scenario.household(name);
    steps = new TwoStandards(scenario, homes);
    const first = await scenario.round(2025);
    for (const name of Object.keys(homes)) await steps.answer(first, name, poorly, 900_000, "2025-09-20");
    await scenario.decide(first, 2025);
    const { fundLineId } = await scenario.fund(2, 2026);
    await scenario.deliver(await scenario.activity(fundLineId, 2026), "2026-05-20");
    scenario.on("2026-09-01");
    const { rows } = await scenario.people.planner.get(review.listRounds);
    await steps.open(old, "vn-2022-2026", rows[0]?.standardVersion ?? "", 2026);
    const days = { opensOn: localDate("2026-09-01"), closesOn: localDate("2026-12-14") };
    const beside = { ...days, referenceDate: localDate("2027-01-01"), askedInRoundId: old };
    await steps.open(opening, comingId, version.version, 2027, beside);
    const repaired = { ...poorly, wallDurable: true, roofDurable: true, waste: "thrown" };
    await steps.answer(old, "Repaired", repaired, 900_000, "2026-09-20");
    await steps.answer(old, "As before", { ...poorly, waste: "thrown" }, 900_000, "2026-09-20");
    scenario.on("2026-10-05");
    await scenario.people.officer.get(survey.scoreReviews, { params: commune(old), body: {} });
    for (const round of [old, opening]) await steps.throughVillage(round, "2026-10-10");
    assert.equal(codeOf(await steps.decide(old, "2026-11-03")), undefined);
  });
  after(() => scenario.opened.close());

  test("stay what they were when the opening list of the next standard begins to count", async () => {
    const removed = async () => {
      const query = { areaId: scenario.commune, year: 2026 };
      const { rows } = await scenario.people.officer.get(cost.readCosts, { query });
      return rows.map((row) => [row.indicator, row.supported, row.reviewedAgain, row.removed]);
    };
    scenario.on("2026-12-30");
    assert.deepEqual(await removed(), [["housingQuality", 2, 2, 1]]);
    assert.equal(codeOf(await steps.decide(opening, "2026-12-30", "2027-01-01")), undefined);
    scenario.on("2027-01-02");
    assert.deepEqual(await removed(), [["housingQuality", 2, 2, 1]]);
  });
});
