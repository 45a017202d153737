import { useTranslation } from "react-i18next";
import type { listNotifications } from "#contract/authority/notification.ts";
import type { RowOf } from "#web/client.ts";
import { recordPlaces } from "#web/authority/record-places.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";

export type NotificationRow = RowOf<typeof listNotifications>;

/** Records that have no page of their own are in a list. */
const lists: typeof recordPlaces = {
  correction: { act: "registry.readHouseholds", path: () => paths.corrections() },
  transfer: { act: "registry.readHouseholds", path: () => paths.transfers() },
};

/** A notification in words, and the page of what it is about. */
export function useNotificationWords() {
  const { t } = useTranslation("authority/notification");
  const { t: ta } = useTranslation("authority/audit");
  const may = useMay();
  return {
    what: ({ text }: NotificationRow) => t(`text.${text}`),
    record: ({ recordKind, recordName }: NotificationRow) => {
      const kind = ta(`records.${recordKind}`);
      return recordName === null ? kind : ta("named", { kind, name: recordName });
    },
    href: ({ text, recordKind, recordId }: NotificationRow) => {
      if (text === "correctionAsked" && may("registry.readHouseholds")) return paths.corrections({ state: "asked" });
      const place = recordPlaces[recordKind] ?? lists[recordKind];
      return place !== undefined && may(place.act) ? place.path(recordId) : undefined;
    },
  };
}
