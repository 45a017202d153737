import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { myWork } from "#contract/review/work.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import type { Due } from "./due.ts";

type Work = Output<typeof myWork>["rows"][number];

/** The steps of the open rounds that wait for this officer, each with the last day on which it is in time. */
export function useReviewWork() {
  const { t } = useTranslation("home");
  const { number } = useFormat();
  const asked = useEndpoint(myWork);
  const due = asked.data?.rows.map((row): Due => ({
    key: `${row.roundId} ${row.kind}`,
    count: number(row.count),
    text: t(`work.${row.kind}`),
    href: hrefOf(row),
    when: row.when,
    dueOn: row.dueOn,
  }));
  return { asked, due };
}

/** Where it waits: the village, the commune, the round; requests have a list of their own. */
function hrefOf({ kind, roundId, communeId, villageId }: Work): string {
  if (kind === "listRequests" || kind === "screen") return paths.requests();
  if (roundId === null) return paths.rounds();
  return villageId === null || ["certify", "decide", "handOver", "answerHandover"].includes(kind)
    ? paths.round(roundId, communeId ?? undefined)
    : paths.village(roundId, villageId);
}
