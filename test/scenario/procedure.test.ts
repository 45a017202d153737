/** What a review has around its steps, over HTTP: requests and form A, reviewers, working days, decisions taken back, the handover. */
import { readWork } from "#contract/home/work.ts";
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as handover from "#contract/review/handover.ts";
import * as requests from "#contract/review/request.ts";
import * as work from "#contract/review/work.ts";
import * as results from "#contract/review/explanation.ts";
import * as evaluation from "#contract/evaluation/measure.ts";
import * as review from "#contract/review/round.ts";
import { recordHouseholdPoint } from "#contract/registry/household-point.ts";
import { v7 } from "uuid";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { householdWith } from "#programme/review/survey/test-household.ts";
import { verifyCounts } from "#server/review/replay/verify-counts.ts";
import { newId } from "#contract/new-id.ts";
import { Scenario } from "./scenario.ts";
import * as villageContract from "#contract/review/village.ts";
import * as decision from "#contract/review/decision.ts";
import * as surveyContract from "#contract/review/survey.ts";
import * as standardContract from "#contract/review/standard.ts";

let scenario: Scenario;
type Home = Awaited<ReturnType<Scenario["household"]>>;
const homes: Record<"poor" | "asks" | "rich", Home> = {} as never;
let first: Id<"round">;
let second: Id<"round">;

const poor = { wallDurable: false, roofDurable: false, toilet: "none", water: "stream" };
async function survey(
  roundId: Id<"round">,
  { householdId, person }: Home,
  isPoor: boolean,
  day: string,
): Promise<void> {
  const answers = householdWith(isPoor ? poor : {});
  const members = answers.members.map((member) => ({ ...member, personId: person.personId }));
  scenario.on(day);
  await scenario.answer(
    roundId,
    householdId,
    { ...answers, members, incomePerPerson: isPoor ? 900_000 : 6_000_000 },
    day,
  );
}
const refused = (answer: object) => ("problem" in answer ? (answer.problem as { code: string }).code : undefined);
const commune = (roundId: Id<"round">) => ({ roundId, communeId: scenario.commune });
const stateOf = async (roundId: Id<"round">, { householdId }: Home) =>
  (await scenario.people.officer.get(review.listReviews, { params: { roundId }, query: {} })).rows.find(
    (row) => row.householdId === householdId,
  )?.state;
const myWork = async (who: keyof Scenario["people"]) =>
  (await scenario.people[who].get(readWork)).rows.map(
    ({ kind, count, when, dueOn }) => `${kind} ${count} ${when} ${dueOn}`,
  );

before(async () => {
  scenario = await Scenario.open();
  homes.poor = await scenario.household("Đinh Thị Đượm");
  homes.asks = await scenario.household("Phạm Văn Hỏi");
  homes.rich = await scenario.household("Nguyễn Văn Khá");
});
after(() => scenario.opened.close());

describe("a round in a province that reviews for the first time", () => {
  test("everyone is listed, and what is due is reported by its day", async () => {
    first = await scenario.round(2025);
    const { officer, chair } = scenario.people;
    assert.deepEqual(
      await officer.get(review.listHouseholdsForReview, { params: commune(first), body: { who: "everyone" } }),
      {
        added: 3,
        requests: 0,
      },
    );
    assert.deepEqual(await myWork("officer"), ["survey 3 later 2025-11-25"]);
    assert.deepEqual((await chair.get(readWork)).rows, []);
    scenario.on("2025-11-26");
    assert.deepEqual(await myWork("officer"), ["survey 3 late 2025-11-25"]);
    scenario.on("2025-09-02");
  });

  test("a village is shared among reviewers along its route", async () => {
    const { officer } = scenario.people;
    const place = { params: { householdId: homes.rich.householdId } };
    await officer.get(recordHouseholdPoint, {
      ...place,
      body: { pointId: newId("household point"), lon: 108.73, lat: 14.76, how: "hand" },
    });
    // Lists of communes often have no addresses below the village.
    const withoutAddress = [homes.poor.householdId, homes.asks.householdId];
    await scenario.opened.ownersServer.database
      .updateTable("registry.households")
      .set({ address: null })
      .where("household_id", "in", withoutAddress)
      .execute();
    const { rows: reviewers } = await officer.get(work.listReviewers, { params: { communeId: scenario.commune } });
    assert.equal(reviewers.length, 1);
    const village = { roundId: first, villageId: scenario.village };
    const assign = (officerIds: string[]) => ({ params: village, body: { officerIds } });
    assert.equal(refused(await officer.ask(work.assignReviewers, assign([newId("officer")]))), "review.not_a_reviewer");
    const done = await officer.get(work.assignReviewers, assign(reviewers.map(({ officerId }) => officerId)));
    assert.deepEqual([done.households, done.onMap, done.reviewers[0]?.households], [3, 1, 3]);
    const route = await officer.get(work.readRoute, { params: village, query: { mine: "yes" } });
    assert.deepEqual(
      route.rows.map(({ position, isMine }) => [position, isMine]),
      [
        [1, true],
        [2, true],
        [3, true],
      ],
    );
    assert.equal(route.rows[0]?.headName, "Nguyễn Văn Khá", "who is on the map comes first");
    assert.equal(
      refused(await scenario.people.accountant.ask(work.assignReviewers, assign([v7()]))),
      "authority.not_permitted",
    );
  });

  test("the board tells the last days of the round, and when the survey ends at its pace", async () => {
    await survey(first, homes.poor, true, "2025-09-20");
    await survey(first, homes.asks, false, "2025-09-20");
    const { calendar: days, rows } = await scenario.people.officer.get(review.roundProgress, {
      params: { roundId: first },
      query: { communeId: scenario.commune },
    });
    assert.equal(days.decide, "2025-12-12");
    assert.deepEqual(
      rows.map(({ surveyEndsOn }) => surveyEndsOn),
      ["2025-09-26"],
    );
    await survey(first, homes.rich, false, "2025-09-21");
    await scenario.decide(first, 2025);
    assert.deepEqual(await myWork("chair"), ["certify 1 later 2025-12-12", "handOver 1 anytime null"]);
  });
});

