import * as contract from "#contract/review/survey.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { twoResultsOf } from "#programme/review/survey/two-results.ts";
import { readIn } from "#server/platform/act/record-act.ts";
import { inCommune } from "#server/review/round/round-record.ts";
import { findRound } from "#server/review/round/rounds-store.ts";
import { countResultPairs } from "./shared-sheets-store.ts";

/** Both results of the same visits, from whichever of the two rounds it is asked. */
export const readTwoResults = readIn(contract.readTwoResults, inCommune, async ({ tx }, { params }) => {
  const round = await findRound(tx, params.roundId);
  const roundId = round?.askedInRoundId ?? params.roundId;
  const openingId = round?.askedInRoundId === null ? round.openingRoundId : params.roundId;
  if (round === undefined || openingId === null) return failure(refuse("record.not_found"));
  const pairs = await countResultPairs(tx, { roundId, openingId, communeId: params.communeId });
  const byVillage = [...Map.groupBy(pairs, ({ villageId }) => villageId).values()];
  return success({
    roundId,
    openingRoundId: openingId,
    rows: byVillage.map((own) => ({
      villageId: own[0]?.villageId ?? null,
      villageName: own[0]?.villageName ?? null,
      ...twoResultsOf(own),
    })),
  });
});
