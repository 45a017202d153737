import type { Answers } from "#programme/review/standard/facts.ts";
import { isWithinBounds } from "#programme/review/survey/answer-bounds.ts";
import { sumIncome } from "#programme/review/survey/income-detail.ts";
import type { IncomeLine, IncomeSums } from "#programme/review/survey/income-detail.ts";
import { readMoney } from "#web/format/money.ts";
import { askedMembers, fieldId } from "#web/review/survey/survey-draft.ts";
import type { SurveyDraft, SurveyError, SurveyForm } from "#web/review/survey/survey-draft.ts";

export type TypedIncome = SurveyDraft["incomeLines"][string];
export type IncomeInput = "amount" | "cost";

export const incomeFieldId = (source: string, input: IncomeInput) => fieldId(`income-${source}-${input}`);

/** The sources that were chosen, in the order of the form. */
export const chosenSources = (form: Pick<SurveyForm, "incomeSources">, draft: SurveyDraft) =>
  form.incomeSources.filter(({ source }) => draft.incomeLines[source] !== undefined);

/** What a source says so far; a cost that is not typed is none, an amount that is not typed is not known. */
export function readIncome(source: string, typed: TypedIncome): IncomeLine | undefined {
  const amount = readMoney(typed.amount);
  const cost = typed.cost.trim() === "" ? 0 : readMoney(typed.cost);
  if (amount === undefined || cost === undefined) return undefined;
  return { source, months: typed.months === "" ? null : Number(typed.months), amount, cost };
}

/** The sums of the sources as far as they are typed. */
export function typedSums(form: SurveyForm, draft: SurveyDraft): IncomeSums {
  const lines = chosenSources(form, draft).flatMap(({ source }) => {
    const typed = draft.incomeLines[source];
    const line = typed === undefined ? undefined : readIncome(source, typed);
    return line === undefined ? [] : [line];
  });
  return sumIncome(lines, form.incomeSources, askedMembers(form, draft.surveyedOn).length);
}

/** The sources as they travel, with the income that they give; nothing while one of them is not whole. */
export function incomeFromSources(
  draft: SurveyDraft,
  form: SurveyForm,
  errors: SurveyError[],
): Pick<Answers, "incomePerPerson" | "incomeDetail"> {
  const lines = chosenSources(form, draft).flatMap(({ source }) => {
    const typed = draft.incomeLines[source];
    const line = typed === undefined ? undefined : readIncome(source, typed);
    const found = typed === undefined ? [] : incomeErrors(form, source, typed);
    errors.push(...found);
    return line === undefined || found.length > 0 ? [] : [line];
  });
  const { perPerson } = sumIncome(lines, form.incomeSources, askedMembers(form, draft.surveyedOn).length);
  return { incomePerPerson: perPerson, incomeDetail: lines };
}

function incomeErrors(form: SurveyForm, source: string, typed: TypedIncome): readonly SurveyError[] {
  const bounds = form.incomeSourceBounds;
  return (["amount", "cost"] as const).flatMap((input): readonly SurveyError[] => {
    const id = incomeFieldId(source, input);
    const text = typed[input];
    if (text.trim() === "") return input === "cost" ? [] : [{ fieldId: id, problem: "missing" }];
    const figure = readMoney(text);
    if (figure === undefined) return [{ fieldId: id, problem: "not_a_number" }];
    return bounds === null || isWithinBounds(bounds, figure) ? [] : [{ fieldId: id, problem: "out_of_bounds", bounds }];
  });
}
