/** Acts on a course. Each keeps what it says, moves the course on where it does, and answers the course as a whole. */
import * as contract from "#contract/delivery/training-acts.ts";
import type { getCourse } from "#contract/delivery/training.ts";
import { standardPack } from "#contract/review/standard-pack.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { reachesBound } from "#programme/delivery/training/attendance.ts";
import type { CourseAct } from "#programme/delivery/training/course-state.ts";
import { isOfWorkingAge } from "#programme/delivery/training/working-age.ts";
import type { PensionAges } from "#programme/review/standard/pension-age.ts";
import { done } from "#server/platform/act/record-act.ts";
import type { Done } from "#server/platform/act/record-act.ts";
import { stillThere } from "#server/platform/act/still-there.ts";
import { findStandardInForce } from "#server/review/published.ts";
import * as store from "./course-acts-store.ts";
import type { Registrant } from "./course-acts-store.ts";
import { courseAct } from "./course-record.ts";
import type { CourseContext } from "./course-record.ts";
import { findShownCourse } from "./courses-service.ts";
import { findAttendance, listLearners } from "./courses-store.ts";

type Shown = Result<Done<Output<typeof getCourse>>, Refusal>;

async function kept(
  context: CourseContext,
  act: CourseAct,
  how: {
    readonly on?: LocalDate;
    readonly reason?: string;
    readonly facts?: Readonly<Record<string, string | number | boolean>>;
  },
): Promise<Shown> {
  const { tx, record, next: state } = context;
  if (state !== record.state) await store.setCourseState(tx, record.courseId, state);
  await store.addCourseAct(tx, record, {
    courseActId: context.newId(),
    act,
    doneOn: how.on ?? null,
    reason: how.reason ?? null,
    at: context.now,
    by: context.actor.officerId,
  });
  const shown = stillThere(await findShownCourse(context, record.courseId), `course ${record.courseId}`);
  return done({ state, ...(how.on === undefined ? {} : { on: how.on }), ...how.facts }, shown);
}

/** Seats go in the order given; who finds none waits. */
export const enrolLearners = courseAct(contract.enrolLearners, "enrol", async (context, { body }) => {
  const { tx, record: course, now: at } = context;
  const asked = [...new Set(body.supportIds)];
  const people = await store.findRegistrants(tx, course, asked);
  if (people.length !== asked.length) return failure(refuse("record.not_found"));
  const checked = checkRegistrants(people, await pensionAgesOn(context, course.startsOn), course);
  if (!checked.ok) return checked;
  let left = course.seats - course.learners;
  for (const { householdId, supportId } of people) {
    const hasSeat = left > 0;
    left -= 1;
    await store.addLearner(tx, course, { householdId, supportId, hasSeat, registeredOn: body.registeredOn, at });
  }
  return kept(context, "enrol", { on: body.registeredOn, facts: { learners: people.length } });
});

/** Nobody learns in two courses by one support, and everybody is of working age on the day on which the course starts. */
function checkRegistrants(
  people: readonly Registrant[],
  pensionAges: readonly PensionAges[] | undefined,
  { startsOn, rules }: CourseContext["record"],
): Result<null, Refusal> {
  for (const person of people) {
    const { supportId, birthDate, birthPrecision } = person;
    if (person.personId === null) return failure(refuse("delivery.support_not_for_a_person", { supportId }));
    if (person.inCourse !== null)
      return failure(refuse("delivery.in_a_course_already", { name: person.inCourse, supportId }));
    const birth =
      birthDate === null || birthPrecision === null ? undefined : { date: birthDate, precision: birthPrecision };
    if (isOfWorkingAge(birth, person.sex, startsOn, { pensionAges, leastAge: rules.leastAge }) === false)
      return failure(refuse("delivery.not_of_working_age", { name: person.personName, on: startsOn, supportId }));
  }
  return success(null);
}

async function pensionAgesOn({ tx }: CourseContext, on: LocalDate): Promise<readonly PensionAges[] | undefined> {
  const found = await findStandardInForce(tx, on);
  return found === undefined ? undefined : standardPack.parse(found.pack).pensionAges;
}

/** Before the course runs a seat that is left goes to the next who waits; later nobody is put in whom the sessions before were not kept of. */
export const withdrawLearner = courseAct(contract.withdrawLearner, "withdraw", async (context, { params, body }) => {
  const { tx, record: course, today } = context;
  const learners = await listLearners(tx, course.courseId, today);
  const leaving = learners.find(({ supportId, withdrawnOn }) => supportId === params.supportId && withdrawnOn === null);
  if (leaving === undefined) return failure(refuse("delivery.not_a_learner", { supportId: params.supportId }));
  const { withdrawnOn: on, reason } = body;
  await store.setWithdrawn(tx, course.courseId, params.supportId, { on, because: reason });
  const next = learners.find(({ hasSeat, withdrawnOn }) => !hasSeat && withdrawnOn === null);
  const movesUp = course.state === "planned" && leaving.hasSeat ? next : undefined;
  if (movesUp !== undefined) await store.giveSeat(tx, course.courseId, movesUp.supportId);
  const facts = { supportId: params.supportId, ...(movesUp === undefined ? {} : { movedUp: movesUp.supportId }) };
  return kept(context, "withdraw", { on, reason, facts });
});

