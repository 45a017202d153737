import type { TakingBase } from "#programme/review/survey/whole-answers.ts";
import { askedByBoth, oneForm } from "#programme/review/survey/one-sheet.ts";
import type { Form } from "#programme/review/survey/form.ts";
import type { StandardPack } from "#programme/review/standard/standard-pack.ts";
import { shareRound } from "#server/review/round/round-locks.ts";
import { findRound } from "#server/review/round/rounds-store.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Round } from "#server/review/round/rounds-store.ts";
import { formsByStandard } from "#server/review/standard/forms.ts";
import { findScoreTable, getStandard } from "#server/review/standard/standards-store.ts";

/** The round by the coming standard whose answers are asked in this one, where there is one and it is open. */
export async function findOpeningRound(tx: Tx, round: Round): Promise<Round | undefined> {
  if (round.openingRoundId === null) return undefined;
  await shareRound(tx, round.openingRoundId);
  const opening = await findRound(tx, round.openingRoundId);
  return opening?.closedOn === null ? opening : undefined;
}

/** What is asked in a round: the questions of its standard, and where there is an opening list beside it those of that standard too. */
export async function sheetOf(
  tx: Tx,
  round: Round,
): Promise<{ readonly pack: StandardPack; readonly form: Form | undefined }> {
  const forms = await formsByStandard();
  const packOf = async (of: Round) => (await getStandard(tx, of.standardId, of.standardVersion)).standard.pack;
  const opening = round.openingRoundId === null ? undefined : await findRound(tx, round.openingRoundId);
  return {
    pack: askedByBoth(await packOf(round), opening === undefined ? undefined : await packOf(opening)),
    form: oneForm(forms.get(round.standardId), opening === undefined ? undefined : forms.get(opening.standardId)),
  };
}

/** What answers in a round are held against, beside the area of each household. */
export async function takingBase(
  tx: Tx,
  round: Round,
): Promise<Omit<TakingBase, "setting" | "areaGroup" | "sheet"> & { readonly sheet: StandardPack }> {
  const { standard } = await getStandard(tx, round.standardId, round.standardVersion);
  const sheet = await sheetOf(tx, round);
  return {
    standard,
    referenceDate: round.referenceDate,
    scoreTable: round.scoreTableId === null ? undefined : await findScoreTable(tx, round.scoreTableId),
    form: sheet.form,
    sheet: sheet.pack,
  };
}
