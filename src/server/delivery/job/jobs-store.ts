import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type * as contract from "#contract/delivery/job.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { withinArea } from "#server/area/published.ts";
import type { Tx } from "#server/platform/database/database.ts";

type Part = { readonly after: number; readonly limit: number };
export type Vacancy = Output<typeof contract.listVacancies>["rows"][number];
export type JobSeeker = Output<typeof contract.listJobSeekers>["rows"][number];
export type Placement = Output<typeof contract.listPlacements>["rows"][number];
type By = { readonly at: string; readonly by: string };

const vacancyQuery = sql`
  select vacancy.vacancy_id as "vacancyId", vacancy.commune_id as "communeId", vacancy.employer, vacancy.trade, vacancy.reach,
    vacancy.place, vacancy.seats, (select count(*)::int from delivery.placements placement
      where placement.vacancy_id = vacancy.vacancy_id) as placed, vacancy.wage_from as "wageFrom",
    vacancy.wage_to as "wageTo", vacancy.open_until as "openUntil"
  from delivery.vacancies vacancy`;

export async function listVacancyRows(tx: Tx, areaId: string, part: Part): Promise<Vacancy[]> {
  const found = await sql<Vacancy>`${vacancyQuery} where vacancy.commune_id in ${withinArea(areaId)}
    order by vacancy.open_until desc, vacancy.vacancy_id offset ${part.after} limit ${part.limit}`.execute(tx);
  return found.rows;
}

/** Vacancies of a commune in which a seat is left on the day. */
export async function listOpenVacancies(tx: Tx, communeId: string, today: LocalDate): Promise<Vacancy[]> {
  const found = await sql<Vacancy>`select * from (${vacancyQuery}
      where vacancy.commune_id = ${communeId} and vacancy.open_until >= ${today}) open
    where placed < seats order by "openUntil", "vacancyId" limit 500`.execute(tx);
  return found.rows;
}

