import { z } from "zod";
import { declare } from "#contract/declare.ts";
import { cursorByMoment, pageQuery } from "#contract/input.ts";
import { areaId, id, instant, page } from "#contract/values.ts";

export const notification = z.object({
  notificationId: id("notification"),
  /** When it was done. */
  at: instant,
  /** Key of the text: what was done, without names. */
  text: z.string(),
  areaId,
  areaName: z.string(),
  recordKind: z.string(),
  recordId: z.string(),
  /** What the record is called or numbered, where it has a name that the reader sees. */
  recordName: z.string().nullable(),
  isRead: z.boolean(),
});

export const listNotifications = declare({
  id: "authority.listNotifications",
  method: "get",
  path: "/notifications",
  act: "authority.readNotifications",
  summary: "What one is informed of acts of others, the latest first",
  query: z.object({ ...pageQuery(cursorByMoment()), unread: z.enum(["true", "false"]).default("false") }),
  output: page(notification),
});

export const countUnreadNotifications = declare({
  id: "authority.countUnreadNotifications",
  method: "get",
  path: "/notifications/unread",
  act: "authority.readNotifications",
  isPolled: true,
  summary: "How many notifications one has not read",
  output: z.object({ unread: z.number().int() }),
});

export const markNotificationRead = declare({
  id: "authority.markNotificationRead",
  method: "post",
  path: "/notifications/{notificationId}/read",
  act: "authority.readNotifications",
  isOwnMark: true,
  summary: "Marks a notification as read",
  params: z.object({ notificationId: id("notification") }),
  output: z.object({ unread: z.number().int() }),
});

export const markAllNotificationsRead = declare({
  id: "authority.markAllNotificationsRead",
  method: "post",
  path: "/notifications/read",
  act: "authority.readNotifications",
  isOwnMark: true,
  summary: "Marks all notifications as read that came until now",
  output: z.object({ unread: z.number().int() }),
});
