import * as requests from "#contract/review/request.ts";
import type { Route } from "#server/platform/act/route.ts";
import { route } from "#server/platform/act/route.ts";
import * as requestsService from "./requests-service.ts";
import { communeOfHousehold } from "#server/review/round/rounds-store.ts";

const ownAreas = "rows of one's own areas";

export const requestRoutes: readonly Route[] = [
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
];
