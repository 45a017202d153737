import type { LocalDate } from "#kernel/local-date.ts";
import { whyNoFlows, whyNoFlowsOfArea } from "#programme/review/decision/opening-list.ts";
import type { NoFlows } from "#programme/review/decision/opening-list.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { listDecidedLists } from "#server/review/published.ts";

/** Why movements between the days are not counted: of each commune, and of all together. Undefined where they are. */
export async function flowsOfArea(
  tx: Tx,
  communes: readonly string[],
  days: { readonly from: LocalDate; readonly to: LocalDate },
): Promise<{ readonly of: (communeId: string) => NoFlows | undefined; readonly all: NoFlows | undefined }> {
  const lists = Map.groupBy(await listDecidedLists(tx, communes), ({ communeId }) => communeId);
  const why = new Map(communes.map((areaId) => [areaId, whyNoFlows(lists.get(areaId) ?? [], days)]));
  return { of: (communeId) => why.get(communeId), all: whyNoFlowsOfArea([...why.values()]) };
}
