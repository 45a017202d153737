import assert from "node:assert/strict";
import { test } from "node:test";
import { applyCourseAct, courseActs, courseStates } from "./course-state.ts";

test("a course takes in each state the acts of its table and no other", () => {
  const taken = courseStates.map((state) => [state, courseActs.filter((act) => applyCourseAct(state, act).ok)]);
  assert.deepEqual(Object.fromEntries(taken), {
    planned: ["enrol", "withdraw", "plan", "start", "callOff"],
    running: ["enrol", "withdraw", "plan", "attend", "end", "callOff"],
    ended: ["attend", "certify"],
    called_off: [],
  });
  const refused = applyCourseAct("called_off", "start");
  assert.ok(!refused.ok && refused.failure.code === "delivery.course_not_now");
});
