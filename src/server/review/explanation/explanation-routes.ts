import * as results from "#contract/review/explanation.ts";
import type { Route } from "#server/platform/act/route.ts";
import { route } from "#server/platform/act/route.ts";
import { tracedRead } from "#server/platform/act/traced-read.ts";
import { explainHousehold, readStatuses } from "./explanation-service.ts";
import { communeOfHousehold } from "#server/review/round/rounds-store.ts";

export const explanationRoutes: readonly Route[] = [
  route(results.explainReview, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: tracedRead(communeOfHousehold, explainHousehold),
  }),
  route(results.listStatuses, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: readStatuses,
  }),
];
