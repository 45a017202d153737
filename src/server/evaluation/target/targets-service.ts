import * as contract from "#contract/evaluation/target.ts";
import { success } from "#kernel/result.ts";
import { isSmall, suppressed } from "#kernel/suppression/shown-count.ts";
import type { ShownCount } from "#kernel/suppression/shown-count.ts";
import { areaOfQuery } from "#server/platform/act/area-named.ts";
import { readIn } from "#server/platform/act/record-act.ts";
import { communesOf, idsOf } from "#server/area/published.ts";
import { indicatorsOn } from "#server/evaluation/indicators-on.ts";
import { measureShown } from "#server/evaluation/measure/measures-shown.ts";
import type { ShownMeasures } from "#server/evaluation/measure/measures-shown.ts";
import { provenanceOf } from "#server/evaluation/provenance.ts";
import { listTargets } from "./targets-store.ts";
import type { TargetResult } from "./targets-store.ts";
import { listProgrammeIndicators } from "#server/planning/published.ts";

/** A target counts households of the list that lack what its indicator names, or that have its class; measured as of today. */
export const listTargetResults = readIn(contract.listTargetResults, areaOfQuery, async (context, { query }) => {
  const { tx, today } = context;
  const communes = idsOf(await communesOf(tx, query.areaId));
  const targets = await listTargets(tx, [...communes, query.areaId], query.year);
  const { found, ...standard } = await indicatorsOn(context, today);
  const { rows: measured, smallest } = await measureShown(context, { communes, on: today, ...standard });
  const indicators = await listProgrammeIndicators(tx);
  const actualOf = (areaId: string, indicatorCode: string): ShownCount | null => {
    const counts = indicators.get(indicatorCode);
    const row = measured.get(areaId);
    if (row === undefined || counts === undefined) return null;
    if ("deprivedIn" in counts) return row.deprivations[counts.deprivedIn] ?? null;
    if (!("class" in counts)) return null;
    return counts.class === "poor" ? row.poor : counts.class === "near_poor" ? row.nearPoor : null;
  };
  return success({
    provenance: await provenanceOf(context, today, found),
    rows: targets.map((row) => {
      const actual = actualOf(row.areaId, row.indicatorCode);
      const isWithheld = smallest !== undefined && revealsCount(row, measured.get(row.areaId), smallest);
      const shown = <Value>(value: Value) => (isWithheld ? suppressed : value);
      return {
        ...row,
        targetId: row.targetId,
        baseline: shown(row.baseline),
        target: shown(row.target),
        planned: shown(row.planned),
        delivered: shown(row.delivered),
        paid: shown(row.paid),
        actual,
      };
    }),
  });
});

/** Would a target reveal a count that is suppressed in its area? An area that was not measured lies beyond the reader's reach. */
function revealsCount(target: TargetResult, row: ShownMeasures | undefined, smallest: number): boolean {
  const { baseline, target: value, planned, delivered } = target;
  return (
    row === undefined ||
    row.poor === suppressed ||
    Object.values(row.deprivations).includes(suppressed) ||
    [baseline, value, planned, delivered].some((count) => isSmall(count, smallest))
  );
}