/** A vacancy while nobody else fills it: its seats are given in turn. */
export async function loadVacancy(tx: Tx, vacancyId: Id<"vacancy">): Promise<Vacancy | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${vacancyId}, 0))`.execute(tx);
  const found = await sql<Vacancy>`${vacancyQuery} where vacancy.vacancy_id = ${vacancyId}`.execute(tx);
  return found.rows[0];
}

export async function addVacancy(
  tx: Tx,
  vacancy: Decoded<typeof contract.recordVacancy>["body"],
  { at, by }: By,
): Promise<void> {
  await tx
    .insertInto("delivery.vacancies")
    .values({
      vacancy_id: vacancy.vacancyId,
      commune_id: vacancy.communeId,
      employer: vacancy.employer,
      trade: vacancy.trade,
      reach: vacancy.reach,
      place: vacancy.place,
      seats: vacancy.seats,
      wage_from: vacancy.wageFrom,
      wage_to: vacancy.wageTo,
      open_until: vacancy.openUntil,
      recorded_at: at,
      recorded_by: by,
    })
    .execute();
}

const seekerQuery = sql`
  select seeker.job_seeker_id as "jobSeekerId", seeker.household_id as "householdId", seeker.commune_id as "communeId",
    coalesce(person.full_name, '') as "personName", village.name as "villageName", seeker.course_id as "courseId",
    course.name as "courseName", seeker.trade, seeker.reaches, seeker.wage_from as "wageFrom",
    seeker.registered_on as "registeredOn", placement.placement_id as "placementId"
  from delivery.job_seekers seeker
  join delivery.courses course on course.course_id = seeker.course_id
  left join registry.people person on person.household_id = seeker.household_id and person.person_id = seeker.person_id
  left join registry.households household on household.household_id = seeker.household_id
  left join registry.areas village on village.area_id = household.village_id
  left join delivery.placements placement on placement.household_id = seeker.household_id and placement.job_seeker_id = seeker.job_seeker_id`;

export async function listSeekerRows(tx: Tx, areaId: string, part: Part): Promise<JobSeeker[]> {
  const found = await sql<JobSeeker>`${seekerQuery} where seeker.commune_id in ${withinArea(areaId)}
    order by placement.placement_id is not null, seeker.registered_on, seeker.job_seeker_id
    offset ${part.after} limit ${part.limit}`.execute(tx);
  return found.rows;
}

export async function findSeeker(tx: Tx, jobSeekerId: Id<"job seeker">): Promise<JobSeeker | undefined> {
  const found = await sql<JobSeeker>`${seekerQuery} where seeker.job_seeker_id = ${jobSeekerId}`.execute(tx);
  return found.rows[0];
}

/** The learner of a course with the person, and whether the person was registered from the course before. */
export async function findLearner(
  tx: Tx,
  courseId: Id<"course">,
  supportId: Id<"support">,
): Promise<
  | {
      readonly householdId: Id<"household">;
      readonly personId: Id<"person">;
      readonly communeId: string;
      readonly isRegistered: boolean;
    }
  | undefined
> {
  const found = await sql<{
    householdId: Id<"household">;
    personId: Id<"person">;
    communeId: string;
    isRegistered: boolean;
  }>`
    select support.household_id as "householdId", support.person_id as "personId", learner.commune_id as "communeId",
      exists (select from delivery.job_seekers seeker where seeker.household_id = support.household_id
        and seeker.person_id = support.person_id and seeker.course_id = learner.course_id) as "isRegistered"
    from delivery.course_learners learner
    join delivery.supports support on support.household_id = learner.household_id and support.support_id = learner.support_id
    where learner.course_id = ${courseId} and learner.support_id = ${supportId} and learner.withdrawn_on is null`.execute(
    tx,
  );
  return found.rows[0];
}

export async function addSeeker(
  tx: Tx,
  seeker: Decoded<typeof contract.registerJobSeeker>["body"] & {
    readonly courseId: Id<"course">;
    readonly householdId: Id<"household">;
    readonly personId: Id<"person">;
    readonly communeId: string;
  },
): Promise<void> {
  await tx
    .insertInto("delivery.job_seekers")
    .values({
      household_id: seeker.householdId,
      job_seeker_id: seeker.jobSeekerId,
      person_id: seeker.personId,
      commune_id: seeker.communeId,
      course_id: seeker.courseId,
      trade: seeker.trade,
      reaches: [...seeker.reaches],
      wage_from: seeker.wageFrom ?? null,
      registered_on: seeker.registeredOn,
    })
    .execute();
}

export async function addPlacement(
  tx: Tx,
  placed: Decoded<typeof contract.placeJobSeeker>["body"] &
    Pick<JobSeeker, "householdId" | "jobSeekerId" | "communeId">,
  { at, by }: By,
): Promise<void> {
  await tx
    .insertInto("delivery.placements")
    .values({
      household_id: placed.householdId,
      placement_id: placed.placementId,
      job_seeker_id: placed.jobSeekerId,
      vacancy_id: placed.vacancyId,
      commune_id: placed.communeId,
      started_on: placed.startedOn,
      wage: placed.wage,
      recorded_at: at,
      recorded_by: by,
    })
    .execute();
}

export async function addFollowUp(
  tx: Tx,
  asked: Decoded<typeof contract.recordFollowUp>["body"] & Pick<Placement, "householdId" | "placementId" | "communeId">,
  { at, by }: By,
): Promise<void> {
  await tx
    .insertInto("delivery.placement_follow_ups")
    .values({
      household_id: asked.householdId,
      placement_follow_up_id: asked.followUpId,
      placement_id: asked.placementId,
      commune_id: asked.communeId,
      months: asked.months,
      asked_on: asked.askedOn,
      asked_by: asked.askedBy,
      answer: asked.answer,
      recorded_at: at,
      recorded_by: by,
    })
    .execute();
}

/** Of each placement and month when it is due and the last answer. */
const followUps = sql`
  (select month.months, (placement.started_on + make_interval(months => month.months))::date as due_on,
      answered.answer, answered.asked_on, answered.asked_by
    from (values (3), (6), (12)) month (months)
    left join lateral (select follow.answer, follow.asked_on, follow.asked_by from delivery.placement_follow_ups follow
      where follow.household_id = placement.household_id and follow.placement_id = placement.placement_id and follow.months = month.months
      order by follow.recorded_at desc, follow.placement_follow_up_id desc limit 1) answered on true)`;
const isLate = (today: LocalDate) => sql`coalesce(follow.answer, 'unknown') = 'unknown' and follow.due_on < ${today}`;

/** Placements in which somebody is to be asked, with the first day that is late. */
export const lateFollowUps = (today: LocalDate): RawBuilder<unknown> => sql`
  select placement.commune_id, placement.placement_id, min(follow.due_on) as due_on
  from delivery.placements placement, lateral ${followUps} follow where ${isLate(today)} group by 1, 2`;

const placementQuery = (today: LocalDate) => sql`
  select placement.placement_id as "placementId", placement.household_id as "householdId", placement.commune_id as "communeId",
    commune.name as "communeName", coalesce(person.full_name, '') as "personName", vacancy.employer, vacancy.trade, vacancy.reach,
    placement.started_on as "startedOn", placement.wage, asked.rows as "followUps"
  from delivery.placements placement
  join delivery.job_seekers seeker on seeker.household_id = placement.household_id and seeker.job_seeker_id = placement.job_seeker_id
  join delivery.vacancies vacancy on vacancy.vacancy_id = placement.vacancy_id
  join registry.areas commune on commune.area_id = placement.commune_id
  left join registry.people person on person.household_id = seeker.household_id and person.person_id = seeker.person_id,
  lateral (select jsonb_agg(jsonb_build_object('months', follow.months, 'dueOn', follow.due_on, 'answer', follow.answer,
      'askedOn', follow.asked_on, 'askedBy', follow.asked_by, 'isLate', ${isLate(today)}) order by follow.months) as rows,
      bool_or(${isLate(today)}) as is_late from ${followUps} follow) asked`;

export async function listPlacementRows(tx: Tx, areaId: string, today: LocalDate, part: Part): Promise<Placement[]> {
  const found = await sql<Placement>`${placementQuery(today)} where placement.commune_id in ${withinArea(areaId)}
    order by not asked.is_late, placement.started_on, placement.placement_id offset ${part.after} limit ${part.limit}`.execute(
    tx,
  );
  return found.rows;
}

export async function findPlacement(
  tx: Tx,
  placementId: Id<"placement">,
  today: LocalDate,
): Promise<Placement | undefined> {
  const found = await sql<Placement>`${placementQuery(today)} where placement.placement_id = ${placementId}`.execute(
    tx,
  );
  return found.rows[0];
}

export async function startOfPlacement(tx: Tx, placementId: Id<"placement">): Promise<LocalDate | null> {
  const found = await sql<{ day: LocalDate }>`
    select started_on as day from delivery.placements where placement_id = ${placementId}`.execute(tx);
  return found.rows[0]?.day ?? null;
}

/** Follow-ups of one placement take turns. */
export async function communeOfPlacement(tx: Tx, placementId: Id<"placement">): Promise<string | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${placementId}, 0))`.execute(tx);
  const found = await sql<{ communeId: string }>`
    select commune_id as "communeId" from delivery.placements where placement_id = ${placementId}`.execute(tx);
  return found.rows[0]?.communeId;
}

