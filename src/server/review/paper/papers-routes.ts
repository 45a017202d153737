import * as contract from "#contract/review/paper.ts";
import { route } from "#server/platform/act/route.ts";
import type { Route } from "#server/platform/act/route.ts";
import { issueAll, readCertificates, replace, withdraw } from "#server/review/decision/certificates-service.ts";
import { loadCertificate } from "#server/review/decision/certificates-store.ts";
import * as papers from "./papers-service.ts";
import { communeOfDecision } from "./papers-store.ts";
import { communeOfHousehold, communeOfVillage } from "#server/review/round/rounds-store.ts";
import * as decision from "#contract/review/decision.ts";

export const papersRoutes: readonly Route[] = [
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
  route(contract.printReviewList, { areaOf: async (_tx, { params }) => params.communeId, handle: papers.printList }),
  route(contract.printForm, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: papers.printOneForm,
  }),
  route(contract.printVillageForms, {
    areaOf: async (tx, { params }) => communeOfVillage(tx, params.villageId),
    handle: papers.printForms,
  }),
  route(contract.printMinutes, {
    areaOf: async (tx, { params }) => communeOfVillage(tx, params.villageId),
    handle: papers.printMeeting,
  }),
  route(contract.printPosting, {
    areaOf: async (tx, { params }) => communeOfVillage(tx, params.villageId),
    handle: papers.printSheet,
  }),
  route(contract.printDecision, {
    areaOf: async (tx, { params }) => communeOfDecision(tx, params.decisionId),
    handle: papers.printOneDecision,
  }),
  route(contract.printRefusals, {
    areaOf: async (tx, { params }) => communeOfDecision(tx, params.decisionId),
    handle: papers.printLetters,
  }),
  route(contract.printCertificates, {
    areaOf: async (tx, { params }) => communeOfDecision(tx, params.decisionId),
    handle: papers.printAllCertificates,
  }),
  route(contract.printExplanation, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: papers.printWhy,
  }),
  route(contract.printRequestAnswer, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: papers.printAnswer,
  }),
];
