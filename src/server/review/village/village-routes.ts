import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import type { Route } from "#server/platform/act/route.ts";
import { route } from "#server/platform/act/route.ts";
import { communeOfHousehold, communeOfVillage } from "#server/review/round/rounds-store.ts";
import { meetInVillage, postInVillage, receiveObjection, settleObjection } from "./village-service.ts";
import { postingSheetOf } from "./villages-store.ts";
import * as village from "#contract/review/village.ts";
import * as handover from "#contract/review/handover.ts";
import * as evidence from "#contract/review/evidence.ts";
import * as evidenceService from "#server/review/survey/evidence-service.ts";
import { takeOpinion } from "./opinions-service.ts";

export const villageRoutes: readonly Route[] = [
  route(village.recordMeeting, {
    areaOf: async (tx, { params }) => communeOfVillage(tx, params.villageId),
    handle: meetInVillage,
  }),
  route(village.recordPosting, {
    areaOf: async (tx, { params }) => communeOfVillage(tx, params.villageId),
    handle: postInVillage,
  }),
  route(village.postingSheet, {
    areaOf: async (tx, { params }) => communeOfVillage(tx, params.villageId),
    handle: async ({ tx }, { params }) => {
      const sheet = await postingSheetOf(tx, params.roundId, params.villageId);
      return sheet === undefined ? failure(refuse("record.not_found")) : success(sheet);
    },
  }),
  route(village.recordObjection, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: receiveObjection,
  }),
  route(village.answerObjection, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: settleObjection,
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
  route(handover.recordOpinion, { areaOf: async (_tx, { params }) => params.communeId, handle: takeOpinion }),
];
