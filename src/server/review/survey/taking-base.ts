import type { TakingBase } from "#programme/review/survey/whole-answers.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Round } from "#server/review/round/rounds-store.ts";
import { formsByStandard } from "#server/review/standard/forms.ts";
import { findScoreTable, getStandard } from "#server/review/standard/standards-store.ts";

/** What answers in a round are held against, beside the area of each household. */
export async function takingBase(tx: Tx, round: Round): Promise<Omit<TakingBase, "setting" | "areaGroup">> {
  const { standard } = await getStandard(tx, round.standardId, round.standardVersion);
  return {
    standard,
    referenceDate: round.referenceDate,
    scoreTable: round.scoreTableId === null ? undefined : await findScoreTable(tx, round.scoreTableId),
    form: (await formsByStandard()).get(round.standardId),
  };
}
