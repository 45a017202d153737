import type { Config } from "#server/platform/config.ts";
import type { PublicRoute } from "#server/platform/http/public-route.ts";
import type { Route } from "#server/platform/act/route.ts";
import { authorityRoutes } from "./authority/authority-routes.ts";
import { ownAccessRoutes } from "./authority/session/own-access-routes.ts";
import { iso20022 } from "./bank-formats.ts";
import { iatiResults } from "./iati-results.ts";
import { deliveryRoutes } from "./delivery/delivery-routes.ts";
import { evaluationRoutes } from "./evaluation/evaluation-routes.ts";
import { paymentRoutes } from "./payment/payment-routes.ts";
import { ledgerRoutes } from "./ledger/ledger-routes.ts";
import { allocationRoutes } from "./planning/allocation/allocation-routes.ts";
import { frameworkRoutes } from "./planning/framework/framework-routes.ts";
import { planningRoutes } from "./planning/plan/planning-routes.ts";
import { publicAllocationRoutes } from "./planning/allocation/publication-service.ts";
import { bulkRoutes } from "./registry/bulk/bulk-routes.ts";
import { duplicatesRoutes } from "./registry/duplicate/duplicates-routes.ts";
import { exportRoutes } from "./registry/export/export-routes.ts";
import { importRoutes } from "./registry/import/import-routes.ts";
import { movesRoutes } from "./registry/transfer/transfer-routes.ts";
import { registryRoutes } from "./registry/household/household-routes.ts";
import { placesRoutes } from "./area/area/area-routes.ts";
import { papersRoutes } from "./review/paper/papers-routes.ts";
import { procedureRoutes } from "./review/round/procedure-routes.ts";
import { reviewRoutes } from "./review/round/review-routes.ts";
import { verifyRoute } from "./review/paper/verify-paper.ts";

/** What anybody may ask. */
export const publicRoutes: readonly PublicRoute[] = [verifyRoute, ...publicAllocationRoutes];

/** Everything that can be asked of Vuon, stage by stage. */
export function routesOf(config: Pick<Config, "VUON_PAIN_VERSION">): readonly Route[] {
  return [
    ...authorityRoutes,
    ...ownAccessRoutes,
    // Before the households themselves: their path takes any word for an id.
    ...exportRoutes,
    ...registryRoutes,
    ...importRoutes,
    ...duplicatesRoutes,
    ...bulkRoutes,
    ...movesRoutes,
    ...placesRoutes,
    ...reviewRoutes,
    ...procedureRoutes,
    ...papersRoutes,
    ...planningRoutes,
    ...ledgerRoutes,
    ...allocationRoutes,
    ...frameworkRoutes(iatiResults),
    ...deliveryRoutes,
    ...paymentRoutes(iso20022(config.VUON_PAIN_VERSION)),
    ...evaluationRoutes,
  ];
}
