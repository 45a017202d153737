import { sql } from "kysely";
import type { getCourse, listCourses } from "#contract/delivery/training.ts";
import type { readAttendance as attendanceOf } from "#contract/delivery/training-acts.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { withinArea } from "#server/area/published.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { nameOrder } from "#server/platform/database/name-order.ts";
import { whereGiven } from "#server/platform/database/where-given.ts";

type CourseRow = Output<typeof listCourses>["rows"][number];

const courseQuery = sql`
  select course.course_id as "courseId", course.activity_id as "activityId", activity.title as "activityTitle",
    course.commune_id as "communeId", commune.name as "communeName", activity.year, course.name, course.trade, course.place,
    course.provider, course.planned_days as "plannedDays", course.planned_hours as "plannedHours", course.starts_on as "startsOn",
    course.ends_on as "endsOn", course.seats, course.state, counted.learners, counted.waiting, counted.certified`;
const courseTables = sql`delivery.courses course
  join delivery.activities activity on activity.activity_id = course.activity_id
  join registry.areas commune on commune.area_id = course.commune_id,
  lateral (select count(*) filter (where learner.has_seat and learner.withdrawn_on is null)::int as learners,
      count(*) filter (where not learner.has_seat and learner.withdrawn_on is null)::int as waiting,
      count(certificate.number)::int as certified
    from delivery.course_learners learner
    left join delivery.course_certificates certificate on certificate.course_id = learner.course_id and certificate.support_id = learner.support_id
    where learner.course_id = course.course_id) counted`;

export type CourseFilter = {
  readonly areaId: string;
  readonly activityId?: Id<"activity"> | undefined;
  readonly year?: number | undefined;
  readonly state?: string | undefined;
};

const askedFor = ({ areaId, activityId, year, state }: CourseFilter) => sql`
  course.commune_id in ${withinArea(areaId)}
  and ${whereGiven(activityId, (one) => sql`course.activity_id = ${one}`)}
  and ${whereGiven(year, (one) => sql`activity.year = ${one}`)}
  and ${whereGiven(state, (one) => sql`course.state = ${one}`)}`;

export async function listCourseRows(
  tx: Tx,
  filter: CourseFilter,
  part: { readonly after: number; readonly limit: number },
): Promise<CourseRow[]> {
  const found = await sql<CourseRow>`${courseQuery} from ${courseTables} where ${askedFor(filter)}
    order by commune.name ${nameOrder}, course.starts_on, course.course_id offset ${part.after} limit ${part.limit}`.execute(
    tx,
  );
  return found.rows;
}

type Sums = Output<typeof listCourses>["sums"] & { readonly total: number };

export async function sumCourses(tx: Tx, filter: CourseFilter): Promise<Sums> {
  const found = await sql<Sums>`
    select count(*)::int as total, coalesce(sum(course.seats) filter (where course.state <> 'called_off'), 0)::int as seats,
      coalesce(sum(counted.learners) filter (where course.state <> 'called_off'), 0)::int as learners,
      count(*) filter (where course.state = 'ended')::int as ended, coalesce(sum(counted.certified), 0)::int as certified
    from ${courseTables} where ${askedFor(filter)}`.execute(tx);
  const [sums] = found.rows;
  if (sums === undefined) throw new Error("sums of no row");
  return sums;
}

export async function findCourse(tx: Tx, courseId: Id<"course">): Promise<CourseRow | undefined> {
  const found = await sql<CourseRow>`${courseQuery} from ${courseTables} where course.course_id = ${courseId}`.execute(
    tx,
  );
  return found.rows[0];
}

/** Acts on one course take turns. */
export async function lockCourse(tx: Tx, courseId: Id<"course">): Promise<void> {
  await sql`select from delivery.courses where course_id = ${courseId} for no key update`.execute(tx);
}

export async function placeOfCourse(
  tx: Tx,
  courseId: Id<"course">,
): Promise<{ readonly communeId: string; readonly activityId: Id<"activity"> } | undefined> {
  const found = await sql<{ communeId: string; activityId: Id<"activity"> }>`
    select commune_id as "communeId", activity_id as "activityId" from delivery.courses where course_id = ${courseId}`.execute(
    tx,
  );
  return found.rows[0];
}

type Parts = Pick<Output<typeof getCourse>, "enrolled" | "sessions" | "acts">;
type Learner = Parts["enrolled"][number];
type LearnerRow = Omit<Learner, "certificate"> & {
  readonly number: string | null;
  readonly refusedBecause: string | null;
  readonly decidedOn: LocalDate | null;
};

