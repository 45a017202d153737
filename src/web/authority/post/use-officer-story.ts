import { listAuditEntries } from "#contract/authority/audit.ts";
import { parseLocalDate } from "#kernel/local-date.ts";
import { useAuditWords } from "#web/authority/audit/use-audit-words.ts";
import { useOfficerName } from "./use-officer-name.ts";
import { useEndpoint } from "#web/client.ts";
import { useMay } from "#web/session.ts";
import type { StoryEvent } from "#web/ui/page/Story.tsx";

/** Everything that was done with an officer, as the audit tells it. */
export function useOfficerStory(officerId: string): readonly StoryEvent[] {
  const may = useMay();
  const { what } = useAuditWords();
  const nameOf = useOfficerName();
  const query = { recordKind: "officer", recordId: officerId, limit: "100" };
  const { data } = useEndpoint(listAuditEntries, { query }, { enabled: may("authority.readAudit") });
  return (data?.rows ?? []).toReversed().flatMap((entry) => {
    const on = parseLocalDate(entry.at.slice(0, 10));
    if (on === undefined) return [];
    const who = entry.officerName === null ? {} : { who: nameOf(entry.officerName) };
    return [{ key: `${entry.chain} ${entry.entryNumber}`, day: on, what: what(entry), ...who }];
  });
}
