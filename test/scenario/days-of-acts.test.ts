/** Every act has its window of days, over HTTP: not before what it rests on, not after today. The database says the same. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { newId } from "#contract/new-id.ts";
import * as householdActs from "#contract/registry/household-acts.ts";
import * as calendar from "#contract/review/calendar.ts";
import * as decision from "#contract/review/decision.ts";
import * as survey from "#contract/review/survey.ts";
import * as village from "#contract/review/village.ts";
import type { Id } from "#kernel/id.ts";
import { addDays, isoWeekday, localDate } from "#kernel/local-date.ts";
import type { Act } from "#programme/authority/post/permissions.ts";
import { beginAct } from "#server/platform/database/database.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { daysOf, refused } from "./days-of-round.ts";
import type { Home } from "./days-of-round.ts";
import { Scenario } from "./scenario.ts";

let scenario: Scenario;
let roundId: Id<"round">;
let home: Home;

const answers = (of: Home, day: string, round = roundId) => daysOf(scenario).answers(of, day, round);
const score = async (round = roundId) => daysOf(scenario).score(round);
const meeting = (heldOn: string, round = roundId) => daysOf(scenario).meeting(heldOn, round);
const posting = (fromDate: string, round = roundId) => daysOf(scenario).posting(fromDate, round);
const objection = (receivedOn: string) => daysOf(scenario).objection(receivedOn, home, roundId);
const decided = (decidedOn: string, effectiveOn = decidedOn) =>
  daysOf(scenario).decided(decidedOn, roundId, effectiveOn);

before(async () => {
  scenario = await Scenario.open();
  home = await scenario.household("Đinh Văn Ngày");
});
after(() => scenario.opened.close());

describe("the end of a posting", () => {
  let early: Id<"round">;
  before(async () => {
    scenario.on("2026-01-15");
    early = await daysOf(scenario).monthlyRound("2026-01-15");
  });

  const putUp = async (of: Home, day: string) => {
    const { officer } = scenario.people;
    scenario.on(day);
    await officer.get(survey.submitAnswers, answers(of, day, early));
    await score(early);
    await officer.get(village.recordMeeting, meeting(day, early));
    return officer.ask(village.recordPosting, posting(day, early));
  };

  test("put up on Friday 13 February 2026, it ends on Wednesday 25 February", async () => {
    const posted = await putUp(home, "2026-02-13");
    assert.equal("body" in posted && posted.body.toDate, "2026-02-25");
  });

  test("is unknown in a year whose holidays are not known, until an operator has recorded them", async () => {
    const other = await scenario.household("Đinh Thị Xa");
    const operator = await scenario.opened.officer("operator", "VN");
    const posted = await putUp(other, "2037-03-02");
    assert.equal(refused(posted), "review.working_days_unknown");
    const weekdays = Array.from({ length: 14 }, (_, at) => addDays(localDate("2037-09-01"), at)).filter(
      (day) => isoWeekday(day) <= 5,
    );
    for (const day of weekdays.slice(0, 10))
      await operator.get(calendar.moveDay, {
        body: { calendarDayId: newId("calendar day"), day, kind: "holiday", basis: "Thông báo nghỉ lễ (thử)" },
      });
    const again = await scenario.people.officer.ask(village.recordPosting, posting("2037-03-02", early));
    assert.equal("body" in again && again.body.toDate, "2037-03-05");
  });
});

describe("the days of a review", () => {
  before(async () => {
    scenario.on("2026-04-15");
    roundId = await daysOf(scenario).monthlyRound("2026-04-15");
  });

  test("answers of 1990, or of tomorrow, are not taken", async () => {
    const { officer } = scenario.people;
    const ask = async (day: string) => refused(await officer.ask(survey.submitAnswers, answers(home, day)));
    assert.equal(await ask("1990-01-01"), "day.before_what_it_rests_on 2026-04-15 round");
    assert.equal(await ask("2026-04-16"), "day.after_today 2026-04-15");
    scenario.on("2026-04-20");
    assert.equal(await ask("2026-04-20"), "taken");
    await score();
  });

  test("a meeting is after the survey, its minutes after it, and the posting after the meeting", async () => {
    const { officer } = scenario.people;
    scenario.on("2026-04-29");
    const meet = async (asked: ReturnType<typeof meeting>) => refused(await officer.ask(village.recordMeeting, asked));
    assert.equal(await meet(meeting("2026-04-19")), "day.before_what_it_rests_on 2026-04-20 survey");
    const { params, body } = meeting("2026-04-28");
    const signed = { params, body: { ...body, minutesSignedOn: localDate("2026-04-27") } };
    assert.equal(await meet(signed), "day.before_what_it_rests_on 2026-04-28 meeting");
    assert.equal(await meet(meeting("2026-04-28")), "taken");
    const post = async (day: string) => refused(await officer.ask(village.recordPosting, posting(day)));
    assert.equal(await post("2026-04-20"), "day.before_what_it_rests_on 2026-04-28 meeting");
    assert.equal(await post("2026-04-30"), "day.after_today 2026-04-29");
  });

  test("put up on Wednesday 29 April 2026, the posting ends on Wednesday 6 May", async () => {
    const posted = await scenario.people.officer.get(village.recordPosting, posting("2026-04-29"));
    assert.equal(posted.toDate, "2026-05-06");
  });

  test("an objection is neither of 2027 nor of before the posting", async () => {
    scenario.on("2026-05-04");
    const object = async (day: string) =>
      refused(await scenario.people.officer.ask(village.recordObjection, objection(day)));
    assert.equal(await object("2027-01-05"), "day.after_today 2026-05-04");
    assert.equal(await object("2026-04-28"), "day.before_what_it_rests_on 2026-04-29 posting");
  });

  test("nothing is decided before the posting is over, neither today nor by a day written ahead", async () => {
    const decide = async (asked: ReturnType<typeof decided>) =>
      refused(await scenario.people.chair.ask(decision.decideList, asked));
    assert.equal(await decide(decided("2027-01-05")), "day.after_today 2026-05-04");
    scenario.on("2026-05-06");
    assert.equal(await decide(decided("2026-05-06")), "day.before_what_it_rests_on 2026-05-07 posting_end");
    assert.equal(await decide(decided("2026-05-07")), "day.after_today 2026-05-06");
    scenario.on("2026-05-07");
    const late = await scenario.people.officer.ask(village.recordObjection, objection("2026-05-07"));
    assert.equal(refused(late), "review.objection_after_posting");
    const past = decided("2026-05-07", "2026-05-06");
    assert.equal(await decide(past), "day.before_what_it_rests_on 2026-05-07 decision");
    assert.equal(await decide(decided("2026-05-07", "2029-01-01")), "day.too_far_ahead 2027-05-07");
  });
});

describe("the database repeats the windows", () => {
  /** The rule that an officer's own transaction breaks; what it writes is undone. */
  async function ruleBroken(act: Act, write: (tx: Tx) => Promise<unknown>): Promise<string> {
    const { chair, officer } = scenario.people;
    const who = act === "review.decideList" ? chair : officer;
    try {
      await scenario.opened.server.database.transaction().execute(async (tx) => {
        await beginAct(tx, who.officerId, act, "2026-05-07");
        await write(tx);
        throw new Error("taken");
      });
    } catch (error) {
      return (error as { constraint?: string }).constraint ?? (error as Error).message;
    }
    return "taken";
  }

  const decide = (on: string) => async (tx: Tx) => {
    const [decisionId, signer] = [newId("decision"), scenario.people.chair.officerId];
    await sql`insert into review.decisions (decision_id, round_id, commune_id, number, decided_on, effective_on, signer_id, signer_name, legal_basis)
      values (${decisionId}, ${roundId}, ${scenario.commune}, 'planted', ${on}, ${on}, ${signer}, 'Chủ tịch', 'thử')`.execute(
      tx,
    );
    await sql`insert into review.poverty_statuses (household_id, decision_id, review_id, commune_id, village_id, effective_on, outcome,
        class, deprivations, member_count)
      select household_id, ${decisionId}, review_id, commune_id, village_id, ${on}, 'recognised', class, 3, 1
      from review.reviews where round_id = ${roundId} and household_id = ${home.householdId}`.execute(tx);
  };

  test("a list is decided after its posting", async () => {
    assert.equal(await ruleBroken("review.decideList", decide("2026-05-06")), "list_is_decided_after_its_posting");
    assert.equal(await ruleBroken("review.decideList", decide("2026-05-07")), "taken");
  });

  test("an objection is after the posting, and answered after it was received", async () => {
    const object = (received: string, answered: string | null) => async (tx: Tx) =>
      sql`insert into review.objections (household_id, objection_id, review_id, commune_id, objector, reason, received_on, due_on, answered_on, outcome)
        select household_id, ${newId("objection")}, review_id, commune_id, 'x', 'y', ${received}::date, ${received}::date, ${answered}::date,
          case when ${answered}::date is null then null else 'dismissed' end
        from review.reviews where round_id = ${roundId} and household_id = ${home.householdId}`.execute(tx);
    const broken = async (received: string, answered: string | null) =>
      ruleBroken("review.recordObjection", object(received, answered));
    assert.equal(await broken("2026-04-28", null), "objection_is_after_the_posting");
    assert.equal(await broken("2026-05-04", "2026-05-03"), "objection_is_answered_after_it_was_received");
    assert.equal(await broken("2026-05-04", "2026-05-04"), "taken");
  });

  test("a posting is after the meeting, and answers are given in their round", async () => {
    const put = (from: string) => async (tx: Tx) => {
      const postingId = newId("public posting");
      await sql`insert into review.public_postings (public_posting_id, round_id, commune_id, village_id, places, from_date, to_date, recorded_by)
        values (${postingId}, ${roundId}, ${scenario.commune}, ${scenario.village}, '{x}', ${from}, '2026-05-30', ${scenario.people.officer.officerId})`.execute(
        tx,
      );
      await sql`update review.reviews set public_posting_id = ${postingId}
        where round_id = ${roundId} and household_id = ${home.householdId}`.execute(tx);
    };
    assert.equal(await ruleBroken("review.recordPosting", put("2026-04-27")), "posting_is_after_the_meeting");
    assert.equal(await ruleBroken("review.recordPosting", put("2026-04-28")), "taken");
    const answered = await ruleBroken("review.submitAnswers", async (tx) =>
      sql`update review.reviews set surveyed_on = '1990-01-01'
        where round_id = ${roundId} and household_id = ${home.householdId}`.execute(tx),
    );
    assert.equal(answered, "answers_are_given_in_their_round");
  });

  test("a meeting is neither before the survey nor before the meeting that sent the household back", async () => {
    const meet = async (tx: Tx, on: string, passed: boolean) => {
      const meetingId = newId("meeting");
      await sql`insert into review.meetings (meeting_id, round_id, commune_id, village_id, held_on, chair, secretary, present, minutes, recorded_by)
        values (${meetingId}, ${roundId}, ${scenario.commune}, ${scenario.village}, ${on}, 'x', 'y', 40, 'z', ${scenario.people.officer.officerId})`.execute(
        tx,
      );
      await sql`insert into review.meeting_results (household_id, review_id, meeting_id, commune_id, agreed, passed)
        select household_id, review_id, ${meetingId}, commune_id, 1, ${passed} from review.reviews
        where round_id = ${roundId} and household_id = ${home.householdId}`.execute(tx);
    };
    const broken = async (...days: readonly string[]) =>
      ruleBroken("review.recordMeeting", async (tx) => {
        for (const [at, on] of days.entries()) await meet(tx, on, at > 0);
      });
    assert.equal(await broken("2026-04-19"), "meeting_is_after_the_survey");
    assert.equal(await broken("2026-05-05", "2026-05-04"), "meeting_is_after_what_sent_back");
    assert.equal(await broken("2026-05-05", "2026-05-05"), "taken");
  });

  test("nobody is a member before birth", async () => {
    const join = (from: string) => async (tx: Tx) =>
      sql`update registry.memberships set valid_from = ${from}::date where household_id = ${home.householdId}`.execute(
        tx,
      );
    assert.equal(await ruleBroken("registry.changeHousehold", join("1980-06-14")), "member_joins_after_birth");
    assert.equal(await ruleBroken("registry.changeHousehold", join("1980-06-15")), "taken");
  });
});

describe("the days of households and supports", () => {
  test("a child does not join before its birth", async () => {
    const join = async (on: string) =>
      refused(
        await scenario.people.officer.ask(householdActs.joinMember, {
          params: { householdId: home.householdId },
          body: {
            actId: newId("household act"),
            on: localDate(on),
            reason: "Sinh con",
            member: {
              personId: newId("person"),
              fullName: "Đinh Thị Bé",
              birthDate: localDate("2026-05-02"),
              birthPrecision: "day",
              sex: "female",
              ethnicityCode: "19",
              relation: "child",
              merit: false,
            },
          },
        }),
      );
    assert.equal(await join("2026-05-01"), "day.before_what_it_rests_on 2026-05-02 birth");
    assert.equal(await join("2026-05-08"), "day.after_today 2026-05-07");
    assert.equal(await join("2026-05-02"), "taken");
  });
});
