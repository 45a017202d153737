/** Results computed again from what they rest on, beside the record: the same standard, answers and area give the same class for ever. */
import type { Output } from "#contract/endpoint.ts";
import * as contract from "#contract/review/replay.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { compareReplay } from "#programme/review/replay/replay.ts";
import { scoreReview } from "#programme/review/survey/score-review.ts";
import { readIn } from "#server/platform/act/record-act.ts";
import { listScored } from "./replay-store.ts";
import { inCommune } from "#server/review/round/round-record.ts";
import { findRound } from "#server/review/round/rounds-store.ts";
import { findScoreTable, getStandard } from "#server/review/standard/standards-store.ts";

const batchSize = 2000;
const mostShown = 200;

export const replayRound = readIn(contract.replayRound, inCommune, async ({ tx }, { params }) => {
  const round = await findRound(tx, params.roundId);
  if (round === undefined) return failure(refuse("record.not_found"));
  const { standard, contentHash } = await getStandard(tx, round.standardId, round.standardVersion);
  const scoreTable = round.scoreTableId === null ? undefined : await findScoreTable(tx, round.scoreTableId);
  const base = { standard, scoreTable, referenceDate: round.referenceDate };
  const different: Output<typeof contract.replayRound>["different"] = [];
  let reviews = 0;
  let equal = 0;
  for (let after: string | undefined; ;) {
    const rows = await listScored(tx, { ...params, after, limit: batchSize });
    for (const row of rows) {
      const again = scoreReview({ ...base, setting: row.setting, areaGroup: row.areaGroup }, row.answers);
      const differs = compareReplay(row, again);
      reviews += 1;
      if (differs.length === 0) equal += 1;
      else if (different.length < mostShown)
        different.push({
          householdId: row.householdId,
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
});
