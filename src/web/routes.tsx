import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { authorityRoutes } from "./authority/routes.tsx";
import { deliveryRoutes } from "./delivery/routes.tsx";
import { designRoutes } from "./design/routes.tsx";
import { evaluationRoutes } from "./evaluation/routes.tsx";
import { voiceRoutes } from "./voice/routes.tsx";
import { homeRoutes } from "./home/routes.tsx";
import type { PageRoute } from "./page.tsx";
import { ledgerRoutes } from "./ledger/routes.tsx";
import { paymentRoutes } from "./payment/routes.tsx";
import { planningRoutes } from "./planning/routes.tsx";
import { registryRoutes } from "./registry/routes.tsx";
import { reviewRoutes } from "./review/routes.tsx";
import { ErrorPage } from "./shell/ErrorPage.tsx";
import { NotFoundPage } from "./shell/NotFoundPage.tsx";
import { Shell } from "./shell/Shell.tsx";
import { PageSkeleton } from "./ui/page/Skeletons.tsx";

/** The whole URL tree: every stage's pages, all within the shell. */
export const pageRoutes: readonly PageRoute[] = [
  ...homeRoutes,
  ...registryRoutes,
  ...reviewRoutes,
  ...planningRoutes,
  ...ledgerRoutes,
  ...deliveryRoutes,
  ...paymentRoutes,
  ...evaluationRoutes,
  ...voiceRoutes,
  ...authorityRoutes,
  ...designRoutes,
];

export function makeRouter() {
  const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage, errorComponent: ErrorPage });
  const children = pageRoutes.map(({ path, load }) =>
    createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) }),
  );
  return createRouter({
    routeTree: root.addChildren(children),
    defaultErrorComponent: ErrorPage,
    defaultPendingComponent: PageSkeleton,
    defaultPendingMs: 150,
    defaultPendingMinMs: 0,
    scrollRestoration: true,
    // Addresses carry plain text, so that a code of digits stays a code; a page's schema says what is a number.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(Object.entries(search).map(([name, value]) => [name, String(value)])).toString();
      return text === "" ? "" : `?${text}`;
    },
  });
}
