import type { Route } from "#server/platform/route.ts";
import { authorityRoutes } from "./authority/authority-routes.ts";

/** Everything that can be asked of Vuon, stage by stage. */
export const routes: readonly Route[] = [...authorityRoutes];
