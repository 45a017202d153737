import { useTranslation } from "react-i18next";
import type { listAuditEntries } from "#contract/authority/audit.ts";
import { parseLocalDate } from "#kernel/local-date.ts";
import { isPostKind } from "#programme/authority/post/post.ts";
import type { RowOf } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { officerEventOf } from "./officer-event.ts";

type Entry = RowOf<typeof listAuditEntries>;

/** What was done with an officer, in words; undefined where the entry's act alone tells it. */
export function useOfficerEventText(): (entry: Pick<Entry, "act" | "facts">) => string | undefined {
  const { t } = useTranslation("authority/post");
  const { t: tu } = useTranslation("ui");
  const { day } = useFormat();
  const dayOf = (text: unknown) => (typeof text === "string" ? parseLocalDate(text) : undefined);
  return (entry) => {
    const { facts } = entry;
    const event = officerEventOf(entry);
    if (event === undefined) return undefined;
    if (event === "founded") return t("story.founded");
    const { post, validFrom, validTo, lastDay } = facts;
    const [from, to] = [dayOf(validFrom), dayOf(lastDay ?? validTo)];
    const kind = typeof post === "string" && isPostKind(post) ? tu(`post.${post}`) : "";
    const shown = t(`story.${event}`, { post: kind });
    const days = [
      ...(from === undefined ? [] : [t("story.from", { day: day(from) })]),
      ...(facts["isRevoked"] === true
        ? [t("story.atOnce")]
        : to === undefined
          ? []
          : [t("story.to", { day: day(to) })]),
    ];
    return [shown, ...days].join(" ");
  };
}
