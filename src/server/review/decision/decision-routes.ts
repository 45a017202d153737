import type { Route } from "#server/platform/act/route.ts";
import {
  issueCertificates,
  listCertificates,
  replaceCertificate,
  withdrawCertificate,
} from "./certificates-service.ts";
import { listDecisionChanges, previewDecision, printDraftDecision } from "./decision-preview-service.ts";
import { decideList, listDecisions, withdrawStatus } from "./decisions-service.ts";

export const decisionRoutes: readonly Route[] = [
  previewDecision,
  listDecisionChanges,
  printDraftDecision,
  decideList,
  withdrawStatus,
  listDecisions,
  issueCertificates,
  listCertificates,
  withdrawCertificate,
  replaceCertificate,
];
