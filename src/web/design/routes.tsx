import { page } from "#web/page.tsx";
import type { PageRoute } from "#web/page.tsx";

/** The primitives in use, for whoever builds a page; it needs no session. */
export const designRoutes: readonly PageRoute[] = [
  page({ path: "/design", anybody: true, load: async () => import("./DesignPage.tsx").then(({ DesignPage }) => DesignPage) }),
  page({ path: "/design/print", anybody: true, load: async () => import("./PrintDesignPage.tsx").then(({ PrintDesignPage }) => PrintDesignPage) }),
];
