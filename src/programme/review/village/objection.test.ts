import assert from "node:assert/strict";
import { test } from "node:test";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { answerObjection } from "./objection.ts";
import { recordOpinion } from "./opinion.ts";
import { recordMeeting } from "./village-meeting.ts";

const refusalOf = (result: Result<unknown, Refusal>) => (result.ok ? undefined : result.failure.code);

test("an upheld objection leads back to the survey, a dismissed one to a second posting; each is answered once", () => {
  const objection = { outcome: null, state: "objected" } as const;
  assert.deepEqual(answerObjection(objection, "upheld"), { ok: true, value: "surveyed" });
  assert.deepEqual(answerObjection(objection, "dismissed"), { ok: true, value: "rechecked" });
  const answered = answerObjection({ ...objection, outcome: "upheld" }, "dismissed");
  assert.equal(refusalOf(answered), "review.objection_answered");
});

test("the level above is heard where the procedure asks it", () => {
  assert.equal(refusalOf(recordOpinion({ asksAbove: true })), undefined);
  assert.equal(refusalOf(recordOpinion({ asksAbove: false })), "review.opinion_not_needed");
});

const [one, other] = [{ householdId: "one" }, { householdId: "other" }];

test("on households that the record names not, all who were present agreed", () => {
  const results = [{ householdId: "other", agreed: 19, objection: "has a brick house" }];
  const meeting = recordMeeting([one, other], { present: 40, results }, 50);
  assert.ok(meeting.ok);
  assert.deepEqual(meeting.value, [
    { review: one, agreed: 40, passed: true, objection: null },
    { review: other, agreed: 19, passed: false, objection: "has a brick house" },
  ]);
});

test("a meeting speaks of households that wait for it, and of no others", () => {
  assert.equal(refusalOf(recordMeeting([], { present: 40, results: [] }, 50)), "review.nothing_scored");
  const results = [{ householdId: "other", agreed: 40 }];
  assert.equal(refusalOf(recordMeeting([one], { present: 40, results }, 50)), "review.not_before_the_meeting");
  const tooMany = [{ householdId: "one", agreed: 41 }];
  assert.equal(
    refusalOf(recordMeeting([one], { present: 40, results: tooMany }, 50)),
    "review.more_agreed_than_present",
  );
});
