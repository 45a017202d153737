import { listAuditEntries } from "#contract/authority/audit.ts";
import { useAuditWords } from "#web/authority/audit/use-audit-words.ts";
import { useOfficerName } from "./use-officer-name.ts";
import { useEndpoint } from "#web/client.ts";
import { dayOfInstant } from "#web/format/date.ts";
import { useMay } from "#web/session.ts";
import type { StoryEvent } from "#web/ui/page/Story.tsx";

/** Everything that was done with an officer, as the audit tells it. */
export function useOfficerStory(officerId: string): readonly StoryEvent[] {
  const may = useMay();
  const { what } = useAuditWords();
  const nameOf = useOfficerName();
  const query = { recordKind: "officer", recordId: officerId, limit: "100" };
  const { data } = useEndpoint(listAuditEntries, { query }, { enabled: may("authority.readAudit") });
  return (data?.rows ?? []).toReversed().map((entry) => {
    const who = entry.officerName === null ? {} : { who: nameOf(entry.officerName) };
    return { key: `${entry.chain} ${entry.entryNumber}`, day: dayOfInstant(entry.at), what: what(entry), ...who };
  });
}
