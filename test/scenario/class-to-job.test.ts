/** A course to a job: learners by their supports, a waiting list, attendance that is kept and asked for, certificates, a placement and its follow-ups. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { draftActivity } from "#contract/delivery/activity.ts";
import { openActivity } from "#contract/delivery/activity-acts.ts";
import { assignActivity } from "#contract/delivery/assignment.ts";
import * as jobs from "#contract/delivery/job.ts";
import * as delivery from "#contract/delivery/support.ts";
import * as acts from "#contract/delivery/training-acts.ts";
import * as contract from "#contract/delivery/training.ts";
import { readWork } from "#contract/home/work.ts";
import { newId } from "#contract/new-id.ts";
import { registerHousehold } from "#contract/registry/household.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { adult, householdWith } from "#programme/review/survey/test-household.ts";
import { codeOf } from "#test/support/sign-in.ts";
import { fundedLine } from "./funded-line.ts";
import { Scenario } from "./scenario.ts";

let scenario: Scenario;
let fundLineId: Id<"fund line">;
const householdId = newId("household");
const activityId = newId("activity");
const courseId = newId("course");
const params = { courseId };
const names = ["father", "mother", "son", "aunt"] as const;
type Name = (typeof names)[number];
const people = {
  father: {
    personId: newId("person"),
    fullName: "Phạm Văn Đê",
    birthDate: "1980-06-15",
    sex: "male",
    relation: "head",
  },
  mother: {
    personId: newId("person"),
    fullName: "Phạm Thị Hoa",
    birthDate: "1982-03-01",
    sex: "female",
    relation: "spouse",
  },
  son: { personId: newId("person"), fullName: "Phạm Văn Bảo", birthDate: "2007-04-02", sex: "male", relation: "child" },
  // 57 years old on the day of the course: the rule of the kind takes her, the pension age of women does not.
  aunt: {
    personId: newId("person"),
    fullName: "Phạm Thị Lan",
    birthDate: "1969-01-10",
    sex: "female",
    relation: "other_relative",
  },
} as const;
const supportOf = new Map<Name, { readonly householdId: Id<"household">; readonly supportId: Id<"support"> }>();

before(async () => {
  scenario = await Scenario.open();
  const { officer } = scenario.people;
  const members = names.map((name) => ({
    ...people[name],
    birthDate: localDate(people[name].birthDate),
    birthPrecision: "day" as const,
    ethnicityCode: "19",
    merit: false,
  }));
  const place = { communeId: scenario.commune, villageId: scenario.village, address: "Làng Teng" };
  const registered = { residence: "permanent" as const, registeredOn: localDate("2025-08-01") };
  await officer.get(registerHousehold, { body: { householdId, ...place, ...registered, members } });
  const roundId = await scenario.round(2025);
  const housing = { wallDurable: false, roofDurable: false, toilet: "none", water: "stream" };
  const answered = names.map((name) => {
    const { personId, birthDate, sex } = people[name];
    return { ...adult, personId, birthDate, sex, work: "cannot_find", insured: false };
  });
  const answers = { ...householdWith(housing, answered), incomePerPerson: 900_000 };
  await scenario.answer(roundId, householdId, answers, "2025-09-20");
  await scenario.decide(roundId, 2025);
  scenario.on("2026-03-02");
  const asked = { activityKind: "vocational_training", component: "I.4", indicatorCode: "workers_trained" };
  ({ fundLineId } = await fundedLine(scenario, { ...asked, quantity: 5, unitCost: 4_000_000 }));
  await officer.get(draftActivity, {
    body: {
      activityId,
      fundLineId,
      title: "Lớp nghề 2026",
      startsOn: localDate("2026-03-02"),
      fields: { trade: "May công nghiệp", teacher: "Nguyễn Thị Mai", sessions: 3 },
    },
  });
  await officer.get(openActivity, { params: { activityId }, body: { openedOn: localDate("2026-03-02") } });
  await officer.get(delivery.proposeSupports, { params: { activityId }, body: {} });
  for (const { householdId: of, supportId, personId } of await scenario.supports(activityId)) {
    const name = names.find((one) => people[one].personId === personId);
    if (name !== undefined) supportOf.set(name, { householdId: of, supportId });
  }
});
after(async () => scenario.opened.close());

function keyOf(name: Name) {
  const key = supportOf.get(name);
  assert.ok(key !== undefined, `${name} has a support`);
  return key;
}
const shown = async () => scenario.people.officer.get(contract.getCourse, { params });
const refusal = async (asked: Promise<object>) => codeOf(asked as Parameters<typeof codeOf>[0]);
const seats = async () =>
  (await shown()).enrolled
    .filter(({ withdrawnOn }) => withdrawnOn === null)
    .map(({ personName, hasSeat }) => [personName, hasSeat]);
const enrol = async (...chosen: readonly Name[]) =>
  scenario.people.officer.ask(acts.enrolLearners, {
    params,
    body: { supportIds: chosen.map((one) => keyOf(one).supportId), registeredOn: localDate("2026-03-05") },
  });
const sessions = [newId("course session"), newId("course session"), newId("course session")] as const;
const days = ["2026-03-16", "2026-03-17", "2026-03-18"] as const;
const drafted = {
  courseId,
  activityId,
  name: "May công nghiệp khóa 1",
  trade: "May công nghiệp",
  place: "Nhà văn hóa thôn",
  provider: "Trung tâm giáo dục nghề nghiệp (mẫu)",
  plannedDays: 3,
  plannedHours: 12,
  startsOn: localDate("2026-03-16"),
  endsOn: localDate("2026-03-18"),
  seats: 2,
};

describe("a course", () => {
  test("is planned for an activity that trains, and its learners are supports of that activity", async () => {
    const { officer, chair } = scenario.people;
    scenario.on("2026-03-05");
    assert.equal(await codeOf(chair.ask(contract.draftCourse, { body: drafted })), "authority.not_permitted");
    const course = await officer.get(contract.draftCourse, { body: drafted });
    assert.deepEqual([course.state, course.leastAttendance, course.year], ["planned", 80, 2026]);
    assert.equal(await refusal(enrol("aunt")), "delivery.not_of_working_age");
    await enrol("father", "mother", "son");
    assert.deepEqual(await seats(), [
      ["Phạm Văn Đê", true],
      ["Phạm Thị Hoa", true],
      ["Phạm Văn Bảo", false],
    ]);
    const [first] = (await shown()).enrolled;
    assert.deepEqual([first?.class, first?.deprivations.includes("employment")], ["poor", true]);
    assert.equal(await refusal(enrol("son")), "delivery.in_a_course_already");
  });

  test("gives the seat of who leaves before it starts to the next who waits", async () => {
    const { officer } = scenario.people;
    const { supportId } = keyOf("mother");
    const left = {
      params: { courseId, supportId },
      body: { withdrawnOn: localDate("2026-03-04"), reason: "Sinh con" },
    };
    assert.equal(await codeOf(officer.ask(acts.withdrawLearner, left)), "day.before_what_it_rests_on");
    const course = await officer.get(acts.withdrawLearner, {
      ...left,
      body: { withdrawnOn: localDate("2026-03-05"), reason: "Sinh con" },
    });
    assert.deepEqual([course.learners, course.waiting], [2, 0]);
    assert.deepEqual(await seats(), [
      ["Phạm Văn Đê", true],
      ["Phạm Văn Bảo", true],
    ]);
  });

  test("takes attendance of what was held alone, and never takes what is missing for absent", async () => {
    const { officer } = scenario.people;
    for (const [at, courseSessionId] of sessions.entries()) {
      const body = { courseSessionId, heldOn: localDate(days[at] ?? ""), fromTime: "07:30", toTime: "11:30" };
      await officer.get(acts.planCourseSession, { params, body: { ...body, topic: `Bài ${at + 1}` } });
    }
    scenario.on("2026-03-16");
    const [first, second] = sessions;
    const both = [
      { supportId: keyOf("father").supportId, mark: "present" as const },
      { supportId: keyOf("son").supportId, mark: "absent" as const },
    ];
    const early = { params: { courseId, courseSessionId: first }, body: { marks: both } };
    assert.equal(await codeOf(officer.ask(acts.recordAttendance, early)), "delivery.course_not_now");
    await officer.get(acts.startCourse, { params, body: { startedOn: localDate("2026-03-16") } });
    await officer.get(acts.recordAttendance, early);
    const tomorrow = { params: { courseId, courseSessionId: second }, body: { marks: both } };
    assert.equal(await codeOf(officer.ask(acts.recordAttendance, tomorrow)), "delivery.session_not_held_yet");
    const mother = [{ supportId: keyOf("mother").supportId, mark: "present" as const }];
    const gone = { params: { courseId, courseSessionId: first }, body: { marks: mother } };
    assert.equal(await codeOf(officer.ask(acts.recordAttendance, gone)), "delivery.not_a_learner");
    scenario.on("2026-03-18");
    const [father, son] = (await shown()).enrolled;
    assert.deepEqual([father?.attended, father?.recorded, father?.unrecorded], [1, 1, 2]);
    assert.deepEqual([son?.attended, son?.recorded, son?.unrecorded], [0, 1, 2]);
    const { rows } = await officer.get(acts.readAttendance, { params: { courseId, courseSessionId: second } });
    assert.deepEqual(
      rows.map(({ mark }) => mark),
      [null, null],
    );
  });

  test("certifies who attended enough, with a number of its own, and says why who did not gets none", async () => {
    const { officer } = scenario.people;
    const body = { decidedOn: localDate("2026-03-18"), signedBy: "Nguyễn Văn Hiệu" };
    assert.equal(await codeOf(officer.ask(acts.certifyLearners, { params, body })), "delivery.course_not_now");
    await officer.get(acts.endCourse, { params, body: { endedOn: localDate("2026-03-18") } });
    assert.equal(await codeOf(officer.ask(acts.certifyLearners, { params, body })), "delivery.attendance_not_recorded");
    const marks = [
      { supportId: keyOf("father").supportId, mark: "late" as const },
      { supportId: keyOf("son").supportId, mark: "present" as const },
    ];
    for (const courseSessionId of sessions.slice(1))
      await officer.get(acts.recordAttendance, { params: { courseId, courseSessionId }, body: { marks } });
    const course = await officer.get(acts.certifyLearners, { params, body });
    assert.deepEqual(
      course.enrolled.slice(0, 2).map(({ certificate }) => [certificate?.number, certificate?.refusedBecause]),
      [
        [`001/2026/CN-${scenario.commune}`, null],
        [null, "2/3 < 80%"],
      ],
    );
    assert.equal(course.certified, 1);
    assert.equal(await codeOf(officer.ask(acts.certifyLearners, { params, body })), "delivery.nothing_to_certify");
    const late = { params: { courseId, courseSessionId: sessions[0] }, body: { marks } };
    assert.equal(await codeOf(officer.ask(acts.recordAttendance, late)), "delivery.attendance_decided_already");
    const query = { areaId: "51", year: "2026" };
    const { sums, total } = await scenario.people.planner.get(contract.listCourses, { query });
    assert.deepEqual([total, sums], [1, { seats: 2, learners: 2, ended: 1, certified: 1 }]);
  });
});

describe("a job after the course", () => {
  const [vacancyId, farther] = [newId("vacancy"), newId("vacancy")];
  const [jobSeekerId, placementId] = [newId("job seeker"), newId("placement")];
  const placed = async () => scenario.people.planner.get(jobs.listPlacements, { query: { areaId: "51" } });
  const late = async () =>
    (await scenario.people.officer.get(readWork)).rows.filter(({ kind }) => kind === "followUp").length;
  const asked = (months: 3 | 6 | 12, answer: "yes" | "no" | "unknown", day: string) => ({
    params: { placementId },
    body: { followUpId: newId("follow-up"), months, answer, askedOn: localDate(day), askedBy: "Trưởng thôn" },
  });

  test("is looked for by a learner, and vacancies are matched with each part of the score", async () => {
    const { officer, chair } = scenario.people;
    const body = {
      vacancyId,
      communeId: scenario.commune,
      employer: "Xí nghiệp may (mẫu)",
      trade: "May công nghiệp",
      reach: "here" as const,
      place: "Ba Tơ",
      seats: 1,
      wageFrom: dong(5_000_000),
      wageTo: dong(7_000_000),
      openUntil: localDate("2026-06-30"),
    };
    assert.equal(await codeOf(chair.ask(jobs.recordVacancy, { body })), "authority.not_permitted");
    const reversed = { body: { ...body, wageTo: dong(1) } };
    assert.equal(await codeOf(officer.ask(jobs.recordVacancy, reversed)), "delivery.wage_range_reversed");
    await officer.get(jobs.recordVacancy, { body });
    await officer.get(jobs.recordVacancy, { body: { ...body, vacancyId: farther, reach: "abroad", place: "Osaka" } });
    const seeker = {
      jobSeekerId,
      supportId: keyOf("father").supportId,
      trade: "may công nghiệp",
      reaches: ["here" as const],
      wageFrom: dong(6_000_000),
      registeredOn: localDate("2026-03-18"),
    };
    await officer.get(jobs.registerJobSeeker, { params, body: seeker });
    const twice = { params, body: { ...seeker, jobSeekerId: newId("job seeker") } };
    assert.equal(await codeOf(officer.ask(jobs.registerJobSeeker, twice)), "delivery.job_seeker_already");
    const { rows } = await officer.get(jobs.matchVacancies, { params: { jobSeekerId } });
    assert.deepEqual(
      rows.map(({ vacancyId: of, points, parts }) => [of, points, parts.map(({ fits }) => fits)]),
      [
        [vacancyId, 100, [true, true, true]],
        [farther, 70, [true, false, true]],
      ],
    );
  });

  test("is found, and asked about after 3, 6 and 12 months; unknown is late again and never no", async () => {
    const { officer } = scenario.people;
    const body = { placementId, vacancyId, startedOn: localDate("2026-03-18"), wage: dong(6_500_000) };
    await officer.get(jobs.placeJobSeeker, { params: { jobSeekerId }, body });
    const again = { params: { jobSeekerId }, body: { ...body, placementId: newId("placement") } };
    assert.equal(await codeOf(officer.ask(jobs.placeJobSeeker, again)), "delivery.placed_already");
    assert.equal(
      await codeOf(officer.ask(jobs.recordFollowUp, asked(3, "yes", "2026-03-18"))),
      "delivery.follow_up_not_due",
    );
    assert.equal(await late(), 0);
    scenario.on("2026-10-01");
    assert.equal(await late(), 1);
    await officer.get(jobs.recordFollowUp, asked(3, "yes", "2026-10-01"));
    await officer.get(jobs.recordFollowUp, asked(6, "unknown", "2026-10-01"));
    assert.equal(await late(), 1);
    const { rows, sums } = await placed();
    assert.deepEqual(
      rows[0]?.followUps.map(({ dueOn, answer, isLate }) => [dueOn, answer, isLate]),
      [
        ["2026-06-18", "yes", false],
        ["2026-09-18", "unknown", true],
        ["2027-03-18", null, false],
      ],
    );
    const counts = { placed: 1, abroad: 0, dueAfter6: 1, employedAfter6: 0, notEmployedAfter6: 0 };
    assert.deepEqual(sums, { ...counts, unknownAfter6: 1 });
    await officer.get(jobs.recordFollowUp, asked(6, "yes", "2026-10-01"));
    const twice = officer.ask(jobs.recordFollowUp, asked(6, "no", "2026-10-01"));
    assert.equal(await codeOf(twice), "delivery.follow_up_answered_already");
    assert.deepEqual((await placed()).sums, { ...counts, employedAfter6: 1, unknownAfter6: 0 });
    assert.equal(await late(), 0);
  });

  test("is held by the database: no seat twice, no follow-up before its day", async () => {
    const owner = scenario.opened.ownersServer.database;
    const early = sql`insert into delivery.placement_follow_ups
        (household_id, placement_follow_up_id, placement_id, commune_id, months, asked_on, asked_by, answer, recorded_at, recorded_by)
      select household_id, gen_random_uuid(), placement_id, commune_id, 12, '2026-10-01', 'x', 'no', now(), recorded_by from delivery.placements`;
    await assert.rejects(early.execute(owner), /follow-up is asked when it is due/);
    const second = sql`with seeker as (insert into delivery.job_seekers
          (household_id, job_seeker_id, person_id, commune_id, course_id, trade, reaches, registered_on)
        select household_id, gen_random_uuid(), ${people.son.personId}, commune_id, course_id, trade, reaches, registered_on
        from delivery.job_seekers returning household_id, job_seeker_id)
      insert into delivery.placements (household_id, placement_id, job_seeker_id, vacancy_id, commune_id, started_on, wage, recorded_at, recorded_by)
      select seeker.household_id, gen_random_uuid(), seeker.job_seeker_id, vacancy_id, commune_id, started_on, wage, recorded_at, recorded_by
      from delivery.placements, seeker`;
    await assert.rejects(second.execute(owner), /no more are placed than a vacancy has seats/);
  });
});

describe("who keeps the register of an assigned activity", () => {
  const other = newId("course");
  test("is the unit, which does nothing else in it; another unit is refused", async () => {
    const { officer } = scenario.people;
    const union = await scenario.opened.office("mass_organisation", "51");
    const stranger = await scenario.opened.office("contractor", "51");
    await officer.get(contract.draftCourse, { body: { ...drafted, courseId: other, name: "Khóa 2" } });
    const body = { supportIds: [keyOf("mother").supportId], registeredOn: localDate("2026-03-18") };
    await officer.get(acts.enrolLearners, { params: { courseId: other }, body });
    await officer.get(acts.startCourse, {
      params: { courseId: other },
      body: { startedOn: localDate("2026-03-18") },
    });
    await officer.get(assignActivity, {
      params: { activityId },
      body: { officeId: union.officeId, reason: "Hội Phụ nữ mở lớp" },
    });
    const courseSessionId = newId("course session");
    const session = { courseSessionId, heldOn: localDate("2026-03-18"), fromTime: "13:30", toTime: "16:30" };
    const planned = { params: { courseId: other }, body: { ...session, topic: "Bài 1" } };
    assert.equal(await codeOf(stranger.officer.ask(acts.planCourseSession, planned)), "authority.not_your_office");
    await union.officer.get(acts.planCourseSession, planned);
    const marks = [{ supportId: keyOf("mother").supportId, mark: "excused" as const }];
    const kept = { params: { courseId: other, courseSessionId }, body: { marks } };
    const course = await union.officer.get(acts.recordAttendance, kept);
    assert.deepEqual(
      course.enrolled.map(({ personName, attended, recorded }) => [personName, attended, recorded]),
      [["Phạm Thị Hoa", 0, 1]],
    );
    const end = { params: { courseId: other }, body: { endedOn: localDate("2026-03-18") } };
    assert.equal(await codeOf(union.officer.ask(acts.endCourse, end)), "authority.not_permitted");
    const read = { params: { courseId: other } };
    assert.equal(await codeOf(stranger.officer.ask(contract.getCourse, read)), "authority.not_your_office");
  });
});

describe("the database", () => {
  const owner = () => scenario.opened.ownersServer.database;
  test("seats no more than there are seats, and nobody who is no person of the activity", async () => {
    const { supportId } = keyOf("aunt");
    const add = sql`insert into delivery.course_learners (course_id, support_id, household_id, activity_id, commune_id, has_seat, registered_on, registered_at)
      values (${courseId}, ${supportId}, ${householdId}, ${activityId}, ${scenario.commune}, true, '2026-03-05', now())`;
    await assert.rejects(add.execute(owner()), /no more learn than there are seats/);
  });
  test("changes no attendance by which a certificate was decided, and gives no number twice", async () => {
    const change = sql`update delivery.course_attendance set mark = 'absent' where course_id = ${courseId}`;
    await assert.rejects(change.execute(owner()), /attendance is decided with its certificate/);
    const twice = sql`insert into delivery.course_certificates (course_id, household_id, support_id, activity_id, commune_id, number, decided_on, signed_by, attended, recorded)
      select course_id, household_id, ${keyOf("mother").supportId}, activity_id, commune_id, number, decided_on, signed_by, 0, 0
      from delivery.course_certificates where number is not null`;
    await assert.rejects(twice.execute(owner()), /certificate_number_is_given_once/);
  });
});
