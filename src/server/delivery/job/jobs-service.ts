import * as contract from "#contract/delivery/job.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { followUpDue, matchVacancy } from "#programme/delivery/job/match-vacancy.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { addRecord, done, readIn, readOwnAreas } from "#server/platform/act/record-act.ts";
import { stillThere } from "#server/platform/act/still-there.ts";
import { enrolmentDayOf } from "#server/delivery/training/courses-store.ts";
import * as store from "./jobs-store.ts";

const byOf = ({ now: at, actor }: ActContext) => ({ at, by: actor.officerId });

function pageOf<Row>(rows: readonly Row[], after: number, total: number) {
  const next = after + rows.length;
  return { rows: [...rows], nextCursor: next < total && rows.length > 0 ? String(next) : null, total };
}

export const listVacancies = readOwnAreas(contract.listVacancies, async ({ tx }, { query }) => {
  const { areaId, limit } = query;
  const after = Number(query.cursor ?? 0);
  const rows = await store.listVacancyRows(tx, areaId, { after, limit });
  return success(pageOf(rows, after, await store.countRows(tx, "vacancies", areaId)));
});

export const recordVacancy = addRecord(
  contract.recordVacancy,
  {
    name: "vacancy",
    areaOf: async (_tx, { body }) => body.communeId,
    idOf: ({ body }) => body.vacancyId,
  },
  async (context, { body }) => {
    if (body.wageFrom <= 0n) return failure(refuse("ledger.amount_not_positive"));
    if (body.wageTo < body.wageFrom) return failure(refuse("delivery.wage_range_reversed"));
    await store.addVacancy(context.tx, body, byOf(context));
    const shown = stillThere(await store.loadVacancy(context.tx, body.vacancyId), `vacancy ${body.vacancyId}`);
    return done({ employer: body.employer, trade: body.trade, seats: body.seats }, shown);
  },
);

export const listJobSeekers = readOwnAreas(contract.listJobSeekers, async ({ tx }, { query }) => {
  const { areaId, limit } = query;
  const after = Number(query.cursor ?? 0);
  const rows = await store.listSeekerRows(tx, areaId, { after, limit });
  return success(pageOf(rows, after, await store.countRows(tx, "job_seekers", areaId)));
});

/** Who learned in a course looks for a job, once a course. */
export const registerJobSeeker = addRecord(
  contract.registerJobSeeker,
  {
    name: "job_seeker",
    areaOf: async (tx, { params, body }) => (await store.findLearner(tx, params.courseId, body.supportId))?.communeId,
    idOf: ({ body }) => body.jobSeekerId,
    days: {
      enrolment: async ({ tx }, { params, body }) => enrolmentDayOf(tx, params.courseId, body.supportId),
    },
  },
  async ({ tx }, { params, body }) => {
    const learner = await store.findLearner(tx, params.courseId, body.supportId);
    if (learner === undefined) return failure(refuse("delivery.not_a_learner", { supportId: body.supportId }));
    if (learner.isRegistered) return failure(refuse("delivery.job_seeker_already"));
    await store.addSeeker(tx, { ...body, ...params, ...learner });
    const shown = stillThere(await store.findSeeker(tx, body.jobSeekerId), `job seeker ${body.jobSeekerId}`);
    return done({ trade: body.trade }, shown);
  },
);

/** The commune's open vacancies, best fit first; of equal fit the one that closes first. */
export const matchVacancies = readIn(
  contract.matchVacancies,
  async (tx, { params }) => (await store.findSeeker(tx, params.jobSeekerId))?.communeId,
  async ({ tx, today }, { params }) => {
    const seeker = stillThere(await store.findSeeker(tx, params.jobSeekerId), `job seeker ${params.jobSeekerId}`);
    const open = await store.listOpenVacancies(tx, seeker.communeId, today);
    const rows = open.map((vacancy) => {
      const { points, parts } = matchVacancy(seeker, vacancy);
      return { ...vacancy, points, parts: [...parts] };
    });
    return success({ rows: rows.toSorted((one, other) => other.points - one.points) });
  },
);

export const placeJobSeeker = addRecord(
  contract.placeJobSeeker,
  {
    name: "placement",
    areaOf: async (tx, { params }) => (await store.findSeeker(tx, params.jobSeekerId))?.communeId,
    idOf: ({ body }) => body.placementId,
    days: {
      enrolment: async ({ tx }, { params }) => (await store.findSeeker(tx, params.jobSeekerId))?.registeredOn ?? null,
    },
  },
  async (context, { params, body }) => {
    const { tx, today } = context;
    const vacancy = await store.loadVacancy(tx, body.vacancyId);
    const seeker = await store.findSeeker(tx, params.jobSeekerId);
    if (vacancy === undefined || seeker === undefined) return failure(refuse("record.not_found"));
    if (body.wage <= 0n) return failure(refuse("ledger.amount_not_positive"));
    if (seeker.placementId !== null) return failure(refuse("delivery.placed_already"));
    if (vacancy.placed >= vacancy.seats) return failure(refuse("delivery.vacancy_full", { seats: vacancy.seats }));
    if (body.startedOn > vacancy.openUntil)
      return failure(refuse("delivery.vacancy_over", { until: vacancy.openUntil }));
    await store.addPlacement(tx, { ...body, ...seeker, placementId: body.placementId }, byOf(context));
    const shown = stillThere(await store.findPlacement(tx, body.placementId, today), `placement ${body.placementId}`);
    return done({ employer: vacancy.employer, startedOn: body.startedOn, wage: body.wage.toString() }, shown);
  },
);

export const listPlacements = readOwnAreas(contract.listPlacements, async ({ tx, today }, { query }) => {
  const { areaId, limit } = query;
  const after = Number(query.cursor ?? 0);
  const rows = await store.listPlacementRows(tx, areaId, today, { after, limit });
  const sums = await store.sumPlacements(tx, areaId, today);
  return success({ ...pageOf(rows, after, sums.placed), sums });
});

/** Asked once the months are over; an answer that is known stays, unknown is asked for again. */
export const recordFollowUp = addRecord(
  contract.recordFollowUp,
  {
    name: "placement",
    areaOf: async (tx, { params }) => store.communeOfPlacement(tx, params.placementId),
    idOf: ({ params }) => params.placementId,
    days: {
      start: async ({ tx }, { params }) => store.startOfPlacement(tx, params.placementId),
    },
  },
  async (context, { params, body }) => {
    const { tx, today } = context;
    const placement = await store.findPlacement(tx, params.placementId, today);
    if (placement === undefined) return failure(refuse("record.not_found"));
    const due = followUpDue(placement.startedOn, body.months);
    if (body.askedOn < due) return failure(refuse("delivery.follow_up_not_due", { on: due }));
    const before = placement.followUps.find(({ months }) => months === body.months)?.answer;
    if (before === "yes" || before === "no") return failure(refuse("delivery.follow_up_answered_already"));
    await store.addFollowUp(tx, { ...body, ...placement }, byOf(context));
    const shown = stillThere(
      await store.findPlacement(tx, params.placementId, today),
      `placement ${params.placementId}`,
    );
    return done({ months: body.months, answer: body.answer, askedOn: body.askedOn }, shown);
  },
);
