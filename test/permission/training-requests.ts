/** Requests of courses and jobs for the permission walk. */
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { newId } from "#contract/new-id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";

export function trainingRequests(areaId: string): Readonly<Record<string, Ask<AnyEndpoint>>> {
  const day = localDate("2026-10-01");
  const text = "a test of permission";
  const params = { courseId: newId("course") };
  const ofSession = { ...params, courseSessionId: newId("course session") };
  const supportId = newId("support");
  const jobSeekerId = newId("job seeker");
  return {
    "delivery.listVacancies": { query: { areaId } },
    "delivery.listJobSeekers": { query: { areaId } },
    "delivery.listPlacements": { query: { areaId } },
    "delivery.matchVacancies": { params: { jobSeekerId } },
    "delivery.recordVacancy": {
      body: {
        vacancyId: newId("vacancy"),
        communeId: areaId,
        employer: text,
        trade: text,
        reach: "here",
        place: text,
        seats: 1,
        wageFrom: dong(1),
        wageTo: dong(1),
        openUntil: localDate("2027-10-01"),
      },
    },
    "delivery.registerJobSeeker": {
      params,
      body: { jobSeekerId, supportId, trade: text, reaches: ["here"], registeredOn: day },
    },
    "delivery.placeJobSeeker": {
      params: { jobSeekerId },
      body: { placementId: newId("placement"), vacancyId: newId("vacancy"), startedOn: day, wage: dong(1) },
    },
    "delivery.recordFollowUp": {
      params: { placementId: newId("placement") },
      body: { followUpId: newId("follow-up"), months: 3, answer: "yes", askedOn: day, askedBy: text },
    },
    "delivery.listCourses": { query: { areaId } },
    "delivery.getCourse": { params },
    "delivery.draftCourse": {
      body: {
        courseId: newId("course"),
        activityId: newId("activity"),
        name: text,
        trade: text,
        place: text,
        provider: text,
        plannedDays: 1,
        plannedHours: 1,
        startsOn: day,
        endsOn: day,
        seats: 1,
      },
    },
    "delivery.enrolLearners": { params, body: { supportIds: [supportId], registeredOn: day } },
    "delivery.withdrawLearner": { params: { ...params, supportId }, body: { withdrawnOn: day, reason: text } },
    "delivery.startCourse": { params, body: { startedOn: day } },
    "delivery.endCourse": { params, body: { endedOn: day } },
    "delivery.callOffCourse": { params, body: { calledOffOn: day, reason: text } },
    "delivery.planCourseSession": {
      params,
      body: {
        courseSessionId: newId("course session"),
        heldOn: day,
        fromTime: "07:30",
        toTime: "11:30",
        topic: text,
      },
    },
    "delivery.readAttendance": { params: ofSession },
    "delivery.recordAttendance": { params: ofSession, body: { marks: [{ supportId, mark: "present" }] } },
    "delivery.certifyLearners": { params, body: { decidedOn: day, signedBy: text } },
  };
}
