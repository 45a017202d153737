import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { nextState, reviewStates } from "#programme/review/decision/review-acts.ts";
import { testClasses } from "#programme/review/standard/test-classes.ts";
import { whyNoSurvey, whyNotAskedOn } from "./why-no-survey.ts";

type Asked = Parameters<typeof whyNoSurvey>[0];
const asked: Asked = {
  round: { year: 2026, opensOn: localDate("2026-09-01"), closedOn: null },
  today: localDate("2026-10-01"),
  state: "listed",
  posting: null,
  request: undefined,
  check: undefined,
};
const codeOf = (more: Partial<Asked>) => whyNoSurvey({ ...asked, ...more })?.code;

describe("before the first question", () => {
  test("nothing is said where the household can be surveyed", () => {
    assert.equal(codeOf({}), undefined);
    assert.equal(codeOf({ request: { screeningPassed: true } }), undefined);
  });

  test("who asked to come on the list needs form A first", () => {
    assert.equal(codeOf({ request: { screeningPassed: null } }), "review.screen_first");
  });

  test("a round that is closed, or that opens later, is named", () => {
    assert.equal(codeOf({ round: { ...asked.round, closedOn: localDate("2026-09-20") } }), "review.round_closed");
    assert.equal(codeOf({ today: localDate("2026-08-31") }), "day.before_what_it_rests_on");
    assert.equal(codeOf({ today: localDate("2026-09-01") }), undefined);
  });

  test("every state from which no survey leads on is blocked, and no other", () => {
    for (const state of reviewStates)
      assert.equal(codeOf({ state }) === undefined, nextState(state, "survey") !== undefined, state);
    assert.deepEqual(
      ["met", "decided", "superseded"].map((state) => codeOf({ state: state as Asked["state"] })),
      ["review.met_already", "review.decided_already", "review.left_the_round"],
    );
  });

  test("a check by income is for who asked for it", () => {
    const check = (hasAsked: boolean) => ({ check: { household: { hasAsked, class: null }, classes: testClasses } });
    assert.equal(codeOf(check(false)), "review.check_not_asked");
    assert.equal(codeOf(check(true)), undefined);
  });
});

test("answers of a day need somebody who lives there, with a birth and, where it is needed, a sex on record", () => {
  const day = localDate("2026-10-01");
  const member = { personId: "a", fullName: "Đinh Thị Đượm", sex: null, birthDate: day, birthPrecision: "year" };
  const codeOn = (
    members: (typeof member | (Omit<typeof member, "birthDate"> & { birthDate: null }))[],
    needsSex: boolean,
  ) => whyNotAskedOn(members, day, { needsSex })?.code;
  assert.equal(codeOn([], false), "review.nobody_lives_there");
  assert.equal(codeOn([member], false), undefined);
  assert.equal(codeOn([member], true), "review.sex_unrecorded");
  assert.equal(codeOn([{ ...member, birthDate: null }], false), "review.birth_unrecorded");
});
