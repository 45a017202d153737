import type { Output } from "#contract/endpoint.ts";
import type { explainReview } from "#contract/review/explanation.ts";
import { answerText } from "#programme/review/survey/answer-text.ts";
import type { Answers } from "#programme/review/standard/facts.ts";
import { sinceLast } from "#programme/review/survey/since-last.ts";
import type { ReviewedResult } from "#programme/review/survey/since-last.ts";
import { codesOfBits } from "#programme/review/standard/standard.ts";
import type { Standard } from "#programme/review/standard/standard.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { ReviewFound } from "#server/review/explanation/explanation-store.ts";
import { formsByStandard } from "#server/review/standard/forms.ts";
import type { Round } from "#server/review/round/rounds-store.ts";
import { findEarlier } from "./since-last-store.ts";
import { getStandard } from "#server/review/standard/standards-store.ts";

type Changes = Output<typeof explainReview>["sinceLast"];

const resultOf = (
  { pack, indicators }: Standard,
  review: { readonly class: string; readonly codes: readonly string[]; readonly answers: Answers | null },
): ReviewedResult => ({
  standardId: pack.id,
  class: review.class,
  deprivations: review.codes,
  indicators: indicators.map((indicator) => indicator.pack.code),
  answers: review.answers?.household ?? {},
});

/** What is another than at the review before; null for a household that is reviewed for the first time. */
export async function changesSinceLast(
  tx: Tx,
  round: Round,
  standard: Standard,
  review: Pick<ReviewFound, "householdId" | "answers" | "class">,
  deprivations: number,
): Promise<Changes> {
  const earlier = await findEarlier(tx, review.householdId, round);
  if (earlier === undefined || review.class === null) return null;
  const then = (await getStandard(tx, earlier.standardId, earlier.standardVersion)).standard;
  const { sameStandard, gone, added, stayed, changedFields } = sinceLast(
    resultOf(then, { ...earlier, codes: codesOfBits(then, earlier.deprivations) }),
    resultOf(standard, { class: review.class, codes: codesOfBits(standard, deprivations), answers: review.answers }),
  );
  const names = new Map(standard.indicators.map(({ pack }) => [pack.code, pack.name]));
  const nameOf = (code: string) => names.get(code) ?? { vi: code, en: code, id: code };
  const form = (await formsByStandard()).get(standard.pack.id);
  const asked = new Map(form?.household.flatMap(({ fields }) => fields).map((field) => [field.field, field]));
  return {
    roundId: earlier.roundId,
    year: earlier.year,
    class: earlier.class,
    sameStandard,
    gone: gone.map(nameOf),
    added: added.map(nameOf),
    stayed: stayed.map(nameOf),
    changedAnswers: changedFields.flatMap((name) => {
      const field = asked.get(name);
      if (field === undefined) return [];
      const before = answerText(field, earlier.answers?.household[name]);
      return [{ label: field.label, before, now: answerText(field, review.answers?.household[name]) }];
    }),
  };
}
