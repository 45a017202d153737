import * as contract from "#contract/delivery/support.ts";
import { success } from "#kernel/result.ts";
import type { SupportState } from "#programme/delivery/support-acts.ts";
import type { Route } from "#server/platform/act/route.ts";
import { route } from "#server/platform/act/route.ts";
import { readActivity, showActivities, startActivity } from "./activities-service.ts";
import { communeOfActivity, findPlannedLine, listActivityRows } from "./activities-store.ts";
import { deliver, readStory, verify } from "./delivery-service.ts";
import { approve, check, propose, refuseChosen } from "./supports-service.ts";
import { communeOfHousehold, listSupportRows } from "./supports-store.ts";
import * as activity from "#contract/delivery/activity.ts";

const ownAreas = "rows of one's own areas";

export const deliveryRoutes: readonly Route[] = [
  route(activity.listActivities, {
    areaOf: ownAreas,
    handle: async (context, { query }) =>
      success({
        rows: await showActivities(context, await listActivityRows(context.tx, query.areaId, query.year)),
      }),
  }),
  route(activity.getActivity, {
    areaOf: ownAreas,
    handle: async (context, { params }) => readActivity(context, params.activityId),
  }),
  route(activity.openActivity, {
    areaOf: async (tx, { body }) => (await findPlannedLine(tx, body.fundLineId))?.areaId,
    handle: startActivity,
  }),
  route(contract.listSupports, {
    areaOf: ownAreas,
    handle: async ({ tx }, { params, query }) => {
      const rows = await listSupportRows(tx, {
        ...params,
        state: query.state,
        after: query.cursor,
        limit: query.limit + 1,
      });
      const shown = rows.slice(0, query.limit);
      return success({
        rows: shown.map((row) => ({ ...row, state: row.state as SupportState })),
        nextCursor: rows.length > shown.length ? (shown.at(-1)?.householdId ?? null) : null,
        total: null,
      });
    },
  }),
  route(contract.proposeSupports, {
    areaOf: async (tx, { params }) => communeOfActivity(tx, params.activityId),
    handle: propose,
  }),
  route(contract.checkSupports, {
    areaOf: async (tx, { params }) => communeOfActivity(tx, params.activityId),
    handle: check,
  }),
  route(contract.approveSupports, {
    areaOf: async (tx, { params }) => communeOfActivity(tx, params.activityId),
    handle: approve,
  }),
  route(contract.refuseSupports, {
    areaOf: async (tx, { params }) => communeOfActivity(tx, params.activityId),
    handle: refuseChosen,
  }),
  route(contract.recordDelivery, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: deliver,
  }),
  route(contract.verifySupport, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: verify,
  }),
  route(contract.listSupportActs, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: readStory,
  }),
];