/** The learners of a course with what they attended of the sessions up to the day: first those with a seat, in the order of registration. */
export async function listLearners(tx: Tx, courseId: Id<"course">, today: LocalDate): Promise<Learner[]> {
  const found = await sql<LearnerRow>`
    select learner.household_id as "householdId", learner.support_id as "supportId", support.person_id as "personId",
      coalesce(person.full_name, '') as "personName", head.full_name as "headName", village.name as "villageName",
      extract(year from person.birth_date)::int as "birthYear", support.grounds ->> 'class' as class,
      coalesce(array(select jsonb_array_elements_text(support.grounds -> 'deprivations')), '{}') as deprivations,
      support.state as "supportState", learner.has_seat as "hasSeat", learner.registered_on as "registeredOn",
      learner.withdrawn_on as "withdrawnOn", learner.withdrawn_because as "withdrawnBecause",
      held.attended, held.recorded, held.unrecorded,
      certificate.number, certificate.refused_because as "refusedBecause", certificate.decided_on as "decidedOn"
    from delivery.course_learners learner
    join delivery.supports support on support.household_id = learner.household_id and support.support_id = learner.support_id
    left join registry.people person on person.household_id = support.household_id and person.person_id = support.person_id
    left join registry.households household on household.household_id = learner.household_id
    left join registry.areas village on village.area_id = household.village_id
    left join registry.memberships membership on membership.household_id = learner.household_id
      and membership.relation = 'head' and membership.valid_to is null
    left join registry.people head on head.household_id = membership.household_id and head.person_id = membership.person_id
    left join delivery.course_certificates certificate on certificate.course_id = learner.course_id and certificate.support_id = learner.support_id,
    lateral (select count(*) filter (where attendance.mark in ('present', 'late'))::int as attended,
        count(attendance.mark)::int as recorded, count(*) filter (where attendance.mark is null)::int as unrecorded
      from delivery.course_sessions session
      left join delivery.course_attendance attendance
        on attendance.course_session_id = session.course_session_id and attendance.support_id = learner.support_id
      where session.course_id = learner.course_id and session.held_on <= ${today}
        and (learner.withdrawn_on is null or session.held_on <= learner.withdrawn_on)) held
    where learner.course_id = ${courseId}
    order by learner.withdrawn_on is not null, not learner.has_seat, learner.registered_at, learner.support_id`.execute(
    tx,
  );
  return found.rows.map(({ number, refusedBecause, decidedOn, ...row }) => ({
    ...row,
    certificate: decidedOn === null ? null : { number, refusedBecause, decidedOn },
  }));
}

export async function listSessions(tx: Tx, courseId: Id<"course">): Promise<Parts["sessions"]> {
  const found = await sql<Parts["sessions"][number]>`
    select session.course_session_id as "courseSessionId", session.held_on as "heldOn", session.from_time as "fromTime",
      session.to_time as "toTime", session.topic, jsonb_build_object(
        'present', count(*) filter (where attendance.mark = 'present'), 'late', count(*) filter (where attendance.mark = 'late'),
        'excused', count(*) filter (where attendance.mark = 'excused'), 'absent', count(*) filter (where attendance.mark = 'absent')) as marks
    from delivery.course_sessions session
    left join delivery.course_attendance attendance on attendance.course_session_id = session.course_session_id
    where session.course_id = ${courseId} group by session.course_session_id
    order by session.held_on, session.from_time, session.course_session_id`.execute(tx);
  return found.rows;
}

export async function listCourseActs(tx: Tx, courseId: Id<"course">): Promise<Parts["acts"]> {
  const found = await sql<Parts["acts"][number]>`
    select done.act, done.done_on as "doneOn", done.reason, done.done_at as "doneAt", officer.full_name as "officerName"
    from delivery.course_acts done left join authority.officers officer on officer.officer_id = done.done_by
    where done.course_id = ${courseId} order by done.done_at, done.course_act_id`.execute(tx);
  return found.rows;
}

/** A session with a row a learner who has a seat; a mark of null is not recorded. */
export async function findAttendance(
  tx: Tx,
  of: { readonly courseId: Id<"course">; readonly courseSessionId: Id<"course session"> },
): Promise<Output<typeof attendanceOf> | undefined> {
  type Row = Output<typeof attendanceOf>;
  const found = await sql<Omit<Row, "rows">>`
    select session.course_session_id as "courseSessionId", course.name as "courseName", session.held_on as "heldOn",
      session.from_time as "fromTime", session.to_time as "toTime", session.topic
    from delivery.course_sessions session join delivery.courses course on course.course_id = session.course_id
    where session.course_id = ${of.courseId} and session.course_session_id = ${of.courseSessionId}`.execute(tx);
  const [session] = found.rows;
  if (session === undefined) return undefined;
  const rows = await sql<Row["rows"][number]>`
    select learner.support_id as "supportId", coalesce(person.full_name, '') as "personName", village.name as "villageName", attendance.mark
    from delivery.course_learners learner
    join delivery.supports support on support.household_id = learner.household_id and support.support_id = learner.support_id
    left join registry.people person on person.household_id = support.household_id and person.person_id = support.person_id
    left join registry.households household on household.household_id = learner.household_id
    left join registry.areas village on village.area_id = household.village_id
    left join delivery.course_attendance attendance
      on attendance.course_session_id = ${of.courseSessionId} and attendance.support_id = learner.support_id
    where learner.course_id = ${of.courseId} and learner.has_seat
      and (learner.withdrawn_on is null or learner.withdrawn_on >= ${session.heldOn})
    order by person.full_name ${nameOrder}, learner.support_id`.execute(tx);
  return { ...session, rows: rows.rows };
}

/** The day of the last step that took the course on; null while it is planned. */
export async function lastStepOf(tx: Tx, courseId: Id<"course">): Promise<LocalDate | null> {
  const found = await sql<{ day: LocalDate | null }>`
    select max(done_on) as day from delivery.course_acts where course_id = ${courseId} and act in ('start', 'end')`.execute(
    tx,
  );
  return found.rows[0]?.day ?? null;
}

export async function enrolmentDayOf(
  tx: Tx,
  courseId: Id<"course">,
  supportId: Id<"support">,
): Promise<LocalDate | null> {
  const found = await sql<{ day: LocalDate }>`
    select registered_on as day from delivery.course_learners where course_id = ${courseId} and support_id = ${supportId}`.execute(
    tx,
  );
  return found.rows[0]?.day ?? null;
}
