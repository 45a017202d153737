import type { Id } from "#kernel/id.ts";
import { confirmableAnswers } from "#programme/review/survey/confirmed-answers.ts";
import type { Confirmable } from "#programme/review/survey/confirmed-answers.ts";
import type { RegisteredMember } from "#programme/review/survey/answers-of-household.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Round } from "#server/review/round/rounds-store.ts";
import { getStandard } from "#server/review/standard/standards-store.ts";
import { findEarlier } from "./since-last-store.ts";
import { sheetOf } from "./taking-base.ts";

/** What the household may confirm of its last decided review, with the year of that one. */
export async function findConfirmable(
  tx: Tx,
  round: Round,
  householdId: Id<"household">,
  members: readonly RegisteredMember[],
): Promise<(Confirmable & { readonly reviewId: Id<"review">; readonly year: number }) | undefined> {
  const earlier = await findEarlier(tx, householdId, round);
  const { form } = await sheetOf(tx, round);
  if (earlier === undefined || earlier.answers === null || earlier.restsOnRefuted || form === undefined)
    return undefined;
  const packOf = async (of: { readonly standardId: string; readonly standardVersion: string }) =>
    (await getStandard(tx, of.standardId, of.standardVersion)).standard.pack;
  const { reviewId, year, referenceDate, answers } = earlier;
  const found = confirmableAnswers(
    { pack: await packOf(round), form, referenceDate: round.referenceDate },
    { reviewId, referenceDate, answers, pack: await packOf(earlier) },
    members,
  );
  return found === undefined ? undefined : { ...found, reviewId, year };
}
