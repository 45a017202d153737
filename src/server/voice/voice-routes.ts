import type { PublicRoute } from "#server/platform/http/public-route.ts";
import type { Route } from "#server/platform/act/route.ts";
import {
  acceptGrievance,
  answerGrievance,
  assignGrievance,
  declineGrievance,
  directGrievance,
  extendGrievance,
  getGrievance,
  listGrievanceKinds,
  listGrievances,
  passGrievance,
  printGrievanceReceipt,
  rateGrievance,
  readPublicGrievance,
  receiveGrievance,
  reopenGrievance,
  sumGrievances,
  withdrawGrievance,
} from "./grievance/grievances-service.ts";

export const voiceRoutes: readonly Route[] = [
  listGrievances,
  sumGrievances,
  listGrievanceKinds,
  getGrievance,
  printGrievanceReceipt,
  receiveGrievance,
  acceptGrievance,
  declineGrievance,
  assignGrievance,
  passGrievance,
  extendGrievance,
  directGrievance,
  answerGrievance,
  rateGrievance,
  reopenGrievance,
  withdrawGrievance,
];

export const publicVoiceRoutes: readonly PublicRoute[] = [readPublicGrievance];
