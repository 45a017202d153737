/** What the acts on a course write. */
import { sql } from "kysely";
import type { draftCourse } from "#contract/delivery/training.ts";
import type { planCourseSession, recordAttendance } from "#contract/delivery/training-acts.ts";
import type { Decoded } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { CourseState } from "#programme/delivery/training/course-state.ts";
import type { BirthPrecision } from "#programme/registry/person/person.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type OfCourse = {
  readonly courseId: Id<"course">;
  readonly activityId: Id<"activity">;
  readonly communeId: string;
};

export async function addCourse(
  tx: Tx,
  course: Decoded<typeof draftCourse>["body"] & { readonly communeId: string },
): Promise<void> {
  await tx
    .insertInto("delivery.courses")
    .values({
      course_id: course.courseId,
      activity_id: course.activityId,
      commune_id: course.communeId,
      name: course.name,
      trade: course.trade,
      place: course.place,
      provider: course.provider,
      planned_days: course.plannedDays,
      planned_hours: course.plannedHours,
      starts_on: course.startsOn,
      ends_on: course.endsOn,
      seats: course.seats,
      state: "planned",
    })
    .execute();
}

export async function setCourseState(tx: Tx, courseId: Id<"course">, state: CourseState): Promise<void> {
  await tx.updateTable("delivery.courses").set({ state }).where("course_id", "=", courseId).execute();
}

export async function addCourseAct(
  tx: Tx,
  of: OfCourse,
  done: {
    readonly courseActId: string;
    readonly act: string;
    readonly doneOn: LocalDate | null;
    readonly reason: string | null;
    readonly at: string;
    readonly by: string;
  },
): Promise<void> {
  await tx
    .insertInto("delivery.course_acts")
    .values({
      course_act_id: done.courseActId,
      course_id: of.courseId,
      activity_id: of.activityId,
      commune_id: of.communeId,
      act: done.act,
      done_on: done.doneOn,
      reason: done.reason,
      done_at: done.at,
      done_by: done.by,
    })
    .execute();
}

export type Registrant = {
  readonly householdId: Id<"household">;
  readonly supportId: Id<"support">;
  /** Null: it is for the household as a whole. */
  readonly personId: Id<"person"> | null;
  readonly personName: string;
  readonly birthDate: LocalDate | null;
  readonly birthPrecision: BirthPrecision | null;
  readonly sex: string | null;
  /** The course in which the support is already, or from which it was withdrawn where that is the course asked about. */
  readonly inCourse: string | null;
};

/** Supports of the activity that are asked for, in the order asked; a refused or returned one is not there. */
export async function findRegistrants(
  tx: Tx,
  { courseId, activityId }: OfCourse,
  asked: readonly Id<"support">[],
): Promise<readonly Registrant[]> {
  const found = await sql<Registrant>`
    select support.household_id as "householdId", support.support_id as "supportId", support.person_id as "personId",
      coalesce(person.full_name, '') as "personName", person.birth_date as "birthDate", person.birth_precision as "birthPrecision", person.sex,
      (select course.name from delivery.course_learners learner join delivery.courses course on course.course_id = learner.course_id
        where learner.support_id = support.support_id
          and (learner.withdrawn_on is null or learner.course_id = ${courseId}) limit 1) as "inCourse"
    from unnest(${asked}::uuid[]) with ordinality as asked (support_id, place)
    join delivery.supports support on support.support_id = asked.support_id and support.activity_id = ${activityId} and support.state not in ('refused', 'returned')
    left join registry.people person on person.household_id = support.household_id and person.person_id = support.person_id
    order by asked.place`.execute(tx);
  return found.rows;
}

export async function addLearner(
  tx: Tx,
  of: OfCourse,
  learner: {
    readonly householdId: Id<"household">;
    readonly supportId: Id<"support">;
    readonly hasSeat: boolean;
    readonly registeredOn: LocalDate;
    readonly at: string;
  },
): Promise<void> {
  await tx
    .insertInto("delivery.course_learners")
    .values({
      course_id: of.courseId,
      support_id: learner.supportId,
      household_id: learner.householdId,
      activity_id: of.activityId,
      commune_id: of.communeId,
      has_seat: learner.hasSeat,
      registered_on: learner.registeredOn,
      registered_at: learner.at,
    })
    .execute();
}

