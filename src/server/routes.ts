import "./answers.ts";
import type { Config } from "#server/platform/config.ts";
import type { PublicRoute } from "#server/platform/http/public-route.ts";
import type { Route } from "#server/platform/act/route.ts";
import { iso20022 } from "./bank-formats.ts";
import { iatiResults } from "./iati-results.ts";
import { authorityRoutes } from "./authority/authority-routes.ts";
import { ownAccessRoutes } from "./authority/session/own-access-routes.ts";
import { areaRoutes } from "./area/area/area-routes.ts";
import { boundaryRoutes } from "./area/boundary/boundary-routes.ts";
import { villagesRoutes } from "./area/village/villages-routes.ts";
import { ledgerRoutes } from "./ledger/ledger-routes.ts";
import { exportRoutes } from "./registry/export/export-routes.ts";
import { householdRoutes } from "./registry/household/household-routes.ts";
import { correctionRoutes } from "./registry/correction/correction-routes.ts";
import { importRoutes } from "./registry/import/import-routes.ts";
import { takeBackRoutes } from "./registry/take-back/take-back-routes.ts";
import { duplicatesRoutes } from "./registry/duplicate/duplicates-routes.ts";
import { bulkRoutes } from "./registry/bulk/bulk-routes.ts";
import { transferRoutes } from "./registry/transfer/transfer-routes.ts";
import { standardRoutes } from "./review/standard/standard-routes.ts";
import { roundRoutes } from "./review/round/round-routes.ts";
import { requestRoutes } from "./review/request/request-routes.ts";
import { surveyRoutes } from "./review/survey/survey-routes.ts";
import { villageRoutes } from "./review/village/village-routes.ts";
import { decisionRoutes } from "./review/decision/decision-routes.ts";
import { paperRoutes } from "./review/paper/paper-routes.ts";
import { explanationRoutes } from "./review/explanation/explanation-routes.ts";
import { replayRoutes } from "./review/replay/replay-routes.ts";
import { programmeRoutes } from "./planning/framework/programme-routes.ts";
import { frameworkRoutes } from "./planning/framework/framework-routes.ts";
import { planRoutes } from "./planning/plan/plan-routes.ts";
import { allocationRoutes } from "./planning/allocation/allocation-routes.ts";
import { optimiserRoutes } from "./planning/optimiser/optimiser-routes.ts";
import { reallocationRoutes } from "./planning/reallocation/reallocation-routes.ts";
import { carryOverRoutes } from "./planning/carry-over/carry-over-routes.ts";
import { deliveryRoutes } from "./delivery/delivery-routes.ts";
import { paymentRoutes } from "./payment/payment-routes.ts";
import { treasuryRoutes } from "./treasury/treasury-routes.ts";
import { evaluationRoutes } from "./evaluation/evaluation-routes.ts";
import { publicVoiceRoutes, voiceRoutes } from "./voice/voice-routes.ts";
import { homeRoutes } from "./home/home-routes.ts";
import { publicAllocationRoutes } from "./planning/allocation/publication-service.ts";
import { listNames } from "./planning/framework/names-service.ts";
import { verifyPaper } from "./review/paper/verify-paper-service.ts";

/** What anybody may ask. */
export const publicRoutes: readonly PublicRoute[] = [
  verifyPaper,
  ...publicAllocationRoutes,
  listNames,
  ...publicVoiceRoutes,
];

/** Everything that can be asked of Vuon, in the order of the stages. */
export function routesOf(
  config: Pick<Config, "VUON_PAIN_VERSION"> & Partial<Pick<Config, "VUON_TIME_ZONE">>,
): readonly Route[] {
  return [
    ...authorityRoutes,
    ...ownAccessRoutes,
    ...areaRoutes,
    ...villagesRoutes,
    ...boundaryRoutes,
    ...ledgerRoutes,
    // Before the households themselves: their path takes any word for an id.
    ...exportRoutes,
    ...householdRoutes,
    ...correctionRoutes,
    ...importRoutes,
    ...takeBackRoutes,
    ...duplicatesRoutes,
    ...bulkRoutes,
    ...transferRoutes,
    ...standardRoutes,
    ...roundRoutes,
    ...requestRoutes,
    ...surveyRoutes,
    ...villageRoutes,
    ...decisionRoutes,
    ...paperRoutes,
    ...explanationRoutes,
    ...replayRoutes,
    ...programmeRoutes,
    ...frameworkRoutes(iatiResults),
    ...planRoutes,
    ...allocationRoutes,
    ...optimiserRoutes,
    ...reallocationRoutes,
    ...carryOverRoutes,
    ...deliveryRoutes,
    ...paymentRoutes(iso20022(config.VUON_PAIN_VERSION, config.VUON_TIME_ZONE)),
    ...treasuryRoutes,
    ...evaluationRoutes,
    ...voiceRoutes,
    ...homeRoutes,
  ];
}
