import type { Route } from "#server/platform/act/route.ts";
import { readCostSharing, shareCost } from "./cost-sharing/cost-sharing-service.ts";
import { listUncovered, readCoverage } from "./coverage/coverage-service.ts";
import { listEligibility } from "./eligibility/activity-eligibility-service.ts";
import { readHouseholdEligibility } from "./eligibility/household-eligibility-service.ts";
import {
  draftActivity,
  getActivity,
  getActivityKind,
  listActivities,
  sumActivities,
} from "./activity/activities-service.ts";
import {
  closeActivity,
  editActivity,
  listActivityActs,
  openActivity,
  reopenActivity,
} from "./activity/activity-acts-service.ts";
import { assignActivity } from "./activity/assignment-service.ts";
import {
  addActivityEvidence,
  addEvidence,
  listActivityEvidence,
  readActivityEvidence,
  readEvidence,
  withdrawActivityEvidence,
  withdrawEvidence,
} from "./evidence/evidence-service.ts";
import { printFieldList } from "./field-list/field-list-service.ts";
import { correctDelivery, undoDelivery } from "./support/correction-service.ts";
import { listSupportActs, listSupports, recordDelivery, verifySupport } from "./support/delivery-service.ts";
import {
  acceptMilestone,
  answerFinding,
  changeWorkContract,
  handOverWork,
  operateWork,
  planMilestone,
  recordFinding,
  releaseRetention,
  resumeWork,
  signWorkContract,
  startWork,
  stopWork,
} from "./work/work-acts-service.ts";
import {
  endAsset,
  formLivelihoodGroup,
  getLivelihoodGroup,
  joinLivelihoodGroup,
  listLivelihoodGroups,
  receiveAsset,
  recordBirth,
  recordRepayment,
  rotateAsset,
} from "./livelihood/livelihood-service.ts";
import { draftWork, getWork, listWorks } from "./work/works-service.ts";
import { approveSupports, checkSupports, proposeSupports, refuseSupports } from "./support/supports-service.ts";

export const deliveryRoutes: readonly Route[] = [
  listActivities,
  sumActivities,
  getActivity,
  getActivityKind,
  draftActivity,
  editActivity,
  assignActivity,
  openActivity,
  closeActivity,
  reopenActivity,
  listActivityActs,
  printFieldList,
  readCostSharing,
  shareCost,
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
  readCoverage,
  listUncovered,
  undoDelivery,
  correctDelivery,
  addEvidence,
  readEvidence,
  withdrawEvidence,
  addActivityEvidence,
  listActivityEvidence,
  readActivityEvidence,
  withdrawActivityEvidence,
  listWorks,
  getWork,
  draftWork,
  signWorkContract,
  changeWorkContract,
  planMilestone,
  startWork,
  acceptMilestone,
  stopWork,
  resumeWork,
  handOverWork,
  operateWork,
  releaseRetention,
  recordFinding,
  answerFinding,
  listLivelihoodGroups,
  getLivelihoodGroup,
  formLivelihoodGroup,
  joinLivelihoodGroup,
  receiveAsset,
  recordBirth,
  rotateAsset,
  endAsset,
  recordRepayment,
];
