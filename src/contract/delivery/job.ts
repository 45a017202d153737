/** From a course to a job: vacancies, job seekers, placements, and whether they are still employed. */
import { z } from "zod";
import { yearsAhead } from "#contract/day-window.ts";
import { declare } from "#contract/declare.ts";
import { cursorByCount, dayInput, moneyInput, text } from "#contract/input.ts";
import { areaId, day, id, money, page } from "#contract/values.ts";
import { followUpAnswers, jobReaches, matchParts } from "#programme/delivery/job/match-vacancy.ts";

const listed = {
  areaId,
  cursor: cursorByCount.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(100),
};
const months = z.union([z.literal(3), z.literal(6), z.literal(12)]);

export const vacancy = z.object({
  vacancyId: id("vacancy"),
  communeId: areaId,
  employer: z.string(),
  trade: z.string(),
  reach: z.enum(jobReaches),
  place: z.string(),
  seats: z.number().int(),
  placed: z.number().int(),
  wageFrom: money,
  wageTo: money,
  openUntil: day,
});
export const jobSeeker = z.object({
  jobSeekerId: id("job seeker"),
  householdId: id("household"),
  communeId: areaId,
  personName: z.string(),
  villageName: z.string().nullable(),
  courseId: id("course"),
  courseName: z.string(),
  trade: z.string(),
  reaches: z.array(z.enum(jobReaches)),
  wageFrom: money.nullable(),
  registeredOn: day,
  placementId: id("placement").nullable(),
});
export const placement = z.object({
  placementId: id("placement"),
  householdId: id("household"),
  communeId: areaId,
  communeName: z.string(),
  personName: z.string(),
  employer: z.string(),
  trade: z.string(),
  reach: z.enum(jobReaches),
  startedOn: day,
  wage: money,
  followUps: z.array(
    z.object({
      months,
      dueOn: day,
      /** Null: nobody has asked yet. */
      answer: z.enum(followUpAnswers).nullable(),
      askedOn: day.nullable(),
      askedBy: z.string().nullable(),
      /** It was due and is not answered, or nobody could say. */
      isLate: z.boolean(),
    }),
  ),
});

export const listVacancies = declare({
  id: "delivery.listVacancies",
  method: "get",
  path: "/vacancies",
  act: "delivery.readJobs",
  summary: "Vacancies that communes of an area keep, those still open first; at most 100 at once",
  query: z.object(listed),
  output: page(vacancy),
});
export const recordVacancy = declare({
  id: "delivery.recordVacancy",
  method: "post",
  path: "/vacancies",
  act: "delivery.recordJobs",
  summary: "Record a vacancy: employer, trade, here, in another province or abroad, seats, wage, until when",
  body: z.object({
    vacancyId: id("vacancy"),
    communeId: areaId,
    employer: text(300),
    trade: text(200),
    reach: z.enum(jobReaches),
    place: text(300),
    seats: z.int().min(1).max(10_000),
    wageFrom: moneyInput,
    wageTo: moneyInput,
    openUntil: dayInput,
  }),
  days: { openUntil: { notBeforeToday: true, ...yearsAhead(2) } },
  output: vacancy,
});
export const listJobSeekers = declare({
  id: "delivery.listJobSeekers",
  method: "get",
  path: "/job-seekers",
  act: "delivery.readJobs",
  summary: "Who looks for a job in an area, those without one first; at most 100 at once",
  query: z.object(listed),
  output: page(jobSeeker),
});
export const registerJobSeeker = declare({
  id: "delivery.registerJobSeeker",
  method: "post",
  path: "/courses/{courseId}/job-seekers",
  act: "delivery.recordJobs",
  summary: "Register a learner of a course as looking for a job: trade, where, from which wage",
  params: z.object({ courseId: id("course") }),
  body: z.object({
    jobSeekerId: id("job seeker"),
    supportId: id("support"),
    trade: text(200),
    reaches: z.array(z.enum(jobReaches)).min(1).max(3),
    wageFrom: moneyInput.optional(),
    registeredOn: dayInput,
  }),
  days: { registeredOn: { notBefore: ["enrolment"], notAfter: "today" } },
  output: jobSeeker,
});
export const matchVacancies = declare({
  id: "delivery.matchVacancies",
  method: "get",
  path: "/job-seekers/{jobSeekerId}/vacancies",
  act: "delivery.readJobs",
  summary: "Open vacancies for a job seeker, the best fit first, with each part of the score",
  params: z.object({ jobSeekerId: id("job seeker") }),
  output: z.object({
    rows: z.array(
      vacancy.extend({
        points: z.number().int(),
        parts: z.array(z.object({ part: z.enum(matchParts), fits: z.boolean(), of: z.number().int() })),
      }),
    ),
  }),
});
export const placeJobSeeker = declare({
  id: "delivery.placeJobSeeker",
  method: "post",
  path: "/job-seekers/{jobSeekerId}/placement",
  act: "delivery.recordJobs",
  summary: "Record where a job seeker was placed, from which day and for which wage",
  params: z.object({ jobSeekerId: id("job seeker") }),
  body: z.object({
    placementId: id("placement"),
    vacancyId: id("vacancy"),
    startedOn: dayInput,
    wage: moneyInput,
  }),
  days: { startedOn: { notBefore: ["enrolment"], notAfter: "today" } },
  output: placement,
});
export const listPlacements = declare({
  id: "delivery.listPlacements",
  method: "get",
  path: "/placements",
  act: "delivery.readJobs",
  summary: "Placements of an area with their follow-ups and sums, late ones first; at most 100 at once",
  query: z.object(listed),
  output: page(placement).extend({
    sums: z.object({
      placed: z.number().int(),
      abroad: z.number().int(),
      /** Of the placements whose six months are over: employed, not employed, unknown or not asked. */
      dueAfter6: z.number().int(),
      employedAfter6: z.number().int(),
      notEmployedAfter6: z.number().int(),
      unknownAfter6: z.number().int(),
    }),
  }),
});
export const recordFollowUp = declare({
  id: "delivery.recordFollowUp",
  method: "post",
  path: "/placements/{placementId}/follow-ups",
  act: "delivery.recordJobs",
  summary: "Record whether somebody is still employed after 3, 6 or 12 months; unknown is asked for again",
  params: z.object({ placementId: id("placement") }),
  body: z.object({
    followUpId: id("follow-up"),
    months,
    answer: z.enum(followUpAnswers),
    askedOn: dayInput,
    askedBy: text(200),
  }),
  days: { askedOn: { notBefore: ["start"], notAfter: "today" } },
  output: placement,
});
