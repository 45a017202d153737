import type { Config } from "#server/platform/config.ts";
import type { PublicRoute } from "#server/platform/public-route.ts";
import type { Route } from "#server/platform/route.ts";
import { authorityRoutes } from "./authority/authority-routes.ts";
import { ownAccessRoutes } from "./authority/sign-in/own-access-routes.ts";
import { iso20022 } from "./bank-formats.ts";
import { iatiResults } from "./iati-results.ts";
import { deliveryRoutes } from "./delivery/delivery-routes.ts";
import { evaluationRoutes } from "./evaluation/evaluation-routes.ts";
import { paymentRoutes } from "./payment/payment-routes.ts";
import { ledgerRoutes } from "./planning/ledger-routes.ts";
import { allocationRoutes } from "./planning/allocation-routes.ts";
import { frameworkRoutes } from "./planning/framework-routes.ts";
import { planningRoutes } from "./planning/planning-routes.ts";
import { publicAllocationRoutes } from "./planning/publication-service.ts";
import { bulkRoutes } from "./registry/bulk-routes.ts";
import { duplicatesRoutes } from "./registry/duplicates-routes.ts";
import { exportRoutes } from "./registry/export-routes.ts";
import { importRoutes } from "./registry/import-routes.ts";
import { movesRoutes } from "./registry/moves-routes.ts";
import { registryRoutes } from "./registry/registry-routes.ts";
import { placesRoutes } from "./registry/places-routes.ts";
import { papersRoutes } from "./review/papers-routes.ts";
import { procedureRoutes } from "./review/procedure-routes.ts";
import { reviewRoutes } from "./review/review-routes.ts";
import { verifyRoute } from "./review/verify-paper.ts";

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
