/**
 * Two officers act on one review at the same moment. Whichever comes first, one of the two wins, the other is refused with the
 * reason, and the record says only what the winner did. Each race is run many times, and begun in both orders.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import pg from "pg";
import { readReviewForm, submitAnswers } from "#contract/review/survey.ts";
import { replayRound } from "#contract/review/replay.ts";
import * as review from "#contract/review/round.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { verifyChains } from "#server/authority/audit/verify-chains.ts";
import { verifyCounts } from "#server/review/replay/verify-counts.ts";
import { fillHouseholds, fillSurveyed, fillVillages, madeUpAnswers } from "#test/support/fill-reviews.ts";
import type { FilledHousehold } from "#test/support/fill-reviews.ts";
import type { Answer, TestOfficer } from "#test/support/installation.ts";
import { newId } from "#contract/new-id.ts";
import { Scenario } from "./scenario.ts";
import * as village from "#contract/review/village.ts";
import * as decision from "#contract/review/decision.ts";
import * as survey from "#contract/review/survey.ts";

const times = 14;

let scenario: Scenario;
let owner: pg.Client;
let second: TestOfficer;
let deputy: TestOfficer;
let roundId: Id<"round">;
before(async () => {
  scenario = await Scenario.open();
  owner = new pg.Client({ connectionString: scenario.opened.migratorUrl });
  await owner.connect();
  second = await scenario.opened.officer("commune_officer", scenario.commune);
  deputy = await scenario.opened.officer("commune_chair", scenario.commune);
  roundId = await scenario.round(2025);
  scenario.on("2025-11-02");
});
after(async () => {
  await owner.end();
  await scenario.opened.close();
});

let villages = 0;
/** A village for each run, with one household that is surveyed, or scored. */
async function homes(state: "listed nowhere" | "surveyed" | "scored", round = roundId) {
  const made = Array.from({ length: times }, () => {
    villages += 1;
    return { communeId: scenario.commune, villageId: `21484-r${villages}` };
  });
  await fillVillages(owner, made);
  const filled = await fillHouseholds(owner, made, 1);
  if (state === "listed nowhere") return filled;
  await fillSurveyed(owner, round, filled, scenario.people.officer.officerId);
  if (state === "scored")
    await scenario.people.officer.get(survey.scoreReviews, {
      params: { roundId: round, communeId: scenario.commune },
      body: {},
    });
  return filled;
}

type Asked = Promise<Answer<never> | { readonly status: number }>;

/** Begins both at once, each run in the other order; answers what each was answered: "done" or the code of the refusal. */
async function race(turn: number, first: () => Asked, other: () => Asked): Promise<readonly [string, string]> {
  const reported = (answer: Awaited<Asked>) =>
    answer.status === 200 ? "done" : "problem" in answer ? answer.problem.code : String(answer.status);
  if (turn % 2 === 0) {
    const [one, two] = await Promise.all([first(), other()]);
    return [reported(one), reported(two)];
  }
  const [two, one] = await Promise.all([other(), first()]);
  return [reported(one), reported(two)];
}

const answers = async (who: TestOfficer, home: FilledHousehold, at: number, seen?: object) =>
  who.ask(submitAnswers, {
    params: { householdId: home.householdId, roundId },
    body: { surveyedOn: localDate("2025-09-25"), answers: madeUpAnswers(home, at) },
    seen,
  });
const meet = async (who: TestOfficer, { villageId, householdId }: FilledHousehold) =>
  who.ask(village.recordMeeting, {
    params: { roundId, villageId },
    body: {
      meetingId: newId("meeting"),
      heldOn: localDate("2025-10-10"),
      chair: "Trưởng thôn",
      secretary: "Thư ký",
      present: 40,
      minutes: "Thôn thống nhất.",
      results: [{ householdId, agreed: 30 }],
    },
  });
const post = async ({ villageId }: FilledHousehold, round = roundId) =>
  scenario.people.officer.get(village.recordPosting, {
    params: { roundId: round, villageId },
    body: { publicPostingId: newId("public posting"), places: ["Nhà văn hóa"], fromDate: localDate("2025-10-13") },
  });
