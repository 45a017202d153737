/** The opening list of a standard asks more than the sheet of the round beside it: what was answered there alone stays there. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { inspect } from "node:util";
import * as explanation from "#contract/review/explanation.ts";
import * as standard from "#contract/review/standard.ts";
import * as survey from "#contract/review/survey.ts";
import * as decisionContract from "#contract/review/decision.ts";
import { withdrawStatus } from "#contract/review/handover.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { verifyCounts, withdrawalsThatDiffer } from "#server/review/replay/verify-counts.ts";
import { addComingStandard, comingId } from "#test/support/made-up-standard.ts";
import { Scenario } from "./scenario.ts";
import { codeOf, commune, poorly, TwoStandards } from "./two-standards-steps.ts";

const name = "Asked twice";
const [round, opening] = [newId("round"), newId("round")];
let scenario: Scenario;
let steps: TwoStandards;
let householdId: Id<"household">;
before(async () => {
  scenario = await Scenario.open();
  const [{ version } = { version: "" }] = await addComingStandard(scenario.opened.ownersServer);
  const home = await scenario.household(name);
  householdId = home.householdId;
  steps = new TwoStandards(scenario, { [name]: home });
  scenario.on("2026-09-01");
  const { rows } = await scenario.people.planner.get(standard.listStandards);
  const standardVersion = rows.find(({ standardId }) => standardId === "vn-2022-2026")?.version ?? "";
  assert.equal(codeOf(await steps.open(round, "vn-2022-2026", standardVersion, 2026)), undefined);
  const days = { opensOn: localDate("2026-09-01"), closesOn: localDate("2026-12-14") };
  const beside = { ...days, referenceDate: localDate("2027-01-01"), askedInRoundId: round };
  assert.equal(codeOf(await steps.open(opening, comingId, version, 2027, beside)), undefined);
});
after(() => scenario.opened.close());

const score = async () => scenario.people.officer.get(survey.scoreReviews, { params: commune(round), body: {} });

test("it stays when the round is scored, and when the sheet is answered again", async () => {
  const sheet = await steps.answer(round, name, poorly, 900_000, "2026-09-20");
  assert.ok("body" in sheet && sheet.body.openingList?.lacks?.facts["question"] === "waste", JSON.stringify(sheet));
  assert.equal((await score()).openingList?.refused.length, 1);
  assert.equal(
    codeOf(await steps.answer(opening, name, { ...poorly, waste: "thrown" }, 900_000, "2026-09-21")),
    undefined,
  );
  assert.deepEqual((await score()).openingList?.refused, []);
  const again = await steps.answer(round, name, { ...poorly, water: "piped" }, 900_000, "2026-09-22");
  assert.ok("body" in again && again.body.openingList?.taken === true, JSON.stringify(again));
  assert.deepEqual((await score()).openingList?.refused, []);
  const found = await scenario.people.officer.get(explanation.explainReview, {
    params: { householdId, roundId: opening },
  });
  // What the sheet asks is taken from it, and what it does not ask from the opening list.
  const facts = inspect(found, { depth: Infinity });
  assert.match(facts, /piped/);
  assert.match(facts, /thrown/);
});

test("both results of the visit are withdrawn, the newest first, and leave what was before it", async () => {
  const { officer, chair } = scenario.people;
  const { database } = scenario.opened.ownersServer;
  const decided: Id<"decision">[] = [];
  for (const roundId of [round, opening]) await steps.throughVillage(roundId, "2026-10-10");
  for (const [roundId, day, from] of [
    [round, "2026-11-02", "2026-11-02"],
    [opening, "2026-11-03", "2027-01-01"],
  ] as const) {
    const answer = await steps.decide(roundId, day, from);
    assert.ok("body" in answer, JSON.stringify(answer));
    const { rows } = await officer.get(decisionContract.listDecisions, { params: commune(roundId) });
    decided.push(rows[0]?.decisionId ?? newId("decision"));
  }
  const [first = newId("decision"), newest = newId("decision")] = decided;
  const withdraw = async (decisionId: Id<"decision">, day: string) => {
    scenario.on(day);
    return chair.ask(withdrawStatus, {
      params: { householdId, decisionId },
      body: {
        newDecisionId: newId("decision"),
        number: `TH-${day}`,
        decidedOn: localDate(day),
        effectiveOn: localDate(day),
        legalBasis: "Quyết định 24/2021/QĐ-TTg",
        reason: "nhập nhầm phiếu",
        reviewAgain: false,
      },
    });
  };
  const classes: unknown[] = [];
  for (const [decisionId, day] of [
    [newest, "2027-01-05"],
    [newest, "2027-01-06"],
    [first, "2027-01-05"],
    [first, "2027-01-07"],
  ] as const) {
    const answer = await withdraw(decisionId, day);
    classes.push("body" in answer ? answer.body.class : codeOf(answer));
    assert.deepEqual((await verifyCounts(database, localDate("2027-01-10"))).findings, []);
  }
  assert.deepEqual(classes, ["near_poor", "review.status_not_latest", "review.withdrawn_before_effect", "non_poor"]);
  assert.equal(await withdrawalsThatDiffer(database, localDate("2027-01-10")), 0);
  const { rows } = await officer.get(explanation.listStatuses, { params: { householdId } });
  assert.deepEqual([rows[0]?.class, rows[0]?.deprivations], ["non_poor", []]);
});
