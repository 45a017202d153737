import * as contract from "#contract/authority/notification.ts";
import { success } from "#kernel/result.ts";
import { orNotFound, readOwnAreas } from "#server/platform/act/record-act.ts";
import { route } from "#server/platform/act/route.ts";
import * as store from "./notifications-store.ts";

export const listNotifications = readOwnAreas(contract.listNotifications, async ({ tx }, { query }) => {
  const { cursor: before, limit } = query;
  const rows = await store.listNotificationRows(tx, { unread: query.unread === "true", before, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? `${last.at} ${last.notificationId}` : null;
  return success({ rows: shown, nextCursor, total: null });
});

export const countUnreadNotifications = readOwnAreas(contract.countUnreadNotifications, async ({ tx }) =>
  success({ unread: await store.countUnread(tx) }),
);

export const markNotificationRead = route(contract.markNotificationRead, {
  areaOf: "one's own access",
  handle: async ({ tx, now }, { params }) => {
    const marked = orNotFound((await store.markRead(tx, params.notificationId, now)) || undefined);
    return marked.ok ? success({ unread: await store.countUnread(tx) }) : marked;
  },
});

export const markAllNotificationsRead = route(contract.markAllNotificationsRead, {
  areaOf: "one's own access",
  handle: async ({ tx, now }) => {
    await store.markAllRead(tx, now);
    return success({ unread: await store.countUnread(tx) });
  },
});