describe("a decision is taken back", () => {
  test("by a decision of its own: the class before holds again, the certificate does not, the counts follow", async () => {
    const { chair, officer } = scenario.people;
    const { rows } = await chair.get(decision.listDecisions, { params: commune(first) });
    const decisionId = rows[0]?.decisionId ?? newId("decision");
    await chair.get(decision.issueCertificates, {
      params: { decisionId },
      body: { issuedOn: localDate("2025-11-02") },
    });
    scenario.on("2025-11-10");
    const { householdId } = homes.poor;
    const back = (day: string) => ({
      params: { householdId, decisionId },
      body: {
        newDecisionId: newId("decision"),
        number: "99/QĐ-UBND",
        decidedOn: localDate(day),
        effectiveOn: localDate(day),
        legalBasis: "Quyết định 24/2021/QĐ-TTg",
        reason: "Hộ khai sai thu nhập",
        reviewAgain: true,
      },
    });
    assert.equal(refused(await officer.ask(handover.withdrawStatus, back("2025-11-10"))), "authority.not_permitted");
    assert.equal(refused(await chair.ask(handover.withdrawStatus, back("2025-11-01"))), "day.before_what_it_rests_on");
    assert.equal(refused(await chair.ask(handover.withdrawStatus, back("2025-11-11"))), "day.after_today");
    const { params, body } = back("2025-11-10");
    const early = { params, body: { ...body, effectiveOn: localDate("2025-11-02") } };
    assert.equal(refused(await chair.ask(handover.withdrawStatus, early)), "review.withdrawn_before_effect");
    assert.deepEqual(await chair.get(handover.withdrawStatus, back("2025-11-10")), {
      class: "non_poor",
      certificatesWithdrawn: 1,
      state: "surveyed",
    });
    assert.equal(refused(await chair.ask(handover.withdrawStatus, back("2025-11-10"))), "review.status_not_latest");
    const reissued = await chair.get(decision.issueCertificates, {
      params: { decisionId },
      body: { issuedOn: localDate("2025-11-10") },
    });
    assert.equal(reissued.issued, 0, "the decision gives no certificate to a household of which it was withdrawn");
    const { database } = scenario.opened.ownersServer;
    assert.deepEqual((await verifyCounts(database, localDate("2025-12-31"))).findings, []);
    const counted = async (on: string) =>
      (await officer.get(evaluation.readCounts, { query: { areaId: scenario.commune, on } })).rows;
    assert.notDeepEqual(await counted("2025-11-09"), await counted("2025-11-10"), "each day keeps its own count");
    const statuses = await officer.get(results.listStatuses, { params: { householdId } });
    assert.deepEqual(
      statuses.rows.map(({ outcome, class: found }) => `${outcome} ${found}`),
      ["withdrawn non_poor", "recognised poor"],
    );
  });

  test("and the household goes through the steps again to a corrected one", async () => {
    await survey(first, homes.poor, true, "2025-11-11");
    const { officer, chair } = scenario.people;
    assert.equal(
      refused(
        await chair.ask(handover.handOver, {
          params: commune(first),
          body: { handoverId: newId("handover"), handedOn: localDate("2025-11-11") },
        }),
      ),
      "review.handover_undecided",
    );
    const village = { roundId: first, villageId: scenario.village };
    await officer.get(surveyContract.scoreReviews, { params: commune(first), body: {} });
    scenario.on("2025-11-13");
    await officer.get(villageContract.recordMeeting, {
      params: village,
      body: {
        meetingId: newId("meeting"),
        heldOn: localDate("2025-11-12"),
        chair: "Trưởng thôn",
        secretary: "Thư ký",
        present: 30,
        householdRepresentative: "Phạm Văn Hỏi",
        minutesSignedOn: localDate("2025-11-12"),
        minutes: "Thống nhất.",
        results: [{ householdId: homes.poor.householdId, agreed: 20, objection: "Một số người chưa đồng ý" }],
      },
    });
    await officer.get(villageContract.recordPosting, {
      params: village,
      body: { publicPostingId: newId("public posting"), places: ["Nhà văn hóa"], fromDate: localDate("2025-11-13") },
    });
    scenario.on("2025-11-20");
    const decided = await chair.get(decision.decideList, {
      params: commune(first),
      body: {
        decisionId: newId("decision"),
        number: "100/QĐ-UBND",
        decidedOn: localDate("2025-11-20"),
        effectiveOn: localDate("2025-11-20"),
        legalBasis: "Quyết định 24/2021/QĐ-TTg",
      },
    });
    assert.deepEqual([decided.recognised, decided.refused], [1, 0]);
  });
});