const object = async (who: TestOfficer, { householdId }: FilledHousehold) =>
  who.ask(village.recordObjection, {
    params: { householdId, roundId },
    body: {
      objectionId: newId("objection"),
      objector: "Người dân",
      objectorKind: "person",
      indicator: null,
      reason: "Nhà có người đi làm xa",
      receivedOn: localDate("2025-10-16"),
    },
  });
let numbers = 0;
const decide = async (who: TestOfficer, round = roundId, effectiveOn = "2025-10-20") => {
  numbers += 1;
  return who.ask(decision.decideList, {
    params: { roundId: round, communeId: scenario.commune },
    body: {
      decisionId: newId("decision"),
      number: `${numbers}/QĐ-UBND`,
      decidedOn: localDate("2025-10-20"),
      effectiveOn: localDate(effectiveOn),
      legalBasis: "Quyết định 24/2021/QĐ-TTg",
    },
  });
};

/** What the record says of one household. */
async function recordOf({ householdId }: FilledHousehold, round = roundId) {
  const { rows } = await owner.query<{
    state: string;
    meetings: number;
    objections: number;
    statuses: number;
    audited: number;
    area: number;
  }>(
    `select review.state, (review.answers->'household'->>'floorArea')::int as area,
      (select count(*)::int from review.meeting_results result where result.household_id = review.household_id) as meetings,
      (select count(*)::int from review.objections objection where objection.household_id = review.household_id) as objections,
      (select count(*)::int from review.poverty_statuses status where status.household_id = review.household_id) as statuses,
      (select count(*)::int from authority.audit_entries entry where entry.record_id = review.household_id::text) as audited
     from review.reviews review where review.household_id = $1 and review.round_id = $2`,
    [householdId, round],
  );
  assert.equal(rows.length, 1);
  const [only] = rows;
  assert.ok(only !== undefined);
  return only;
}

