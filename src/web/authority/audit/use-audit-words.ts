import { useTranslation } from "react-i18next";
import type { listAuditEntries } from "#contract/authority/audit.ts";
import { nameNow } from "#programme/authority/audit/renamed-acts.ts";
import type { RowOf } from "#web/client.ts";
import { useMay } from "#web/session.ts";
import { recordPlaces } from "#web/authority/record-places.ts";
import { useOfficerName } from "#web/authority/post/use-officer-name.ts";
import { useOfficerEventText } from "#web/authority/post/use-officer-event-text.ts";

type Entry = RowOf<typeof listAuditEntries>;

/** Entries of the audit in words: codes and ids are in their details alone. */
export function useAuditWords() {
  const { t, i18n } = useTranslation("authority/audit");
  const { t: ui } = useTranslation("ui");
  const { t: stages } = useTranslation("authority/audit");
  const may = useMay();
  const officerEvent = useOfficerEventText();
  const nameOf = useOfficerName();
  const withPost = ({ officerName, officerPost }: Pick<Entry, "officerName" | "officerPost">) => {
    if (officerName === null) return t("system");
    const name = nameOf(officerName);
    // The command line holds a post only so that its acts are permitted.
    if (officerPost === null || name !== officerName) return name;
    return t("withPost", { name, post: `${ui(`post.${officerPost.kind}`)}, ${officerPost.areaName}` });
  };
  return {
    withPost,
    who: (entry: Entry) =>
      entry.forOfficerName === null
        ? withPost(entry)
        : stages("list.inPlaceOf", { name: withPost(entry), holder: entry.forOfficerName }),
    what: (entry: Pick<Entry, "act" | "facts">) => {
      const act = nameNow(entry.act);
      const isKnown = i18n.exists(`acts.${act}`, { ns: "authority/audit" });
      return officerEvent(entry) ?? (isKnown ? t(`acts.${act}`) : t("otherAct"));
    },
    record: ({ recordKind, recordName }: Entry) => {
      const kind = i18n.exists(`records.${recordKind}`, { ns: "authority/audit" }) ? t(`records.${recordKind}`) : "";
      if (recordKind === "officer" && recordName !== null && nameOf(recordName) !== recordName)
        return nameOf(recordName);
      return recordName === null ? kind : t("named", { kind, name: recordName }).trim();
    },
    /** Only to who may open the record. */
    href: ({ recordKind, recordId, recordName }: Entry) => {
      const place = recordPlaces[recordKind];
      const isThere = recordName !== null || !/^(?:officer|household|plan|round|activity|batch)$/.test(recordKind);
      return place !== undefined && isThere && may(place.act) ? place.path(recordId) : undefined;
    },
  };
}
