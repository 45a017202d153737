import type { Id } from "#kernel/id.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import type { Output } from "#contract/endpoint.ts";
import type { listCourses } from "#contract/delivery/training.ts";
import { applyCourseAct } from "#programme/delivery/training/course-state.ts";
import type { CourseAct, CourseState } from "#programme/delivery/training/course-state.ts";
import { trainingOf } from "#programme/planning/framework/programme-pack.ts";
import type { TrainingRules } from "#programme/planning/framework/programme-pack.ts";
import { findActivity } from "#server/delivery/activity/activities-store.ts";
import { kindOf } from "#server/delivery/activity/kinds.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { firstDayOf } from "#server/platform/act/day-of-instant.ts";
import { movesOnKey } from "#server/platform/act/keyed-act.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { enrolmentDayOf, findCourse, lastStepOf, lockCourse, placeOfCourse } from "./courses-store.ts";

/** `supportId`: of a learner, where the act is on one. */
type Key = { readonly courseId: Id<"course">; readonly supportId?: Id<"support"> };
export type CourseInUse = Output<typeof listCourses>["rows"][number] & {
  readonly areaId: string;
  readonly rules: TrainingRules;
};

/** A course under its lock, with the state that the act leads to. */
export type CourseContext = ActContext & { readonly record: CourseInUse; readonly next: CourseState };

/** What the programme of an activity says of courses; undefined where its kind holds none. */
export async function trainingRulesOf(tx: Tx, activityId: Id<"activity">): Promise<TrainingRules | undefined> {
  const activity = await findActivity(tx, activityId);
  return activity && trainingOf((await kindOf(tx, activity)).pack, activity.activityKind);
}

export const courseAct = movesOnKey<Key, CourseInUse, CourseAct, CourseState>({
  nameOf: ({ courseId }) => ({ recordKind: "course", recordId: courseId }),
  lock: async (tx, { courseId }) => lockCourse(tx, courseId),
  areaOf: async (tx, { courseId }) => (await placeOfCourse(tx, courseId))?.communeId,
  activityOf: async (tx, { courseId }) => (await placeOfCourse(tx, courseId))?.activityId,
  days: {
    year: async ({ tx }, { courseId }) => {
      const course = await findCourse(tx, courseId);
      return course === undefined ? null : firstDayOf(course.year);
    },
    start: async ({ tx }, { courseId }) => (await findCourse(tx, courseId))?.startsOn ?? null,
    enrolment: async ({ tx }, { courseId, supportId }) =>
      supportId === undefined ? null : enrolmentDayOf(tx, courseId, supportId),
    course_step: async ({ tx }, { courseId }) => lastStepOf(tx, courseId),
  },
  find: async ({ tx }, { courseId }) => {
    const course = await findCourse(tx, courseId);
    const rules = course === undefined ? undefined : await trainingRulesOf(tx, course.activityId);
    return course === undefined || rules === undefined
      ? failure(refuse("record.not_found"))
      : success({ ...course, areaId: course.communeId, rules });
  },
  next: ({ state }, act) => applyCourseAct(state, act),
});
