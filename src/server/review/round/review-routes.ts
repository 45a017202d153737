import * as results from "#contract/review/explanation.ts";
import * as contract from "#contract/review/round.ts";
import { replayRound } from "#contract/review/replay.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import type { Route } from "#server/platform/act/route.ts";
import { route } from "#server/platform/act/route.ts";
import { tracedRead } from "#server/platform/act/traced-read.ts";
import { decideCommune } from "#server/review/decision/decision-service.ts";
import { explainHousehold, readStatuses } from "#server/review/explanation/explanation-service.ts";
import { communeOfHousehold, communeOfVillage, listRoundRows } from "./rounds-store.ts";
import { progress } from "./progress-service.ts";
import { replay } from "#server/review/replay/replay-service.ts";
import { listForReview, startRound } from "#server/review/survey/survey-service.ts";
import {
  meetInVillage,
  postInVillage,
  receiveObjection,
  settleObjection,
} from "#server/review/village/village-service.ts";
import { postingSheetOf } from "#server/review/village/villages-store.ts";
import * as village from "#contract/review/village.ts";
import * as decision from "#contract/review/decision.ts";

const ownAreas = "rows of one's own areas";

export const reviewRoutes: readonly Route[] = [
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
  route(replayRound, { areaOf: async (_tx, { params }) => params.communeId, handle: replay }),
  route(decision.decideList, { areaOf: async (_tx, { params }) => params.communeId, handle: decideCommune }),
  route(results.explainReview, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: tracedRead(communeOfHousehold, explainHousehold),
  }),
  route(results.listStatuses, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: readStatuses,
  }),
];
