/** One request an endpoint, on records of the commune inside. An endpoint without one fails the permission test. */
import { v7 } from "uuid";
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { registerHousehold } from "#contract/registry/household.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { TestInstallation } from "#test/support/installation.ts";
import { officerRequests } from "./officer-requests.ts";
import { paymentRequests } from "./payment-requests.ts";
import { planRequests } from "./plan-requests.ts";
import { ledgerRequests } from "./ledger-requests.ts";
import { allocationRequests } from "./allocation-requests.ts";
import { referralRequests } from "./referral-requests.ts";
import { voiceRequests } from "./voice-requests.ts";
import { workRequests } from "./work-requests.ts";
import { evidenceRequests } from "./evidence-requests.ts";
import { frameworkRequests } from "./framework-requests.ts";
import { ownAccessRequests } from "./own-access-requests.ts";
import { reviewRequests } from "./review-requests.ts";
import { newId } from "#contract/new-id.ts";

export type Records = {
  readonly householdId: Id<"household">;
  readonly personId: Id<"person">;
  readonly commune: string;
};

export async function makeRecords(opened: TestInstallation, commune: string): Promise<Records> {
  const officer = await opened.officer("commune_officer", commune);
  const records = { householdId: newId("household"), personId: newId("person"), commune };
  await officer.get(registerHousehold, { body: newHousehold(records) });
  return records;
}

function newHousehold({ householdId, personId, commune }: Records) {
  return {
    householdId,
    communeId: commune,
    address: "Làng Teng",
    residence: "permanent" as const,
    registeredOn: localDate("2025-08-01"),
    members: [
      {
        personId,
        fullName: "Phạm Văn Đê",
        relation: "head" as const,
        sex: "male" as const,
        birthDate: localDate("1980-06-15"),
        birthPrecision: "day" as const,
        merit: false,
      },
    ],
  };
}

const day = localDate("2026-10-01");
const text = "x";
const exported = { format: "csv", rows: "people", columns: "codes" } as const;
const dated = () => ({ actId: newId("household act"), on: day });

