import * as form from "#contract/review/survey.ts";
import * as contract from "#contract/review/round.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { secondLooks } from "#programme/review/survey/second-looks.ts";
import { codesOfBits } from "#programme/review/standard/standard.ts";
import { onlyArea } from "#server/platform/database/database.ts";
import type { Route } from "#server/platform/act/route.ts";
import { route } from "#server/platform/act/route.ts";
import { tracedRead } from "#server/platform/act/traced-read.ts";
import { carry } from "./carry-answers-service.ts";
import { readForm } from "./form-service.ts";
import { listReviewRows } from "./reviews-store.ts";
import { communeOfHousehold, findRound } from "#server/review/round/rounds-store.ts";
import { scoreCommune } from "./scoring-service.ts";
import { getStandard } from "#server/review/standard/standards-store.ts";
import { keepAnswers } from "./survey-service.ts";

const ownAreas = "rows of one's own areas";

export const surveyRoutes: readonly Route[] = [
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
  route(form.carryAnswers, { areaOf: async (_tx, { params }) => params.communeId, handle: carry }),
  route(form.scoreReviews, { areaOf: async (_tx, { params }) => params.communeId, handle: scoreCommune }),
];
