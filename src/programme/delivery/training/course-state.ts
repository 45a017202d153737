import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";

export const courseStates = ["planned", "running", "ended", "called_off"] as const;
export type CourseState = (typeof courseStates)[number];
export const courseActs = ["enrol", "withdraw", "plan", "attend", "start", "end", "callOff", "certify"] as const;
export type CourseAct = (typeof courseActs)[number];

/** A course is planned, held and ended, or called off. The database holds the same moves (keep_course_states). */
const transitions = {
  planned: { enrol: "planned", withdraw: "planned", plan: "planned", start: "running", callOff: "called_off" },
  running: {
    enrol: "running",
    withdraw: "running",
    plan: "running",
    attend: "running",
    end: "ended",
    callOff: "called_off",
  },
  ended: { attend: "ended", certify: "ended" },
  called_off: {},
} as const satisfies Record<CourseState, Partial<Record<CourseAct, CourseState>>>;

export function applyCourseAct(state: CourseState, act: CourseAct): Result<CourseState, Refusal> {
  const possible: Partial<Record<CourseAct, CourseState>> = transitions[state];
  const next = possible[act];
  return next === undefined ? failure(refuse("delivery.course_not_now", { act, state })) : success(next);
}
