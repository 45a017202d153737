import type { Route } from "#server/platform/act/route.ts";
import { listAuditEntries, listReads } from "./audit/audit-service.ts";
import { notificationRoutes } from "./notification/notification-routes.ts";
import { officesRoutes } from "./office/offices-routes.ts";
import { officersRoutes } from "./post/officers-routes.ts";
import { getSession } from "./session/session-service.ts";

export const authorityRoutes: readonly Route[] = [
  getSession,
  ...officersRoutes,
  ...officesRoutes,
  listAuditEntries,
  listReads,
  ...notificationRoutes,
];
