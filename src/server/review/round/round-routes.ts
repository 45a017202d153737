import * as calendar from "#contract/review/calendar.ts";
import * as handover from "#contract/review/handover.ts";
import * as work from "#contract/review/work.ts";
import { success } from "#kernel/result.ts";
import { rootArea } from "#server/platform/database/root-area.ts";
import type { Route } from "#server/platform/act/route.ts";
import { route } from "#server/platform/act/route.ts";
import * as assignments from "./assignments-service.ts";
import { listReviewersOf } from "./assignments-store.ts";
import { addCalendarDay, calendarRows } from "./calendar.ts";
import * as handovers from "./handovers-service.ts";
import { communeOfVillage, findRound } from "./rounds-store.ts";
import { workOf } from "./work-service.ts";
import * as contract from "#contract/review/round.ts";
import { listRoundRows } from "./rounds-store.ts";
import { progress } from "./progress-service.ts";
import { listForReview, startRound } from "#server/review/survey/survey-service.ts";

const ownAreas = "rows of one's own areas";

export const roundRoutes: readonly Route[] = [
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
  route(handover.listHandovers, { areaOf: ownAreas, handle: handovers.readHandovers }),
  route(handover.handOver, { areaOf: async (_tx, { params }) => params.communeId, handle: handovers.handOverResults }),
  route(handover.answerHandover, {
    areaOf: async (_tx, { params }) => params.communeId,
    handle: handovers.answerResults,
  }),
  route(handover.closeRound, {
    areaOf: async (tx, { params }) => (await findRound(tx, params.roundId))?.areaId,
    handle: handovers.close,
  }),
  route(contract.listRounds, {
    areaOf: ownAreas,
    handle: async ({ tx }) => success({ rows: [...(await listRoundRows(tx))] }),
  }),
  route(contract.openRound, { areaOf: async (_tx, { body }) => body.areaId, handle: startRound }),
  route(contract.roundProgress, { areaOf: ownAreas, handle: progress }),
  route(contract.listHouseholdsForReview, {
    areaOf: async (_tx, { params }) => params.communeId,
    handle: listForReview,
  }),
];
