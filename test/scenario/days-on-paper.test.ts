/** Acts on paper that are entered later: their order is that of the days on paper, and when they were entered is shown. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { newId } from "#contract/new-id.ts";
import * as explanation from "#contract/review/explanation.ts";
import * as decision from "#contract/review/decision.ts";
import * as preview from "#contract/review/decision-preview.ts";
import * as handover from "#contract/review/handover.ts";
import * as review from "#contract/review/round.ts";
import * as survey from "#contract/review/survey.ts";
import * as village from "#contract/review/village.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { daysOf, refused } from "./days-of-round.ts";
import type { Home } from "./days-of-round.ts";
import { Scenario } from "./scenario.ts";

let scenario: Scenario;
before(async () => {
  scenario = await Scenario.open();
});
after(() => scenario.opened.close());

const answers = (of: Home, day: string, round: Id<"round">) => daysOf(scenario).answers(of, day, round);
const score = async (round: Id<"round">) => daysOf(scenario).score(round);
const posting = (fromDate: string, round: Id<"round">) => daysOf(scenario).posting(fromDate, round);
const decided = (decidedOn: string, round: Id<"round">) => daysOf(scenario).decided(decidedOn, round);
const meeting = (heldOn: string, round: Id<"round">, results?: { householdId: Id<"household">; agreed: number }[]) =>
  daysOf(scenario).meeting(heldOn, round, results);
const meet = async (heldOn: string, round: Id<"round">) =>
  refused(await scenario.people.officer.ask(village.recordMeeting, meeting(heldOn, round)));

describe("paper that comes in later", () => {
  let paper: Id<"round">;
  let late: Home;
  const { ask, story } = {
    ask: async (asked: ReturnType<typeof meeting>) =>
      refused(await scenario.people.officer.ask(village.recordMeeting, asked)),
    story: async () =>
      scenario.people.officer.get(explanation.explainReview, {
        params: { householdId: late.householdId, roundId: paper },
      }),
  };

  before(async () => {
    scenario.on("2026-06-15");
    paper = await daysOf(scenario).monthlyRound("2026-06-15");
    late = await scenario.household("Đinh Văn Giấy");
    scenario.on("2026-06-30");
    await scenario.people.officer.get(survey.submitAnswers, answers(late, "2026-06-16", paper));
    await score(paper);
  });

  test("is not taken with a meeting before the meeting that sent the household back", async () => {
    const disagreed = meeting("2026-06-18", paper, [{ householdId: late.householdId, agreed: 1 }]);
    assert.equal(await ask(disagreed), "taken");
    await score(paper);
    assert.equal(await ask(meeting("2026-06-17", paper)), "day.before_what_it_rests_on 2026-06-18 sent_back");
    assert.equal(await ask(meeting("2026-06-18", paper)), "taken");
  });

  test("keeps the order and the length of its days, and shows when it was entered", async () => {
    await scenario.people.officer.get(village.recordPosting, posting("2026-06-19", paper));
    const { meeting: met, posting: posted } = await story();
    assert.deepEqual([met?.heldOn, met?.enteredLater], ["2026-06-18", "2026-06-30"]);
    assert.deepEqual(
      [posted?.fromDate, posted?.toDate, posted?.enteredLater],
      ["2026-06-19", "2026-06-24", "2026-06-30"],
    );
    const { officer: reader } = scenario.people;
    const place = { roundId: paper, communeId: scenario.commune };
    const said = { fromDate: "2026-06-19", enteredOn: "2026-06-30" };
    const { latePostings } = await reader.get(preview.previewDecision, { params: place });
    assert.deepEqual(
      latePostings.map(({ fromDate, enteredOn }) => ({ fromDate, enteredOn })),
      [said],
    );
    const { rows } = await reader.get(review.roundProgress, {
      params: { roundId: paper },
      query: { communeId: scenario.commune },
    });
    assert.deepEqual(rows.find(({ areaId }) => areaId === scenario.village)?.latePosting, said);
    const sheet = await reader.get(village.postingSheet, { params: { roundId: paper, villageId: scenario.village } });
    assert.deepEqual([sheet.fromDate, sheet.enteredLater], ["2026-06-19", "2026-06-30"]);
    const early = decided("2026-06-24", paper);
    const { chair } = scenario.people;
    const refusedAs = refused(await chair.ask(decision.decideList, early));
    assert.equal(refusedAs, "day.before_what_it_rests_on 2026-06-25 posting_end");
    const right = {
      ...early,
      body: { ...early.body, decidedOn: localDate("2026-06-28"), effectiveOn: localDate("2026-06-28") },
    };
    await chair.get(decision.decideList, right);
    const { decision: signed } = await story();
    assert.deepEqual([signed?.decidedOn, signed?.enteredLater], ["2026-06-28", null]);
  });
});

describe("a meeting after what sent the household back", () => {
  let roundId: Id<"round">;
  let home: Home;

  before(async () => {
    scenario.on("2026-07-15");
    roundId = await daysOf(scenario).monthlyRound("2026-07-15");
    home = await scenario.household("Đinh Văn Trở");
  });

  /** Surveyed, met and posted, all on the one day. */
  async function putUp(day: string): Promise<void> {
    scenario.on(day);
    const { officer } = scenario.people;
    await officer.get(survey.submitAnswers, answers(home, day, roundId));
    await score(roundId);
    await officer.get(village.recordMeeting, meeting(day, roundId));
    await officer.get(village.recordPosting, posting(day, roundId));
  }

  test("is not before the day on which an objection was upheld", async () => {
    await putUp("2026-07-16");
    const { officer } = scenario.people;
    scenario.on("2026-07-24");
    const object = daysOf(scenario).objection("2026-07-17", home, roundId);
    await officer.get(village.recordObjection, object);
    await officer.get(village.answerObjection, {
      params: { householdId: home.householdId, objectionId: object.body.objectionId },
      body: { answeredOn: localDate("2026-07-21"), outcome: "upheld", answer: "Đúng như người khiếu nại nói" },
    });
    await officer.get(survey.submitAnswers, answers(home, "2026-07-16", roundId));
    await score(roundId);
    assert.equal(await meet("2026-07-20", roundId), "day.before_what_it_rests_on 2026-07-21 sent_back");
    assert.equal(await meet("2026-07-21", roundId), "taken");
  });

  test("is not before the day on which a decision was withdrawn", async () => {
    const { officer, chair } = scenario.people;
    await officer.get(village.recordPosting, posting("2026-07-22", roundId));
    scenario.on("2026-08-05");
    const asked = decided("2026-07-28", roundId);
    const list = { ...asked, body: { ...asked.body, number: "03/QĐ-UBND" } };
    await chair.get(decision.decideList, list);
    await chair.get(handover.withdrawStatus, {
      params: { householdId: home.householdId, decisionId: list.body.decisionId },
      body: {
        newDecisionId: newId("decision"),
        number: "04/QĐ-UBND",
        decidedOn: localDate("2026-07-31"),
        effectiveOn: localDate("2026-07-31"),
        legalBasis: "Quyết định 24/2021/QĐ-TTg",
        reason: "Biên bản họp thiếu chữ ký",
        reviewAgain: true,
      },
    });
    await officer.get(survey.submitAnswers, answers(home, "2026-07-16", roundId));
    await score(roundId);
    assert.equal(await meet("2026-07-30", roundId), "day.before_what_it_rests_on 2026-07-31 sent_back");
    assert.equal(await meet("2026-07-31", roundId), "taken");
  });
});
