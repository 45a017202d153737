import { page } from "#web/page.tsx";
import type { PageRoute } from "#web/page.tsx";

export const homeRoutes: readonly PageRoute[] = [
  page({ path: "/", load: async () => (await import("./HomePage.tsx")).HomePage }),
];
