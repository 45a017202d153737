import type { Route } from "#server/platform/act/route.ts";
import { getActivity, listActivities, openActivity } from "./activity/activities-service.ts";
import {
  addActivityEvidence,
  addEvidence,
  listActivityEvidence,
  readActivityEvidence,
  readEvidence,
  withdrawActivityEvidence,
  withdrawEvidence,
} from "./evidence/evidence-service.ts";
import { correctDelivery, undoDelivery } from "./support/correction-service.ts";
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
  undoDelivery,
  correctDelivery,
  addEvidence,
  readEvidence,
  withdrawEvidence,
  addActivityEvidence,
  listActivityEvidence,
  readActivityEvidence,
  withdrawActivityEvidence,
];
