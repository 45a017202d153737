import { Anchor, Button, Switch, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listNotifications, markAllNotificationsRead, markNotificationRead } from "#contract/authority/notification.ts";
import { useAct, usePages } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import type { PageProps } from "#web/page.tsx";
import { useOnPhone } from "#web/ui/use-on-phone.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { useNotificationWords } from "./use-notification-words.ts";
import type { NotificationRow } from "./use-notification-words.ts";
import type { notificationsSearch } from "./notifications-search.ts";

/** What others have done that concerns the reader, the latest first. */
export function NotificationsPage({ search, onSearch }: PageProps<never, typeof notificationsSearch>) {
  const { t } = useTranslation("authority/notification");
  const { instant } = useFormat();
  const words = useNotificationWords();
  const onPhone = useOnPhone();
  const onlyUnread = search.unread === "yes";
  const { total, ...informed } = usePages(listNotifications, {
    query: { unread: onlyUnread ? "true" : "false", limit: 50 },
  });
  const markOne = useAct(markNotificationRead);
  const markAll = useAct(markAllNotificationsRead);
  const hasUnread = informed.rows?.some(({ isRead }) => !isRead) === true;
  const mark = ({ notificationId }: NotificationRow) => markOne.mutate({ params: { notificationId } });
  const stateOf = ({ isRead }: NotificationRow) => t(isRead ? "isRead" : "isUnread");
  return (
    <ListPage
      {...informed}
      title={t("title")}
      total={total}
      sentence={t(onlyUnread ? "leadUnread" : "lead")}
      rowKey={(row) => row.notificationId}
      empty={{ why: t(onlyUnread ? "emptyUnread" : "empty") }}
      exportName="notifications"
      filters={
        <Switch
          label={t("onlyUnread")}
          checked={onlyUnread}
          onChange={(event) => onSearch(event.currentTarget.checked ? { unread: "yes" } : {})}
        />
      }
      actions={
        hasUnread && (
          <Button variant="default" loading={markAll.isPending} onClick={() => markAll.mutate({})}>
            {t("markAll")}
          </Button>
        )
      }
      columns={[
        {
          key: "at",
          head: t("at"),
          text: (row) => instant(row.at),
          // A card has room for two facts: the state is beside the time there, and the area beside the record.
          cell: (row) => (onPhone ? `${instant(row.at)} · ${stateOf(row)}` : instant(row.at)),
        },
        {
          key: "what",
          head: t("what"),
          text: words.what,
          cell: (row) => <Text fw={row.isRead ? 400 : 600}>{words.what(row)}</Text>,
          isSentence: true,
          onPhone: true,
        },
        {
          key: "record",
          head: t("record"),
          text: words.record,
          cell: (row) => {
            const href = words.href(row);
            const record =
              href === undefined ? (
                words.record(row)
              ) : (
                <Anchor href={href} onClick={() => row.isRead || mark(row)}>
                  {words.record(row)}
                </Anchor>
              );
            return onPhone ? (
              <>
                {record} · {row.areaName}
              </>
            ) : (
              record
            );
          },
          onPhone: true,
        },
        { key: "area", head: t("area"), text: (row) => row.areaName },
        { key: "state", head: t("state"), text: stateOf },
        {
          key: "act",
          head: t("act"),
          text: () => "",
          cell: (row) =>
            !row.isRead && (
              <Button
                variant="subtle"
                aria-label={`${t("markRead")}: ${words.what(row)}, ${instant(row.at)}`}
                onClick={() => mark(row)}
              >
                {t("markRead")}
              </Button>
            ),
          isAct: true,
        },
      ]}
    />
  );
}
