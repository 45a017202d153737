/**
 * Figures that no household has: the form says between which limits each of its figures is, and beyond them an answer is refused, whichever
 * way it comes in. What is only unusual is asked once more (answer-doubts.ts).
 */
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Answers } from "#programme/review/standard/facts.ts";
import type { Bounds, Form, FormField } from "./form.ts";

export type Beyond = {
  readonly question: string;
  readonly personId: string | undefined;
  readonly answer: number;
  readonly bounds: Bounds;
};

/** Is the figure, as people write it, a possible answer? */
export function isWithinBounds(bounds: Bounds, figure: number): boolean {
  return (figure >= bounds.from && figure <= bounds.to) || (figure === 0 && bounds.orZero === true);
}

/** Every figure of the answers that lies beyond its limits. */
export function answersBeyondBounds(form: Form, answers: Answers): readonly Beyond[] {
  const ofHousehold = form.household.flatMap(({ fields }) => fields);
  const income = { field: "incomePerPerson", bounds: form.incomeBounds };
  return [
    ...beyondOf(ofHousehold, answers.household),
    ...answers.members.flatMap((member) => beyondOf(form.member, member, member.personId)),
    ...beyondOf([income], { incomePerPerson: answers.incomePerPerson }),
  ];
}

function beyondOf(
  fields: readonly Pick<FormField, "field" | "bounds" | "decimals">[],
  given: Readonly<Record<string, unknown>>,
  personId?: string,
): readonly Beyond[] {
  return fields.flatMap(({ field, bounds, decimals = 0 }) => {
    const value = given[field];
    if (bounds === undefined || typeof value !== "number") return [];
    const answer = value / 10 ** decimals;
    return isWithinBounds(bounds, answer) ? [] : [{ question: field, personId, answer, bounds }];
  });
}

/** The first figure beyond its limits, refused with its question, itself and the limits. */
export function refuseBeyondBounds(form: Form | undefined, answers: Answers): Refusal | undefined {
  const [first] = form === undefined ? [] : answersBeyondBounds(form, answers);
  if (first === undefined) return undefined;
  const { question, answer, bounds } = first;
  return refuse("review.answer_out_of_bounds", { question, answer, least: bounds.from, most: bounds.to });
}
