import * as calendar from "#contract/review/calendar.ts";
import * as handover from "#contract/review/handover.ts";
import * as requests from "#contract/review/request.ts";
import * as files from "#contract/review/answer-file.ts";
import * as evidence from "#contract/review/evidence.ts";
import * as work from "#contract/review/work.ts";
import { success } from "#kernel/result.ts";
import { rootArea } from "#server/platform/database/root-area.ts";
import type { Route } from "#server/platform/act/route.ts";
import { tableRoute } from "#server/platform/tables/table-route.ts";
import { route } from "#server/platform/act/route.ts";
import { makeAnswerFile, takeAnswers } from "#server/review/survey/answer-files-service.ts";
import * as assignments from "./assignments-service.ts";
import { listReviewersOf } from "./assignments-store.ts";
import { addCalendarDay, calendarRows } from "./calendar.ts";
import * as evidenceService from "#server/review/survey/evidence-service.ts";
import * as handovers from "./handovers-service.ts";
import { takeOpinion } from "#server/review/village/opinions-service.ts";
import * as requestsService from "#server/review/request/requests-service.ts";
import { communeOfHousehold, communeOfVillage, findRound } from "./rounds-store.ts";
import { takeBackStatus } from "#server/review/decision/withdrawals-service.ts";
import { workOf } from "./work-service.ts";

const ownAreas = "rows of one's own areas";

/** What a review has around its steps: requests, reviewers, working days, decisions taken back, results handed over. */
export const procedureRoutes: readonly Route[] = [
  route(requests.receiveRequest, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: requestsService.receive,
  }),
  route(requests.withdrawRequest, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: requestsService.takeBack,
  }),
  route(requests.listRequests, { areaOf: ownAreas, handle: requestsService.readRequests }),
  route(requests.screenReview, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: requestsService.screen,
  }),
  route(work.listReviewers, {
    areaOf: async (_tx, { params }) => params.communeId,
    handle: async ({ tx, today }, { params }) => success({ rows: await listReviewersOf(tx, params.communeId, today) }),
  }),
  route(work.assignReviewers, {
    areaOf: async (tx, { params }) => communeOfVillage(tx, params.villageId),
    handle: assignments.assign,
  }),
  route(work.readRoute, {
    areaOf: async (tx, { params }) => communeOfVillage(tx, params.villageId),
    handle: assignments.route,
  }),
  route(files.answerFile, { areaOf: async (_tx, { params }) => params.communeId, handle: makeAnswerFile }),
  tableRoute(files.importAnswers, { areaOf: async (_tx, { params }) => params.communeId, handle: takeAnswers }),
  route(evidence.addEvidence, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: evidenceService.keepEvidence,
  }),
  route(evidence.listEvidence, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: evidenceService.readEvidenceRows,
  }),
  route(evidence.readEvidence, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: evidenceService.showEvidence,
  }),
  route(evidence.removeEvidence, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: evidenceService.takeAwayEvidence,
  }),
  route(evidence.listMeetings, {
    areaOf: async (tx, { params }) => communeOfVillage(tx, params.villageId),
    handle: evidenceService.readMeetings,
  }),
  route(evidence.addMinutesCopy, {
    areaOf: async (tx, { params }) => communeOfVillage(tx, params.villageId),
    handle: evidenceService.keepMinutes,
  }),
  route(evidence.readMinutesCopy, {
    areaOf: async (tx, { params }) => communeOfVillage(tx, params.villageId),
    handle: evidenceService.showMinutes,
  }),
  route(work.myWork, { areaOf: ownAreas, handle: workOf }),
  route(calendar.readCalendar, {
    areaOf: ownAreas,
    handle: async ({ tx }, { params }) => success({ rows: await calendarRows(tx, params.year) }),
  }),
  route(calendar.moveDay, {
    areaOf: async (tx) => rootArea(tx),
    handle: async (context, { body }) => {
      const openObjections = await addCalendarDay(context.tx, {
        ...body,
        at: context.now,
        by: context.actor.officerId,
      });
      await context.audit({
        areaId: await rootArea(context.tx),
        recordKind: "calendar_day",
        recordId: body.calendarDayId,
        facts: { day: body.day, kind: body.kind },
      });
      return success({ openObjections });
    },
  }),
  route(handover.withdrawStatus, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: takeBackStatus,
  }),
  route(handover.listHandovers, { areaOf: ownAreas, handle: handovers.readHandovers }),
  route(handover.handOver, { areaOf: async (_tx, { params }) => params.communeId, handle: handovers.handOverResults }),
  route(handover.recordOpinion, { areaOf: async (_tx, { params }) => params.communeId, handle: takeOpinion }),
  route(handover.answerHandover, {
    areaOf: async (_tx, { params }) => params.communeId,
    handle: handovers.answerResults,
  }),
  route(handover.closeRound, {
    areaOf: async (tx, { params }) => (await findRound(tx, params.roundId))?.areaId,
    handle: handovers.close,
  }),
];
