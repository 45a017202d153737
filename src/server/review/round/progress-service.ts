import type { Decoded, Output } from "#contract/endpoint.ts";
import type { roundProgress } from "#contract/review/round.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import { surveyEndsOn } from "#programme/review/round/forecast.ts";
import { roundCalendar } from "#programme/review/round/round-calendar.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { progressShown } from "./progress-shown.ts";
import { onlyArea } from "#server/platform/database/database.ts";
import { workingCalendar } from "./calendar.ts";
import { countWithoutVillage, findRound, progressOf } from "./rounds-store.ts";
import { getStandard } from "#server/review/standard/standards-store.ts";

/** How far each place is, against the calendar of the round, and when its survey ends at the pace it has. */
export async function progress(
  context: ActContext,
  { params, query }: Decoded<typeof roundProgress>,
): Promise<Result<Output<typeof roundProgress>, Refusal>> {
  const { tx, today, areas } = context;
  const round = await findRound(tx, params.roundId);
  if (round === undefined) return failure(refuse("record.not_found"));
  const { standard } = await getStandard(tx, round.standardId, round.standardVersion);
  const working = await workingCalendar(tx);
  const rows = await progressOf(tx, round, { communeId: query.communeId, within: onlyArea(areas), today });
  const shown = await progressShown(context, rows, query.communeId);
  const withoutVillage =
    query.communeId === undefined ? 0 : await countWithoutVillage(tx, params.roundId, query.communeId);
  return success({
    round,
    withheld: rows.length - shown.rows.length,
    withoutVillage: shown.isExact ? withoutVillage : suppressed,
    calendar: roundCalendar(round.closesOn, standard.pack.procedure, working),
    rows: shown.rows.map(({ surveyedLately, ...row }) => {
      const remaining = (row.states["listed"] ?? 0) + (row.states["screened"] ?? 0);
      const marks = shown.isExact ? {} : { openObjections: suppressed, flags: {}, flagged: suppressed };
      return { ...row, ...marks, surveyEndsOn: surveyEndsOn({ remaining, surveyedLately }, today, working) ?? null };
    }),
  });
}