type Sums = Output<typeof contract.listPlacements>["sums"];

/** Of those whose six months are over, who is employed; unknown and not asked stand apart and are no "no". */
export async function sumPlacements(tx: Tx, areaId: string, today: LocalDate): Promise<Sums> {
  const found = await sql<Sums>`
    select count(*)::int as placed, count(*) filter (where vacancy.reach = 'abroad')::int as abroad,
      count(*) filter (where follow.due_on <= ${today})::int as "dueAfter6",
      count(*) filter (where follow.due_on <= ${today} and follow.answer = 'yes')::int as "employedAfter6",
      count(*) filter (where follow.due_on <= ${today} and follow.answer = 'no')::int as "notEmployedAfter6",
      count(*) filter (where follow.due_on <= ${today} and coalesce(follow.answer, 'unknown') = 'unknown')::int as "unknownAfter6"
    from delivery.placements placement join delivery.vacancies vacancy on vacancy.vacancy_id = placement.vacancy_id,
      lateral ${followUps} follow
    where follow.months = 6 and placement.commune_id in ${withinArea(areaId)}`.execute(tx);
  const [sums] = found.rows;
  if (sums === undefined) throw new Error("sums of no row");
  return sums;
}

export async function countRows(
  tx: Tx,
  table: "vacancies" | "job_seekers" | "placements",
  areaId: string,
): Promise<number> {
  const found = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(`delivery.${table}`)}
    where commune_id in ${withinArea(areaId)}`.execute(tx);
  return found.rows[0]?.n ?? 0;
}
