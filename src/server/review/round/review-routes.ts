import * as form from "#contract/review/survey.ts";
import * as results from "#contract/review/explanation.ts";
import * as contract from "#contract/review/round.ts";
import { replayRound } from "#contract/review/replay.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { secondLooks } from "#programme/review/survey/second-looks.ts";
import { codesOfBits } from "#programme/review/standard/standard.ts";
import { onlyArea } from "#server/platform/database/database.ts";
import type { Route } from "#server/platform/act/route.ts";
import { tableRoute } from "#server/platform/tables/table-route.ts";
import { route } from "#server/platform/act/route.ts";
import { tracedRead } from "#server/platform/act/traced-read.ts";
import { carry } from "#server/review/survey/carry-answers-service.ts";
import { decideCommune } from "#server/review/decision/decision-service.ts";
import { explainHousehold, readStatuses } from "#server/review/explanation/explanation-service.ts";
import { readForm } from "#server/review/survey/form-service.ts";
import { listReviewRows } from "#server/review/survey/reviews-store.ts";
import { communeOfHousehold, communeOfVillage, findRound, listRoundRows } from "./rounds-store.ts";
import { listScoreTableRows } from "#server/review/standard/score-tables-store.ts";
import { takeScoreTable } from "#server/review/standard/score-tables-service.ts";
import { progress } from "./progress-service.ts";
import { replay } from "#server/review/replay/replay-service.ts";
import { scoreCommune } from "#server/review/survey/scoring-service.ts";
import { getStandard, listStandardKeys } from "#server/review/standard/standards-store.ts";
import { keepAnswers, listForReview, startRound } from "#server/review/survey/survey-service.ts";
import {
  meetInVillage,
  postInVillage,
  receiveObjection,
  settleObjection,
} from "#server/review/village/village-service.ts";
import { postingSheetOf } from "#server/review/village/villages-store.ts";

const ownAreas = "rows of one's own areas";

export const reviewRoutes: readonly Route[] = [
  route(contract.listStandards, {
    areaOf: ownAreas,
    handle: async ({ tx }) => {
      const rows = [];
      for (const { standardId, version } of await listStandardKeys(tx)) {
        const { standard, contentHash } = await getStandard(tx, standardId, version);
        const { pack } = standard;
        rows.push({
          standardId,
          version,
          contentHash,
          title: pack.title,
          validFrom: pack.validFrom,
          validTo: pack.validTo,
          draft: pack.draft,
          indicators: standard.indicators.map(({ pack: one, bit }) => ({
            code: one.code,
            service: one.service,
            name: one.name,
            bit,
          })),
          classes: standard.classes.map(({ code, name }) => ({ code, name })),
        });
      }
      return success({ rows });
    },
  }),
  route(results.listScoreTables, {
    areaOf: ownAreas,
    handle: async ({ tx }) => success({ rows: await listScoreTableRows(tx) }),
  }),
  tableRoute(results.loadScoreTable, { areaOf: async (_tx, { body }) => body.areaId, handle: takeScoreTable }),
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
  route(contract.listReviews, {
    areaOf: ownAreas,
    handle: async ({ tx, areas }, { params, query }) => {
      const round = await findRound(tx, params.roundId);
      if (round === undefined) return failure(refuse("record.not_found"));
      const { standard } = await getStandard(tx, round.standardId, round.standardVersion);
      const rows = await listReviewRows(tx, {
        ...params,
        communeId: query.communeId ?? onlyArea(areas),
        villageId: query.villageId,
        state: query.state,
        class: query.class,
        bit: standard.indicators.find(({ pack }) => pack.code === query.indicator)?.bit,
        flags: query.flag === "any" ? secondLooks : query.flag && [query.flag],
        after: query.cursor,
        limit: query.limit + 1,
      });
      const shown = rows.slice(0, query.limit);
      return success({
        rows: shown.map((row) => ({ ...row, deprivations: [...codesOfBits(standard, row.deprivations ?? 0)] })),
        nextCursor: rows.length > shown.length ? (shown.at(-1)?.householdId ?? null) : null,
        total: null,
      });
    },
  }),
  route(form.readReviewForm, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: tracedRead(communeOfHousehold, readForm),
  }),
  route(form.submitAnswers, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: keepAnswers,
  }),
  route(contract.carryAnswers, { areaOf: async (_tx, { params }) => params.communeId, handle: carry }),
  route(contract.scoreReviews, { areaOf: async (_tx, { params }) => params.communeId, handle: scoreCommune }),
  route(contract.recordMeeting, {
    areaOf: async (tx, { params }) => communeOfVillage(tx, params.villageId),
    handle: meetInVillage,
  }),
  route(contract.recordPosting, {
    areaOf: async (tx, { params }) => communeOfVillage(tx, params.villageId),
    handle: postInVillage,
  }),
  route(contract.postingSheet, {
    areaOf: async (tx, { params }) => communeOfVillage(tx, params.villageId),
    handle: async ({ tx }, { params }) => {
      const sheet = await postingSheetOf(tx, params.roundId, params.villageId);
      return sheet === undefined ? failure(refuse("record.not_found")) : success(sheet);
    },
  }),
  route(contract.recordObjection, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: receiveObjection,
  }),
  route(contract.answerObjection, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: settleObjection,
  }),
  route(replayRound, { areaOf: async (_tx, { params }) => params.communeId, handle: replay }),
  route(contract.decideList, { areaOf: async (_tx, { params }) => params.communeId, handle: decideCommune }),
  route(results.explainReview, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: tracedRead(communeOfHousehold, explainHousehold),
  }),
  route(results.listStatuses, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: readStatuses,
  }),
];
