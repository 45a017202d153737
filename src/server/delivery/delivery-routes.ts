import type { Route } from "#server/platform/act/route.ts";
import { draftActivity, getActivity, listActivities } from "./activity/activities-service.ts";
import { closeActivity, listActivityActs, openActivity, reopenActivity } from "./activity/activity-acts-service.ts";
import { listSupportActs, listSupports, recordDelivery, verifySupport } from "./support/delivery-service.ts";
import { approveSupports, checkSupports, proposeSupports, refuseSupports } from "./support/supports-service.ts";

export const deliveryRoutes: readonly Route[] = [
  listActivities,
  getActivity,
  draftActivity,
  openActivity,
  closeActivity,
  reopenActivity,
  listActivityActs,
  listSupports,
  proposeSupports,
  checkSupports,
  approveSupports,
  refuseSupports,
  recordDelivery,
  verifySupport,
  listSupportActs,
];
