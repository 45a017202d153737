/** Whether answers can be taken: each figure within its limits, and everything that decides answered by an answer of the form. */
import type { Refusal } from "#kernel/refusal.ts";
import type { Answers } from "#programme/review/standard/facts.ts";
import { refuseBeyondBounds } from "./answer-bounds.ts";
import { refuseIncomeDetail } from "./income-detail.ts";
import type { Asked } from "./unknown-answers.ts";
import { refuseUnknownAnswers } from "./unknown-answers.ts";
import type { Form } from "./form.ts";
import { scoreReview } from "./score-review.ts";
import type { ScoringBase } from "./score-review.ts";

/** What is the fault of the answers, and not of a standard, an area or a table of points that is not known yet. */
const ofAnswers: ReadonlySet<string> = new Set([
  "review.answer_missing",
  "review.answer_unknown",
  "review.member_answer_missing",
]);

export type TakingBase = ScoringBase & {
  readonly form: Form | undefined;
  /** What the whole sheet asks; undefined where they are those of a sheet that asks more. */
  readonly sheet: Asked["sheet"] | undefined;
};

/**
 * Why the answers are not taken, by the very rules that classify them later. An area whose setting is not known yet keeps nobody from being
 * surveyed: which answers are needed is the same in both.
 */
export function refuseAnswers({ form, sheet, ...base }: TakingBase, answers: Answers): Refusal | undefined {
  const { scoreTable, nameOf } = base;
  const unknown = sheet === undefined ? undefined : refuseUnknownAnswers({ sheet, form, scoreTable }, answers, nameOf);
  if (unknown !== undefined) return unknown;
  const beyond = refuseBeyondBounds(form, answers);
  if (beyond !== undefined) return beyond;
  const otherwise = refuseIncomeDetail(form, answers);
  if (otherwise !== undefined) return otherwise;
  const scored = scoreReview({ ...base, setting: base.setting ?? "rural" }, answers);
  return scored.ok || !ofAnswers.has(scored.failure.code) ? undefined : scored.failure;
}
