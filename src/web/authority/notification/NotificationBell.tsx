import { ActionIcon, Indicator } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { countUnreadNotifications } from "#contract/authority/notification.ts";
import { useEndpoint } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";

const askedAgainMs = 60_000;
/** More are not counted on the bell; its name tells how many there are. */
const mostShown = 99;

/** How many notifications are unread; the page of all of them is one click away. */
export function NotificationBell() {
  const { t } = useTranslation("authority/notification");
  const may = useMay();
  const mayRead = may("authority.readNotifications");
  const { data } = useEndpoint(
    countUnreadNotifications,
    {},
    { enabled: mayRead, askAgain: (found) => (found === undefined ? false : askedAgainMs) },
  );
  if (!mayRead) return null;
  const unread = data?.unread ?? 0;
  const name = unread === 0 ? t("bell") : t("bellCount", { count: unread });
  return (
    <Indicator
      label={unread > mostShown ? `${mostShown}+` : unread}
      disabled={unread === 0}
      size={18}
      offset={6}
      color="red.8"
    >
      <ActionIcon
        component="a"
        href={paths.notifications()}
        variant="subtle"
        color="gray"
        size={44}
        aria-label={name}
        title={name}
      >
        <IconBell size={22} aria-hidden />
      </ActionIcon>
    </Indicator>
  );
}