describe("results are handed over to the province", () => {
  test("returned with a remark, handed over again, accepted; then the round is closed and nothing changes in it", async () => {
    const { chair, planner, lead } = scenario.people;
    const day = localDate("2025-11-20");
    const close = { params: { roundId: first }, body: { closedOn: day } };
    assert.equal(refused(await lead.ask(handover.closeRound, close)), "review.round_not_handed_over");
    const hand = async () => {
      const handoverId = newId("handover");
      const done = await chair.get(handover.handOver, { params: commune(first), body: { handoverId, handedOn: day } });
      return { handoverId, ...done };
    };
    const one = await hand();
    assert.deepEqual(one.households, { recognised: 1, refused: 2, poor: 1, non_poor: 2 });
    assert.deepEqual(await myWork("planner"), ["answerHandover 1 anytime null"]);
    const answer = (handoverId: Id<"handover">, said: "accepted" | "returned", remark?: string) => ({
      params: { ...commune(first), handoverId },
      body: { answer: said, answeredOn: day, ...(remark === undefined ? {} : { remark }) },
    });
    assert.equal(
      refused(await planner.ask(handover.answerHandover, answer(one.handoverId, "returned"))),
      "review.return_needs_reason",
    );
    await planner.get(handover.answerHandover, answer(one.handoverId, "returned", "Thiếu biên bản"));
    const two = await hand();
    await planner.get(handover.answerHandover, answer(two.handoverId, "accepted"));
    assert.equal(
      refused(await planner.ask(handover.answerHandover, answer(two.handoverId, "accepted"))),
      "review.handover_answered",
    );
    const { rows, missing } = await planner.get(handover.listHandovers, { params: { roundId: first } });
    assert.deepEqual(rows.map((row) => row.answer).toSorted(), ["accepted", "returned"]);
    assert.deepEqual(missing, []);
    assert.equal((await lead.get(handover.closeRound, close)).closedOn, day);
    const again = await scenario.people.officer.ask(review.listHouseholdsForReview, {
      params: commune(first),
      body: { who: "lists" },
    });
    assert.equal(refused(again), "review.round_closed");
  });
});

