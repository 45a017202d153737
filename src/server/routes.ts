import type { Route } from "#server/platform/route.ts";
import { authorityRoutes } from "./authority/authority-routes.ts";
import { registryRoutes } from "./registry/registry-routes.ts";
import { reviewRoutes } from "./review/review-routes.ts";
import { planningRoutes } from "./planning/planning-routes.ts";
import { deliveryRoutes } from "./delivery/delivery-routes.ts";

/** Everything that can be asked of Vuon, stage by stage. */
export const routes: readonly Route[] = [...authorityRoutes, ...registryRoutes, ...reviewRoutes, ...planningRoutes, ...deliveryRoutes];
