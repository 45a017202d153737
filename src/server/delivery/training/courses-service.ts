import * as contract from "#contract/delivery/training.ts";
import { readAttendance as attendanceOf } from "#contract/delivery/training-acts.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { trainingOf } from "#programme/planning/framework/programme-pack.ts";
import { addRecordOfActivity } from "#server/delivery/activity/activity-record.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { stillThere } from "#server/platform/act/still-there.ts";
import { addCourse, addCourseAct } from "./course-acts-store.ts";
import { trainingRulesOf } from "./course-record.ts";
import * as store from "./courses-store.ts";

/** A course with all that hangs on it. */
export async function findShownCourse(
  { tx, today }: Pick<ActContext, "tx" | "today">,
  courseId: Id<"course">,
): Promise<Output<typeof contract.getCourse> | undefined> {
  const course = await store.findCourse(tx, courseId);
  if (course === undefined) return undefined;
  return {
    ...course,
    leastAttendance: (await trainingRulesOf(tx, course.activityId))?.leastAttendance ?? 100,
    enrolled: await store.listLearners(tx, courseId, today),
    sessions: await store.listSessions(tx, courseId),
    acts: await store.listCourseActs(tx, courseId),
  };
}

const activityOfCourse = async (
  tx: ActContext["tx"],
  { params }: { readonly params: { readonly courseId: Id<"course"> } },
) => (await store.placeOfCourse(tx, params.courseId))?.activityId;

export const listCourses = readOwnAreas(
  contract.listCourses,
  async ({ tx }, { query }) => {
    const { cursor, limit, ...filter } = query;
    const after = Number(cursor ?? 0);
    const rows = await store.listCourseRows(tx, filter, { after, limit });
    const { total, ...sums } = await store.sumCourses(tx, filter);
    const next = after + rows.length;
    return success({ rows, nextCursor: next < total && rows.length > 0 ? String(next) : null, total, sums });
  },
  async (_tx, { query }) => query.activityId,
);

export const getCourse = readOwnAreas(
  contract.getCourse,
  async (context, { params }) => {
    const shown = await findShownCourse(context, params.courseId);
    return shown === undefined ? failure(refuse("record.not_found")) : success(shown);
  },
  activityOfCourse,
);

export const readAttendance = readOwnAreas(
  attendanceOf,
  async ({ tx }, { params }) => {
    const found = await store.findAttendance(tx, params);
    return found === undefined ? failure(refuse("record.not_found")) : success(found);
  },
  activityOfCourse,
);

/** A course is of an activity that is not closed and whose kind trains; its commune and year follow from it. */
export const draftCourse = addRecordOfActivity(
  contract.draftCourse,
  {
    name: "course",
    activityOf: ({ body }) => body.activityId,
    idOf: ({ body }) => body.courseId,
  },
  async (context, { body }) => {
    const { tx, activity } = context;
    if (trainingOf(activity.inUse.pack, activity.activityKind) === undefined)
      return failure(refuse("delivery.not_a_kind_of_training"));
    const of = { ...body, communeId: activity.communeId };
    await addCourse(tx, of);
    await addCourseAct(tx, of, {
      courseActId: context.newId(),
      act: "draft",
      doneOn: null,
      reason: null,
      at: context.now,
      by: context.actor.officerId,
    });
    const shown = stillThere(await findShownCourse(context, body.courseId), `course ${body.courseId}`);
    return done({ name: body.name, seats: body.seats }, shown);
  },
);