export const startCourse = courseAct(contract.startCourse, "start", async (context, { body }) =>
  context.record.learners === 0
    ? failure(refuse("delivery.course_without_learners"))
    : kept(context, "start", { on: body.startedOn }),
);

export const endCourse = courseAct(contract.endCourse, "end", async (context, { body }) =>
  kept(context, "end", { on: body.endedOn }),
);

export const callOffCourse = courseAct(contract.callOffCourse, "callOff", async (context, { body }) => {
  const { calledOffOn: on, reason } = body;
  await store.withdrawAll(context.tx, context.record.courseId, { on, because: reason });
  return kept(context, "callOff", { on, reason });
});

export const planCourseSession = courseAct(contract.planCourseSession, "plan", async (context, { body }) => {
  if (body.fromTime >= body.toTime) return failure(refuse("delivery.session_ends_before_it_begins"));
  await store.addSession(context.tx, context.record, body);
  return kept(context, "plan", { on: body.heldOn, facts: { topic: body.topic } });
});

export const recordAttendance = courseAct(contract.recordAttendance, "attend", async (context, { params, body }) => {
  const { tx, record: course, today } = context;
  const session = await findAttendance(tx, params);
  if (session === undefined) return failure(refuse("record.not_found"));
  if (session.heldOn > today) return failure(refuse("delivery.session_not_held_yet", { on: session.heldOn }));
  const decided = new Set(
    (await listLearners(tx, course.courseId, today))
      .filter(({ certificate }) => certificate !== null)
      .map(({ supportId }) => supportId),
  );
  const listed = new Set(session.rows.map(({ supportId }) => supportId));
  const marks = [...new Map(body.marks.map((one) => [one.supportId, one])).values()];
  for (const { supportId } of marks) {
    if (!listed.has(supportId)) return failure(refuse("delivery.not_a_learner", { supportId }));
    if (decided.has(supportId)) return failure(refuse("delivery.attendance_decided_already"));
  }
  const of = { ...course, courseSessionId: params.courseSessionId };
  await store.setMarks(tx, of, marks, { at: context.now, by: context.actor.officerId });
  return kept(context, "attend", { on: session.heldOn, facts: { marks: marks.length } });
});

/** Decides of everybody who has a seat and no answer yet; what was not recorded is asked for first. */
export const certifyLearners = courseAct(contract.certifyLearners, "certify", async (context, { body }) => {
  const { tx, record: course, today } = context;
  const { decidedOn, signedBy } = body;
  const learners = (await listLearners(tx, course.courseId, today)).filter(
    ({ hasSeat, withdrawnOn, certificate }) => hasSeat && withdrawnOn === null && certificate === null,
  );
  if (learners.length === 0) return failure(refuse("delivery.nothing_to_certify"));
  const open = learners.reduce((sum, { unrecorded }) => sum + unrecorded, 0);
  if (open > 0) return failure(refuse("delivery.attendance_not_recorded", { open }));
  const refused = new Map((body.refused ?? []).map(({ supportId, reason }) => [supportId, reason]));
  for (const supportId of refused.keys())
    if (!learners.some((one) => one.supportId === supportId))
      return failure(refuse("delivery.not_a_learner", { supportId }));
  let given = await store.countCertificates(tx, course.communeId, decidedOn);
  const before = given;
  for (const learner of learners) {
    const { householdId, supportId, attended, recorded } = learner;
    const because = refused.get(supportId) ?? whyNone(learner, course.rules.leastAttendance);
    if (because === null) given += 1;
    const number = because === null ? numberOf(given, decidedOn, course.communeId) : null;
    const answer = { householdId, supportId, number, refusedBecause: because, decidedOn, signedBy, attended, recorded };
    await store.addCertificate(tx, course, answer);
  }
  const facts = { given: given - before, refused: learners.length - (given - before) };
  return kept(context, "certify", { on: decidedOn, facts });
});

const numberOf = (count: number, day: LocalDate, communeId: Id<"area"> | string) =>
  `${String(count).padStart(3, "0")}/${day.slice(0, 4)}/CN-${communeId}`;

/** The figures alone: the page says in its language what they mean. */
const whyNone = (learner: { readonly attended: number; readonly recorded: number }, least: number): string | null =>
  reachesBound({ ...learner, unrecorded: 0 }, least) ? null : `${learner.attended}/${learner.recorded} < ${least}%`;
