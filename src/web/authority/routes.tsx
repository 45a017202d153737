import { z } from "zod";
import { page } from "#web/page.tsx";
import type { PageRoute } from "#web/page.tsx";
import { officersRoutes } from "./officers/routes.tsx";

export const authorityRoutes: readonly PageRoute[] = [
  page({
    path: "/sign-in",
    anybody: true,
    search: z.object({ to: z.string().optional(), refusal: z.string().optional() }),
    load: async () => {
      const { SignInPage } = await import("./SignInPage.tsx");
      return ({ search }) => <SignInPage to={search.to} refusal={search.refusal} />;
    },
  }),
  page({
    path: "/account",
    act: "authority.readOwnSession",
    load: async () => (await import("./access/AccountPage.tsx")).AccountPage,
  }),
  page({
    path: "/failed-sign-ins",
    act: "authority.readFailedSignIns",
    load: async () => (await import("./access/FailedSignInsPage.tsx")).FailedSignInsPage,
  }),
  ...officersRoutes,
  page({ path: "/audit", act: "authority.readAudit", load: async () => (await import("./AuditPage.tsx")).AuditPage }),
  page({
    path: "/audit/reads",
    act: "authority.readAudit",
    load: async () => (await import("./ReadsPage.tsx")).ReadsPage,
  }),
];