describe("the next year lists the current lists and who asked", () => {
  test("a request is recorded once, may be withdrawn, and asks what the household can ask", async () => {
    scenario.on("2026-08-20");
    const { officer } = scenario.people;
    const ask = (home: Home, asks: "recognition" | "escape" = "recognition") => ({
      params: { householdId: home.householdId },
      body: {
        requestId: newId("request"),
        form: "01" as const,
        asks,
        cause: "illness" as const,
        receivedOn: localDate("2026-08-20"),
        receivedHow: "in_person" as const,
      },
    });
    assert.equal(
      refused(await officer.ask(requests.receiveRequest, ask(homes.rich, "escape"))),
      "review.request_not_listed",
    );
    const rich = ask(homes.rich);
    await officer.get(requests.receiveRequest, rich);
    assert.equal(refused(await officer.ask(requests.receiveRequest, ask(homes.rich))), "review.request_open");
    const withdrawal = {
      params: { ...rich.params, requestId: rich.body.requestId },
      body: { withdrawnOn: localDate("2026-08-20") },
    };
    await officer.get(requests.withdrawRequest, withdrawal);
    assert.equal(refused(await officer.ask(requests.withdrawRequest, withdrawal)), "review.request_not_open");
    await officer.get(requests.receiveRequest, ask(homes.rich));
    await officer.get(requests.receiveRequest, ask(homes.asks));
    const { rows } = await officer.get(requests.listRequests, { query: { communeId: scenario.commune } });
    assert.deepEqual(rows.map(({ headName, state }) => `${headName} ${state}`).toSorted(), [
      "Nguyễn Văn Khá open",
      "Nguyễn Văn Khá withdrawn",
      "Phạm Văn Hỏi open",
    ]);
  });

  test("form A comes before form B for who asked: one passes, one is answered with the reason", async () => {
    scenario.on("2026-09-02");
    const { officer } = scenario.people;
    second = await scenario.round(2026);
    assert.deepEqual(
      await officer.get(review.listHouseholdsForReview, { params: commune(second), body: { who: "lists" } }),
      { added: 3, requests: 2 },
    );
    assert.deepEqual((await myWork("officer")).map((line) => line.split(" ").slice(0, 2).join(" ")).toSorted(), [
      "screen 2",
      "survey 1",
    ]);
    scenario.on("2026-09-03");
    const made = householdWith({});
    const members = made.members.map((member) => ({ ...member, personId: newId("person") }));
    const answers = { surveyedOn: localDate("2026-09-03"), answers: { ...made, members } };
    const tooEarly = await officer.ask(surveyContract.submitAnswers, {
      params: { householdId: homes.asks.householdId, roundId: second },
      body: answers,
    });
    assert.equal(refused(tooEarly), "review.screen_first");
    const blockedOf = async ({ householdId }: Home) =>
      (await officer.get(surveyContract.readReviewForm, { params: { householdId, roundId: second } })).blocked?.code;
    assert.deepEqual([await blockedOf(homes.asks), await blockedOf(homes.poor)], ["review.screen_first", undefined]);
    const screen = (home: Home, passes: boolean) => ({
      params: { householdId: home.householdId, roundId: second },
      body: {
        screenedOn: localDate("2026-09-03"),
        passes,
        note: passes ? "Nhà hư hỏng nặng" : "Thu nhập ổn định, nhà kiên cố",
      },
    });
    assert.equal(
      refused(await officer.ask(requests.screenReview, screen(homes.poor, true))),
      "review.screening_not_needed",
    );
    assert.equal((await officer.get(requests.screenReview, screen(homes.asks, true))).state, "screened");
    assert.equal((await officer.get(requests.screenReview, screen(homes.rich, false))).state, "superseded");
    assert.deepEqual([await blockedOf(homes.asks), await blockedOf(homes.rich)], [undefined, "review.left_the_round"]);
    await survey(second, homes.asks, true, "2026-09-04");
    assert.equal(await stateOf(second, homes.asks), "surveyed");
    const { rows } = await officer.get(requests.listRequests, { query: { roundId: second } });
    assert.deepEqual(rows.map(({ headName, state, screeningNote }) => [headName, state, screeningNote]).toSorted(), [
      ["Nguyễn Văn Khá", "screened_out", "Thu nhập ổn định, nhà kiên cố"],
      ["Phạm Văn Hỏi", "screened_in", "Nhà hư hỏng nặng"],
    ]);
  });

  test("a monthly round takes up only who asked, from the 15th on", async () => {
    const { planner, officer } = scenario.people;
    const { rows } = await planner.get(standardContract.listStandards);
    const standard = rows.find((one) => one.standardId === "vn-2022-2026");
    const open = (roundId: Id<"round">, opensOn: string, closesOn: string) => ({
      body: {
        roundId,
        areaId: "51",
        year: 2026,
        kind: "regular" as const,
        standardId: "vn-2022-2026",
        standardVersion: standard?.version ?? "",
        scoreTableId: null,
        referenceDate: localDate(opensOn),
        opensOn: localDate(opensOn),
        closesOn: localDate(closesOn),
      },
    });
    const roundId = newId("round");
    assert.equal(
      refused(await planner.ask(review.openRound, open(roundId, "2026-09-10", "2026-09-25"))),
      "review.monthly_round_begins",
    );
    await planner.get(review.openRound, open(roundId, "2026-09-15", "2026-09-30"));
    assert.deepEqual(
      await officer.get(review.listHouseholdsForReview, { params: commune(roundId), body: { who: "lists" } }),
      {
        added: 0,
        requests: 0,
      },
    );
  });
});
