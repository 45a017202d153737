/** Results computed again from what they rest on, beside the record: the same standard, answers and area give the same class for ever. */
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { replayRound } from "#contract/review/replay.ts";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { compareReplay } from "#programme/review/replay/replay.ts";
import { scoreReview } from "#programme/review/survey/score-review.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { listScored } from "./replay-store.ts";
import { findRound } from "#server/review/round/rounds-store.ts";
import { findScoreTable, getStandard } from "#server/review/standard/standards-store.ts";

const batchSize = 2000;
const mostTold = 200;

export async function replay(
  { tx }: ActContext,
  { params }: Decoded<typeof replayRound>,
): Promise<Result<Output<typeof replayRound>, Refusal>> {
  const round = await findRound(tx, params.roundId);
  if (round === undefined) return failure(refuse("record.not_found"));
  const { standard, contentHash } = await getStandard(tx, round.standardId, round.standardVersion);
  const scoreTable = round.scoreTableId === null ? undefined : await findScoreTable(tx, round.scoreTableId);
  const base = { standard, scoreTable, referenceDate: round.referenceDate };
  const different: Output<typeof replayRound>["different"] = [];
  let reviews = 0;
  let equal = 0;
  for (let after: string | undefined; ;) {
    const rows = await listScored(tx, { ...params, after, limit: batchSize });
    for (const row of rows) {
      const again = scoreReview({ ...base, setting: row.setting, areaGroup: row.areaGroup }, row.answers);
      const differs = compareReplay(row, again);
      reviews += 1;
      if (differs.length === 0) equal += 1;
      else if (different.length < mostTold)
        different.push({
          householdId: row.householdId as Id<"household">,
          differs: [...differs],
          recorded: row.class,
          computed: again.ok ? again.value.class : null,
        });
    }
    after = rows.at(-1)?.householdId;
    if (rows.length < batchSize) break;
  }
  const { standardId, standardVersion } = round;
  return success({ standardId, standardVersion, contentHash, reviews, equal, different });
}
