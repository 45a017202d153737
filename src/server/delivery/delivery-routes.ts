import type { Route } from "#server/platform/act/route.ts";
import { getActivity, listActivities, openActivity } from "./activity/activities-service.ts";
import { listEligibility } from "./eligibility/activity-eligibility-service.ts";
import { readHouseholdEligibility } from "./eligibility/household-eligibility-service.ts";
import { listSupportActs, listSupports, recordDelivery, verifySupport } from "./support/delivery-service.ts";
import { approveSupports, checkSupports, proposeSupports, refuseSupports } from "./support/supports-service.ts";

export const deliveryRoutes: readonly Route[] = [
  listActivities,
  getActivity,
  openActivity,
  listSupports,
  proposeSupports,
  checkSupports,
  approveSupports,
  refuseSupports,
  recordDelivery,
  verifySupport,
  listSupportActs,
  readHouseholdEligibility,
  listEligibility,
];