export async function setWithdrawn(
  tx: Tx,
  courseId: Id<"course">,
  supportId: Id<"support">,
  { on, because }: { readonly on: LocalDate; readonly because: string },
): Promise<void> {
  await tx
    .updateTable("delivery.course_learners")
    .set({ withdrawn_on: on, withdrawn_because: because })
    .where("course_id", "=", courseId)
    .where("support_id", "=", supportId)
    .execute();
}

/** Who learns in a course that is called off does so no longer, and is free for another one. */
export async function withdrawAll(
  tx: Tx,
  courseId: Id<"course">,
  { on, because }: { readonly on: LocalDate; readonly because: string },
): Promise<void> {
  await sql`update delivery.course_learners set withdrawn_on = greatest(${on}::date, registered_on), withdrawn_because = ${because}
    where course_id = ${courseId} and withdrawn_on is null`.execute(tx);
}

export async function giveSeat(tx: Tx, courseId: Id<"course">, supportId: Id<"support">): Promise<void> {
  await tx
    .updateTable("delivery.course_learners")
    .set({ has_seat: true })
    .where("course_id", "=", courseId)
    .where("support_id", "=", supportId)
    .execute();
}

export async function addSession(
  tx: Tx,
  of: OfCourse,
  session: Decoded<typeof planCourseSession>["body"],
): Promise<void> {
  await tx
    .insertInto("delivery.course_sessions")
    .values({
      course_session_id: session.courseSessionId,
      course_id: of.courseId,
      activity_id: of.activityId,
      commune_id: of.communeId,
      held_on: session.heldOn,
      from_time: session.fromTime,
      to_time: session.toTime,
      topic: session.topic,
    })
    .execute();
}

export async function setMarks(
  tx: Tx,
  of: OfCourse & { readonly courseSessionId: Id<"course session"> },
  marks: Decoded<typeof recordAttendance>["body"]["marks"],
  { at, by }: { readonly at: string; readonly by: string },
): Promise<void> {
  await sql`insert into delivery.course_attendance (course_session_id, household_id, support_id, course_id, activity_id, commune_id, mark, recorded_at, recorded_by)
    select ${of.courseSessionId}, learner.household_id, learner.support_id, ${of.courseId}, ${of.activityId}, ${of.communeId}, marked.mark, ${at}, ${by}::uuid
    from unnest(${marks.map((one) => one.supportId)}::uuid[], ${marks.map((one) => one.mark)}::text[]) as marked (support_id, mark)
    join delivery.course_learners learner on learner.course_id = ${of.courseId} and learner.support_id = marked.support_id
    on conflict (course_session_id, household_id, support_id) do update
      set mark = excluded.mark, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by
      where course_attendance.mark <> excluded.mark`.execute(tx);
}

/** How many certificates the commune has given in the year of the day. Acts that give some take turns by the commune. */
export async function countCertificates(tx: Tx, communeId: string, day: LocalDate): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('certificates of courses ' || ${communeId}, 0))`.execute(tx);
  const found = await sql<{ n: number }>`select count(*)::int as n from delivery.course_certificates
    where commune_id = ${communeId} and number is not null and date_trunc('year', decided_on) = date_trunc('year', ${day}::date)`.execute(
    tx,
  );
  return found.rows[0]?.n ?? 0;
}

export async function addCertificate(
  tx: Tx,
  of: OfCourse,
  certificate: {
    readonly householdId: Id<"household">;
    readonly supportId: Id<"support">;
    readonly number: string | null;
    readonly refusedBecause: string | null;
    readonly decidedOn: LocalDate;
    readonly signedBy: string;
    readonly attended: number;
    readonly recorded: number;
  },
): Promise<void> {
  await tx
    .insertInto("delivery.course_certificates")
    .values({
      course_id: of.courseId,
      household_id: certificate.householdId,
      support_id: certificate.supportId,
      activity_id: of.activityId,
      commune_id: of.communeId,
      number: certificate.number,
      refused_because: certificate.refusedBecause,
      decided_on: certificate.decidedOn,
      signed_by: certificate.signedBy,
      attended: certificate.attended,
      recorded: certificate.recorded,
    })
    .execute();
}
