import { z } from "zod";
import { page } from "#web/page.tsx";
import type { PageRoute } from "#web/page.tsx";
import { notificationsSearch } from "./notification/notifications-search.ts";
import { officesRoutes } from "./office/routes.tsx";
import { officersRoutes } from "./post/routes.tsx";

export const authorityRoutes: readonly PageRoute[] = [
  page({
    path: "/sign-in",
    anybody: true,
    search: z.object({ to: z.string().optional(), refusal: z.string().optional() }),
    load: async () => {
      const { SignInPage } = await import("./session/SignInPage.tsx");
      return ({ search }) => <SignInPage to={search.to} refusal={search.refusal} />;
    },
  }),
  page({
    path: "/account",
    act: "authority.readOwnSession",
    load: async () => (await import("./session/AccountPage.tsx")).AccountPage,
  }),
  page({
    path: "/health",
    act: "authority.readFailedSignIns",
    load: async () => (await import("./session/HealthPage.tsx")).HealthPage,
  }),
  page({
    path: "/failed-sign-ins",
    act: "authority.readFailedSignIns",
    load: async () => (await import("./session/FailedSignInsPage.tsx")).FailedSignInsPage,
  }),
  ...officersRoutes,
  ...officesRoutes,
  page({
    path: "/notifications",
    act: "authority.readNotifications",
    search: notificationsSearch,
    load: async () => (await import("./notification/NotificationsPage.tsx")).NotificationsPage,
  }),
  page({
    path: "/audit",
    act: "authority.readAudit",
    load: async () => (await import("./audit/AuditPage.tsx")).AuditPage,
  }),
  page({
    path: "/audit/reads",
    act: "authority.readAudit",
    load: async () => (await import("./audit/ReadsPage.tsx")).ReadsPage,
  }),
];