export function requestFor(id: string, records: Records): Ask<AnyEndpoint> {
  const { householdId, personId, commune } = records;
  const query = { areaId: commune };
  const bulk = { areaId: commune, selection: { householdIds: [v7()] }, changes: { addFlag: "checked" }, on: day };
  const pair = { leftHouseholdId: v7(), leftPersonId: v7(), rightHouseholdId: v7(), rightPersonId: v7() };
  const decision = { decisionNumber: text, decidedOn: day };
  const support = { householdId, supportId: newId("support") };
  const supports = [support];
  const plan = {
    planId: newId("plan"),
    areaId: commune,
    year: 2026,
    programmeId: "vn-2026-2035",
    programmeVersion: "2026.12.1",
    goals: [],
  };
  const requests: Readonly<Record<string, Ask<AnyEndpoint>>> = {
    "treasury.listVouchers": { params: { fundLineId: newId("fund line") } },
    "treasury.recordVoucher": {
      params: { fundLineId: newId("fund line") },
      body: { voucherId: newId("voucher"), stage: "committed", amount: dong(1), document: text, bookedOn: day },
    },
    "treasury.recordPastYears": {
      body: { areaId: commune, programmeId: "vn-2026-2035", file: { format: "csv", text: "year\n" }, isTrial: true },
    },
    "authority.getSession": {},
    "delivery.sumActivities": { query },
    "delivery.assignActivity": { params: { activityId: newId("activity") }, body: { officeId: newId("office") } },
    ...officerRequests(commune),
    "authority.listAuditEntries": {},
    ...ownAccessRequests(),
    "authority.listReads": {},
    "area.listAreas": { query: { parentId: "51" } },
    "area.getArea": { params: { areaId: commune } },
    "area.listBoundaries": { params: { areaId: "51" } },
    "area.importBoundaries": {
      params: { areaId: commune },
      body: {
        source: "a test",
        codeProperty: "code",
        features: [
          {
            properties: { code: "1" },
            geometry: {
              type: "Polygon",
              coordinates: [
                [
                  [108, 14],
                  [108.1, 14],
                  [108.1, 14.1],
                  [108, 14],
                ],
              ],
            },
          },
        ],
      },
    },
    "area.listEthnicities": {},
    "area.listAreaClasses": { params: { areaId: commune } },
    "area.recordAreaClass": {
      params: { areaId: commune },
      body: { class: "coast", validFrom: day, decision: text },
    },
    "area.endAreaClass": { params: { areaId: commune, class: "coast" }, body: { validTo: day } },
    "registry.listHouseholds": {},
    "registry.searchHouseholds": { body: { search: "Đinh", limit: 50 } },
    "registry.exportHouseholds": {},
    "registry.exportIdentifiers": { query: { purpose: "a test of permission" } },
    "registry.exportFoundHouseholds": { body: { ...exported, search: "Đinh" } },
    "registry.exportFoundIdentifiers": { body: { ...exported, search: "Đinh", purpose: "a test of permission" } },
    "registry.countHouseholds": { params: { areaId: commune } },
    "registry.getHousehold": { params: { householdId } },
    "registry.listHouseholdActs": { params: { householdId } },
    "registry.readHouseholdFile": { params: { householdId } },
    "registry.joinMember": {
      params: { householdId },
      body: {
        ...dated(),
        member: { ...newHousehold(records).members[0], personId: newId("person"), relation: "child" },
      },
    },
    "registry.leaveMember": { params: { householdId, personId: newId("person") }, body: dated() },
    "registry.recordDeath": { params: { householdId, personId: newId("person") }, body: dated() },
    "registry.changeHead": {
      params: { householdId },
      body: { ...dated(), newHeadId: v7(), formerHeadRelation: "parent" },
    },
    "registry.splitHousehold": {
      params: { householdId },
      body: { ...dated(), newHouseholdId: v7(), movers: [{ personId, relation: "head" }] },
    },
    "registry.joinHouseholds": {
      params: { householdId },
      body: { ...dated(), intoHouseholdId: v7(), movers: [{ personId, relation: "child" }] },
    },
    "registry.movePerson": {
      params: { householdId, personId },
      body: { ...dated(), intoHouseholdId: v7(), relation: "child" },
    },
    "registry.listTransfers": {},
    "registry.askTransfer": {
      params: { householdId },
      body: { transferId: newId("transfer"), toCommuneId: "21490", on: day, reason: text },
    },
    "registry.answerTransfer": { params: { householdId, transferId: newId("transfer") }, body: { accepts: true } },
    "registry.withdrawTransfer": { params: { householdId, transferId: newId("transfer") }, body: { reason: text } },
    "registry.moveHousehold": { params: { householdId }, body: { ...dated(), villageId: "21484-01", address: text } },
    "registry.closeHousehold": {
      params: { householdId },
      body: { actId: newId("household act"), on: localDate("2001-01-01"), because: "moved_away" },
    },
    "registry.listCorrections": {},
    "registry.askCorrection": {
      params: { householdId },
      body: {
        kind: "person",
        correctionId: newId("correction"),
        personId: newId("person"),
        facts: { fullName: text },
        reason: text,
      },
    },
    "registry.decideCorrection": {
      params: { householdId, correctionId: newId("correction") },
      body: { approves: false },
    },
    "registry.registerHousehold": {
      body: newHousehold({ householdId: newId("household"), personId: newId("person"), commune }),
    },
    "registry.unmaskIdentifier": {
      params: { householdId, personId, kind: "personal_id" },
      body: { purpose: "a test of permission" },
    },
    "registry.importHouseholds": {
      body: { importId: newId("import"), areaId: commune, mapping: text, households: text },
    },
    "registry.tryImport": { body: { importId: newId("import"), areaId: commune, mapping: text, households: text } },
    "registry.uploadFile": {
      params: { fileId: v7() },
      query: { areaId: commune, name: "list.csv" },
      file: new Blob(["a,b\n1,2\n"]),
    },
    "registry.readFile": { params: { fileId: v7() } },
    "registry.tryFiles": { body: { areaId: commune, mapping: text, householdsFileId: v7() } },
    "registry.startImport": {
      body: { importId: newId("import"), areaId: commune, mapping: text, householdsFileId: v7() },
    },
    "registry.cancelImport": { params: { importId: newId("import") } },
    "registry.continueImport": { params: { importId: newId("import") } },
    "registry.tryTakeBack": { params: { importId: newId("import") } },
    "registry.takeBackImport": {
      params: { importId: newId("import") },
      body: { takeBackId: newId("take-back"), reason: "a test" },
    },
    "registry.cancelTakeBack": { params: { importId: newId("import") } },
    "registry.listTakeBackHouseholds": { params: { importId: newId("import") } },
    "registry.getTakenBackHousehold": { params: { householdId } },
    "registry.listHeldHouseholds": { params: { importId: newId("import") } },
    "registry.correctHeldHousehold": {
      params: { importId: newId("import") },
      body: { householdKey: text, rows: [{ file: "people", rowNumber: 2, raw: {} }] },
    },
    "registry.leaveOutHousehold": {
      params: { importId: newId("import") },
      body: { householdKey: text, reason: "a test" },
    },
    "registry.tryBulkChange": { body: bulk },
    "area.importAreas": { body: { units: text, isTrial: true } },
    "registry.getHouseholdPoint": { params: { householdId } },
    "registry.recordHouseholdPoint": {
      params: { householdId },
      body: { pointId: v7(), lon: 108.74, lat: 14.76, how: "hand" },
    },
    "area.listVillages": { params: { areaId: commune } },
    "area.changeVillages": {
      params: { areaId: commune },
      body: { change: { change: "form", name: "Làng Mới" }, on: "2026-01-02", decision: "12/QĐ" },
    },
    "registry.changeInBulk": { body: { ...bulk, bulkId: v7(), reason: "a test" } },
    "registry.listBulkChanges": {},
    "registry.undoBulkChange": { params: { bulkId: v7() } },
    "registry.searchDuplicates": { body: { areaId: commune } },
    "registry.listDuplicateSearches": {},
    "registry.startDuplicateSearch": { body: { searchId: v7(), areaId: commune } },
    "registry.listDuplicates": {},
    "registry.getDuplicate": { params: pair },
    "registry.decideDuplicate": { params: pair, body: { decision: "not_same", reason: "a test" } },
    "registry.undoDuplicate": { params: pair, body: { reason: "a test" } },
    "registry.listImports": {},
    "registry.getImport": { params: { importId: newId("import") } },
    "registry.listQuarantine": { params: { importId: newId("import") } },
    ...reviewRequests(records),
    ...allocationRequests(commune),
    ...ledgerRequests(commune),
    ...planRequests(commune),
    ...frameworkRequests(records),
    "planning.listProgrammes": {},
    "planning.listPlans": { query },
    "planning.getPlan": { params: { planId: newId("plan") } },
    "planning.draftPlan": { body: plan },
    "planning.addGoal": {
      params: { planId: newId("plan") },
      body: { goalId: newId("goal"), title: text, targets: [] },
    },
    "planning.submitPlan": { params: { planId: newId("plan") } },
    "planning.approvePlan": { params: { planId: newId("plan") }, body: decision },
    "planning.recordBudget": {
      body: { areaId: "51", year: 2026, fundSource: "AID", component: "I.1", amount: dong(1000), reference: v7() },
    },
    "planning.runFormula": {
      body: {
        formulaRunId: newId("formula run"),
        areaId: "51",
        year: 2026,
        fundSource: "AID",
        component: "I.1",
        amount: dong(1000),
        formula: { criteria: [{ code: "poor", weight: 1 }], unit: 1, useAreaCoefficient: false },
        asOf: day,
      },
    },
    "planning.getFormulaRun": { params: { formulaRunId: newId("formula run") } },
    "planning.listFormulaRuns": {},
    "planning.approveAllocation": { params: { formulaRunId: newId("formula run") }, body: decision },
    "ledger.listBalances": { query },
    "ledger.readStatement": { params: { accountId: v7() } },
    "ledger.checkLedger": {},
    ...workRequests(commune),
    ...referralRequests(commune, records.householdId),
    ...voiceRequests(commune),
    "delivery.listActivities": { query },
    "delivery.getActivity": { params: { activityId: newId("activity") } },
    "delivery.draftActivity": {
      body: { activityId: newId("activity"), fundLineId: newId("fund line"), title: text, startsOn: day },
    },
    "delivery.getActivityKind": { params: { fundLineId: newId("fund line") } },
    "delivery.editActivity": { params: { activityId: newId("activity") }, body: { title: text, startsOn: day } },
    "delivery.openActivity": { params: { activityId: newId("activity") }, body: { openedOn: day } },
    "delivery.closeActivity": { params: { activityId: newId("activity") }, body: { closedOn: day } },
    "delivery.reopenActivity": { params: { activityId: newId("activity") }, body: { reopenedOn: day, reason: text } },
    "delivery.printFieldList": { params: { activityId: newId("activity") } },
    "delivery.readCostSharing": { params: { activityId: newId("activity") } },
    "delivery.shareCost": { params: { activityId: newId("activity") }, body: { shares: [], reason: text } },
    "delivery.listActivityActs": { params: { activityId: newId("activity") } },
    "delivery.listSupports": { params: { activityId: newId("activity") } },
    "delivery.proposeSupports": { params: { activityId: newId("activity") }, body: {} },
    "delivery.checkSupports": { params: { activityId: newId("activity") }, body: { supports } },
    "delivery.approveSupports": { params: { activityId: newId("activity") }, body: { supports, decisionNumber: text } },
    "delivery.refuseSupports": { params: { activityId: newId("activity") }, body: { supports, reason: text } },
    "delivery.recordDelivery": {
      params: support,
      body: {
        deliveredOn: day,
        evidence: [{ evidenceId: newId("evidence"), kind: "statement", note: text, takenOn: day }],
      },
    },
    "delivery.verifySupport": { params: support, body: { note: text } },
    "delivery.listSupportActs": { params: support },
    "delivery.readCoverage": { query: { areaId: commune, year: "2026" } },
    "delivery.readKindCoverage": { query: { areaId: commune } },
    "delivery.listUncovered": { query: { areaId: commune, year: "2026" } },
    "delivery.listEligibility": { params: { activityId: newId("activity") } },
    "delivery.readHouseholdEligibility": { params: { householdId } },
    ...evidenceRequests(support),
    ...paymentRequests({ householdId, personId, commune }),
    "home.readWork": {},
    "evaluation.readMeasures": { query },
    "evaluation.readMeasureParts": { query: { ...query, by: "class" } },
    "evaluation.readMeasureChanges": { query: { ...query, from: "2025-12-31", to: "2025-12-31" } },
    "evaluation.readCounts": { query },
    "evaluation.readMovements": { query: { ...query, from: "2025-12-31", to: "2026-12-31" } },
    "evaluation.readMovementForm": { query: { ...query, from: "2025-12-31", to: "2025-12-31" } },
    "evaluation.readSurvival": { query },
    "evaluation.listHouseholdsBehind": { query },
    "evaluation.listTargetResults": { query: { ...query, year: "2026" } },
    "evaluation.readTargeting": { query: { ...query, year: "2026" } },
    "evaluation.readCosts": { query: { ...query, year: "2026" } },
    "evaluation.readHouseholdChain": { params: { householdId } },
    "evaluation.readHouseholdStory": { params: { householdId }, query: {} },
    "evaluation.printHouseholdFile": { params: { householdId }, query: {} },
    "evaluation.readFundLineChain": { params: { fundLineId: newId("fund line") } },
    "evaluation.listFundLineHouseholds": { params: { fundLineId: newId("fund line") } },
  };
  const request = requests[id];
  if (request === undefined) throw new Error(`${id} has no request here: give it one`);
  return request;
}