describe("two act on one review at the same moment", () => {
  test("answers and the meeting: the answers void the meeting's list, or the meeting closes the answers", async () => {
    const wins = { answers: 0, meeting: 0 };
    for (const [turn, home] of (await homes("scored")).entries()) {
      const reported = await race(
        turn,
        async () => answers(scenario.people.officer, home, turn),
        async () => meet(second, home),
      );
      const { state, meetings, audited } = await recordOf(home);
      if (reported[0] === "done") {
        assert.deepEqual([reported[1], state, meetings, audited], ["review.nothing_scored", "surveyed", 0, 1]);
        wins.answers += 1;
      } else {
        assert.deepEqual([...reported, state, meetings, audited], ["review.not_now", "done", "met", 1, 0]);
        wins.meeting += 1;
      }
    }
    assert.equal(wins.answers + wins.meeting, times);
  });

  test("two answers of officers who saw the same form: the second learns that it was changed", async () => {
    for (const [turn, home] of (await homes("surveyed")).entries()) {
      const params = { householdId: home.householdId, roundId };
      const before = (await recordOf(home)).audited;
      const tagOf = async (who: TestOfficer) => (await who.ask(readReviewForm, { params })).headers.get("etag") ?? "";
      const send = async (who: TestOfficer, etag: string, at: number) =>
        who.fetch(`/api/households/${home.householdId}/reviews/${roundId}/answers`, {
          method: "PUT",
          headers: { "content-type": "application/json", "idempotency-key": newId("act"), "if-match": etag },
          body: JSON.stringify({ surveyedOn: "2025-09-25", answers: madeUpAnswers(home, at) }),
        });
      const etag = await tagOf(scenario.people.officer);
      assert.equal(await tagOf(second), etag);
      const reported = await race(
        turn,
        async () => send(scenario.people.officer, etag, 31),
        async () => send(second, etag, 33),
      );
      assert.deepEqual(reported.toSorted(), ["412", "done"]);
      const { area, audited } = await recordOf(home);
      assert.deepEqual([area, audited - before], [reported[0] === "done" ? 7100 : 7300, 1]);
    }
  });

  test("the first answers of a household that nobody had listed, by two: it is on the list once, with the later ones", async () => {
    for (const [turn, home] of (await homes("listed nowhere")).entries()) {
      const reported = await race(
        turn,
        async () => answers(scenario.people.officer, home, 31),
        async () => answers(second, home, 33),
      );
      assert.deepEqual(reported, ["done", "done"]);
      const { state, area, audited } = await recordOf(home);
      assert.ok(area === 7100 || area === 7300);
      assert.deepEqual([state, audited], ["surveyed", 2]);
    }
  });

  test("the list of the commune by two, and answers meanwhile: every household is on it once", async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      const filled = await homes("listed nowhere");
      const [home] = filled;
      assert.ok(home !== undefined);
      const list = async (who: TestOfficer) =>
        who.ask(review.listHouseholdsForReview, {
          params: { roundId, communeId: scenario.commune },
          body: { who: "everyone" },
        });
      const [, reported] = await Promise.all([
        answers(second, home, turn),
        race(
          turn,
          async () => list(scenario.people.officer),
          async () => list(second),
        ),
      ]);
      assert.deepEqual(reported, ["done", "done"]);
      for (const one of filled) await recordOf(one);
    }
  });

  test("two meetings of one village: it has met once", async () => {
    for (const [turn, home] of (await homes("scored")).entries()) {
      const reported = await race(
        turn,
        async () => meet(scenario.people.officer, home),
        async () => meet(second, home),
      );
      assert.deepEqual(reported.toSorted(), ["done", "review.met_already"]);
      assert.deepEqual((await recordOf(home)).meetings, 1);
    }
  });

  test("scoring and answers: no result stands beside answers that it was not computed from", async () => {
    const filled = await homes("scored");
    for (const [turn, home] of filled.entries()) {
      await race(
        turn,
        async () => answers(second, home, turn % 2),
        async () =>
          scenario.people.officer.ask(survey.scoreReviews, {
            params: { roundId, communeId: scenario.commune },
            body: { villageId: home.villageId },
          }),
      );
      assert.match((await recordOf(home)).state, /^(surveyed|scored)$/);
    }
    const replay = await scenario.people.officer.get(replayRound, {
      params: { roundId, communeId: scenario.commune },
    });
    assert.ok(replay.reviews >= times);
    assert.deepEqual(replay.different, []);
  });

  test("an objection while the chair signs: it is decided and the objection comes too late, or it waits for the answer", async () => {
    const wins = { objection: 0, decision: 0 };
    for (const [turn, home] of (await homes("scored")).entries()) {
      await meet(scenario.people.officer, home);
      await post(home);
      const reported = await race(
        turn,
        async () => object(second, home),
        async () => decide(scenario.people.chair),
      );
      const { state, objections, statuses } = await recordOf(home);
      if (reported[0] === "done") {
        assert.deepEqual(
          [reported[1], state, objections, statuses],
          ["review.nothing_ready_to_decide", "objected", 1, 0],
        );
        wins.objection += 1;
      } else {
        assert.deepEqual([...reported, state, objections, statuses], ["review.not_now", "done", "decided", 0, 1]);
        wins.decision += 1;
      }
    }
    assert.equal(wins.objection + wins.decision, times);
  });

  test("two objections: one is recorded; and two answers to it: one holds", async () => {
    for (const [turn, home] of (await homes("scored")).entries()) {
      await meet(scenario.people.officer, home);
      await post(home);
      const reported = await race(
        turn,
        async () => object(scenario.people.officer, home),
        async () => object(second, home),
      );
      assert.deepEqual(reported.toSorted(), ["done", "review.not_now"]);
      assert.equal((await recordOf(home)).objections, 1);
      const { rows } = await owner.query<{ id: Id<"objection"> }>(
        "select objection_id as id from review.objections where household_id = $1",
        [home.householdId],
      );
      const objectionId = rows[0]?.id ?? newId("objection");
      const settle = async (who: TestOfficer, outcome: "upheld" | "dismissed") =>
        who.ask(village.answerObjection, {
          params: { householdId: home.householdId, objectionId },
          body: { answeredOn: localDate("2025-10-17"), outcome, answer: "Đã kiểm tra lại" },
        });
      const answered = await race(
        turn,
        async () => settle(scenario.people.officer, "upheld"),
        async () => settle(second, "dismissed"),
      );
      assert.deepEqual(answered.toSorted(), ["done", "review.objection_answered"]);
      assert.equal((await recordOf(home)).state, answered[0] === "done" ? "surveyed" : "rechecked");
    }
  });

  test("two chairs sign the same list: each household gets one status", async () => {
    for (const [turn, home] of (await homes("scored")).entries()) {
      await meet(scenario.people.officer, home);
      await post(home);
      const reported = await race(
        turn,
        async () => decide(scenario.people.chair),
        async () => decide(deputy),
      );
      assert.deepEqual(reported.toSorted(), ["done", "review.nothing_ready_to_decide"]);
      const { state, statuses } = await recordOf(home);
      assert.deepEqual([state, statuses], ["decided", 1]);
    }
  });

  test("the lists of two rounds signed at once: what the second changes is counted from the first, and a household has one status a day", async () => {
    const regular = newId("round");
    const { rows } = await scenario.people.planner.get(review.listRounds);
    const [annual] = rows;
    assert.ok(annual !== undefined);
    const { areaName: _name, sampleScores: _sample, closedOn: _closed, ...like } = annual;
    await scenario.people.planner.get(review.openRound, {
      body: {
        ...like,
        scoreTableId: null,
        roundId: regular,
        kind: "regular",
        opensOn: localDate("2025-09-15"),
        closesOn: localDate("2025-09-30"),
      },
    });
    for (const [turn, home] of (await homes("scored")).entries()) {
      await fillSurveyed(owner, regular, [home], scenario.people.officer.officerId);
      await scenario.people.officer.get(survey.scoreReviews, {
        params: { roundId: regular, communeId: scenario.commune },
        body: {},
      });
      for (const round of [roundId, regular]) {
        await scenario.people.officer.get(village.recordMeeting, {
          params: { roundId: round, villageId: home.villageId },
          body: {
            meetingId: newId("meeting"),
            heldOn: localDate("2025-10-10"),
            chair: "Trưởng thôn",
            secretary: "Thư ký",
            present: 40,
            minutes: "Thôn thống nhất.",
            results: [],
          },
        });
        await post(home, round);
      }
      const reported = await race(
        turn,
        async () => decide(scenario.people.chair, roundId),
        async () => decide(deputy, regular, turn % 3 === 0 ? "2025-10-20" : "2025-10-21"),
      );
      const isSame = turn % 3 === 0;
      if (isSame) assert.deepEqual(reported.toSorted(), ["done", "review.status_of_that_day"]);
      // The list that counts from the earlier day cannot be signed after the other one.
      else if (reported[1] === "done" && reported[0] !== "done") assert.equal(reported[0], "review.status_of_that_day");
      else assert.deepEqual(reported, ["done", "done"]);
      const statuses = reported.filter((one) => one === "done").length;
      assert.equal((await recordOf(home, regular)).statuses, statuses);
      // What was refused is signed on a later day, so that it is not in the way of the next run.
      if (reported[0] !== "done") await decide(scenario.people.chair, roundId, "2025-10-22");
      if (reported[1] !== "done") await decide(deputy, regular, "2025-10-22");
    }
    assert.deepEqual((await verifyCounts(scenario.opened.ownersServer.database, localDate("2025-12-31"))).findings, []);
  });

  test("after all of it the audit is whole and the counts are those of the statuses", async () => {
    const { database } = scenario.opened.ownersServer;
    assert.deepEqual((await verifyChains(database)).findings, []);
    assert.deepEqual((await verifyCounts(database, localDate("2025-12-31"))).findings, []);
  });
});
