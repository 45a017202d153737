import { success } from "#kernel/result.ts";
import { route } from "#server/platform/act/route.ts";
import type { Route } from "#server/platform/act/route.ts";
import { passYearEnd, readCarryOver, tryYearEnd } from "./carry-over-service.ts";
import { areaOfCarryOver, listCarryOvers } from "./carry-overs-store.ts";
import * as carryOver from "#contract/planning/carry-over.ts";

const ownAreas = "rows of one's own areas";

export const carryOverRoutes: readonly Route[] = [
  route(carryOver.listCarryOvers, {
    areaOf: ownAreas,
    handle: async ({ tx }, { query }) => success({ rows: [...(await listCarryOvers(tx, query.areaId))] }),
  }),
  route(carryOver.getCarryOver, {
    areaOf: ownAreas,
    handle: async (context, { params }) => readCarryOver(context, params.carryOverId),
  }),
  route(carryOver.runCarryOver, { areaOf: async (_tx, { body }) => body.areaId, handle: tryYearEnd }),
  route(carryOver.approveCarryOver, {
    areaOf: async (tx, { params }) => areaOfCarryOver(tx, params.carryOverId),
    handle: passYearEnd,
  }),
];
