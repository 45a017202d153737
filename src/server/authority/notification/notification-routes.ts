import type { Route } from "#server/platform/act/route.ts";
import {
  countUnreadNotifications,
  listNotifications,
  markAllNotificationsRead,
  markNotificationRead,
} from "./notifications-service.ts";

export const notificationRoutes: readonly Route[] = [
  listNotifications,
  countUnreadNotifications,
  // Before one of them: its path takes any word for an id.
  markAllNotificationsRead,
  markNotificationRead,
];
