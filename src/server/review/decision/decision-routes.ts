import type { Route } from "#server/platform/act/route.ts";
import { route } from "#server/platform/act/route.ts";
import { decideCommune } from "./decision-service.ts";
import * as decision from "#contract/review/decision.ts";
import * as handover from "#contract/review/handover.ts";
import { communeOfHousehold } from "#server/review/round/rounds-store.ts";
import { takeBackStatus } from "./withdrawals-service.ts";
import { issueAll, readCertificates, replace, withdraw } from "./certificates-service.ts";
import { loadCertificate } from "./certificates-store.ts";
import * as papers from "#server/review/paper/papers-service.ts";
import { communeOfDecision } from "#server/review/paper/papers-store.ts";

export const decisionRoutes: readonly Route[] = [
  route(decision.decideList, { areaOf: async (_tx, { params }) => params.communeId, handle: decideCommune }),
  route(handover.withdrawStatus, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: takeBackStatus,
  }),
  route(decision.listDecisions, {
    areaOf: async (_tx, { params }) => params.communeId,
    handle: papers.readDecisions,
  }),
  route(decision.issueCertificates, {
    areaOf: async (tx, { params }) => communeOfDecision(tx, params.decisionId),
    handle: issueAll,
  }),
  route(decision.listCertificates, { areaOf: "rows of one's own areas", handle: readCertificates }),
  route(decision.withdrawCertificate, {
    areaOf: async (tx, { params }) => (await loadCertificate(tx, params))?.communeId,
    handle: withdraw,
  }),
  route(decision.replaceCertificate, {
    areaOf: async (tx, { params }) => (await loadCertificate(tx, params))?.communeId,
    handle: replace,
  }),
];
