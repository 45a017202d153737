import { useTranslation } from "react-i18next";
import { listAuditEntries } from "#contract/authority/audit.ts";
import { parseLocalDate } from "#kernel/local-date.ts";
import { isPostKind } from "#programme/authority/post/post.ts";
import { useEndpoint } from "#web/client.ts";
import type { RowOf } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useMay } from "#web/session.ts";
import type { StoryEvent } from "#web/ui/page/Story.tsx";
import { officerEventOf } from "./officer-event.ts";

/** Everything that was done with an officer, as the audit tells it. */
export function useOfficerStory(officerId: string): readonly StoryEvent[] {
  const { t } = useTranslation("authority");
  const { t: tu } = useTranslation("ui");
  const { day } = useFormat();
  const may = useMay();
  const query = { recordKind: "officer", recordId: officerId, limit: "100" };
  const { data } = useEndpoint(listAuditEntries, { query }, { enabled: may("authority.readAudit") });
  const dayOf = (text: unknown) => (typeof text === "string" ? parseLocalDate(text) : undefined);
  const whatOf = (entry: RowOf<typeof listAuditEntries>) => {
    const { facts } = entry;
    const event = officerEventOf(entry);
    if (event === undefined) return entry.act;
    if (event === "founded") return t("story.founded");
    const { post, validFrom, validTo, lastDay } = facts;
    const [from, to] = [dayOf(validFrom), dayOf(lastDay ?? validTo)];
    const kind = typeof post === "string" && isPostKind(post) ? tu(`post.${post}`) : "";
    const told = t(`story.${event}`, { post: kind });
    const days = [
      ...(from === undefined ? [] : [t("story.from", { day: day(from) })]),
      ...(facts["isRevoked"] === true
        ? [t("story.atOnce")]
        : to === undefined
          ? []
          : [t("story.to", { day: day(to) })]),
    ];
    return [told, ...days].join(" ");
  };
  return (data?.rows ?? []).toReversed().flatMap((entry) => {
    const on = parseLocalDate(entry.at.slice(0, 10));
    if (on === undefined) return [];
    const who = entry.officerName === null ? {} : { who: entry.officerName };
    return [{ key: `${entry.chain} ${entry.entryNumber}`, day: on, what: whatOf(entry), ...who }];
  });
}
