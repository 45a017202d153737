import * as corrections from "#contract/registry/correction.ts";
import { route } from "#server/platform/act/route.ts";
import type { Route } from "#server/platform/act/route.ts";
import { readCorrections, settleCorrection, takeCorrection } from "./corrections-service.ts";
import { communeOfHousehold } from "#server/registry/household/households-store.ts";

export const correctionRoutes: readonly Route[] = [
  route(corrections.listCorrections, { areaOf: "rows of one's own areas", handle: readCorrections }),
  route(corrections.askCorrection, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: takeCorrection,
  }),
  route(corrections.decideCorrection, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: settleCorrection,
  }),
];
