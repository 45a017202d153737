/** Every refusal there is: the tables of all rooms. */
import type { RefusalTable } from "#kernel/refusal.ts";
import { sharedRefusals } from "./shared-refusals.ts";
import { areaRefusals } from "#programme/area/refusals.ts";
import { authorityOfficeRefusals } from "#programme/authority/office/refusals.ts";
import { authorityPostRefusals } from "#programme/authority/post/refusals.ts";
import { authoritySessionRefusals } from "#programme/authority/session/refusals.ts";
import { deliveryRefusals } from "#programme/delivery/refusals.ts";
import { evaluationRefusals } from "#programme/evaluation/refusals.ts";
import { ledgerRefusals } from "#programme/ledger/refusals.ts";
import { paymentRefusals } from "#programme/payment/refusals.ts";
import { planningAllocationRefusals } from "#programme/planning/allocation/refusals.ts";
import { planningCarryOverRefusals } from "#programme/planning/carry-over/refusals.ts";
import { planningFrameworkRefusals } from "#programme/planning/framework/refusals.ts";
import { planningOptimiserRefusals } from "#programme/planning/optimiser/refusals.ts";
import { planningPlanRefusals } from "#programme/planning/plan/refusals.ts";
import { planningReallocationRefusals } from "#programme/planning/reallocation/refusals.ts";
import { registryRefusals } from "#programme/registry/refusals.ts";
import { registryBulkRefusals } from "#programme/registry/bulk/refusals.ts";
import { registryCorrectionRefusals } from "#programme/registry/correction/refusals.ts";
import { registryDuplicateRefusals } from "#programme/registry/duplicate/refusals.ts";
import { registryHouseholdRefusals } from "#programme/registry/household/refusals.ts";
import { registryImportRefusals } from "#programme/registry/import/refusals.ts";
import { registryTakeBackRefusals } from "#programme/registry/take-back/refusals.ts";
import { reviewRefusals } from "#programme/review/refusals.ts";
import { reviewDecisionRefusals } from "#programme/review/decision/refusals.ts";
import { reviewRequestRefusals } from "#programme/review/request/refusals.ts";
import { reviewRoundRefusals } from "#programme/review/round/refusals.ts";
import { reviewStandardRefusals } from "#programme/review/standard/refusals.ts";
import { reviewSurveyRefusals } from "#programme/review/survey/refusals.ts";
import { reviewVillageRefusals } from "#programme/review/village/refusals.ts";
import { treasuryRefusals } from "#programme/treasury/refusals.ts";
import { voiceRefusals } from "#programme/voice/refusals.ts";

export const refusalTables: Readonly<Record<string, RefusalTable>> = {
  "every stage": sharedRefusals,
  area: areaRefusals,
  "authority/office": authorityOfficeRefusals,
  "authority/post": authorityPostRefusals,
  "authority/session": authoritySessionRefusals,
  delivery: deliveryRefusals,
  evaluation: evaluationRefusals,
  ledger: ledgerRefusals,
  payment: paymentRefusals,
  "planning/allocation": planningAllocationRefusals,
  "planning/carry-over": planningCarryOverRefusals,
  "planning/framework": planningFrameworkRefusals,
  "planning/optimiser": planningOptimiserRefusals,
  "planning/plan": planningPlanRefusals,
  "planning/reallocation": planningReallocationRefusals,
  registry: registryRefusals,
  "registry/bulk": registryBulkRefusals,
  "registry/correction": registryCorrectionRefusals,
  "registry/duplicate": registryDuplicateRefusals,
  "registry/household": registryHouseholdRefusals,
  "registry/import": registryImportRefusals,
  "registry/take-back": registryTakeBackRefusals,
  review: reviewRefusals,
  "review/decision": reviewDecisionRefusals,
  "review/request": reviewRequestRefusals,
  "review/round": reviewRoundRefusals,
  "review/standard": reviewStandardRefusals,
  "review/survey": reviewSurveyRefusals,
  "review/village": reviewVillageRefusals,
  treasury: treasuryRefusals,
  voice: voiceRefusals,
};

export const refusals: RefusalTable = Object.assign({}, ...Object.values(refusalTables)) as RefusalTable;
