import { z } from "zod";
import type { reviewForm, formField } from "#contract/review/survey.ts";
import type { Answers } from "#programme/review/standard/facts.ts";
import { readNumber } from "#web/format/read-number.ts";

export type SurveyForm = z.output<typeof reviewForm>;
export type SurveyField = z.output<typeof formField>;

/** What is in the inputs, as text: "yes" and "no", figures as typed. */
export const surveyDraft = z.object({
  surveyedOn: z.string(),
  household: z.record(z.string(), z.string()),
  members: z.record(z.string(), z.record(z.string(), z.string())),
  route: z.enum(["measured", "points"]),
  incomePerPerson: z.string(),
  points: z.record(z.string(), z.string()),
});
export type SurveyDraft = z.output<typeof surveyDraft>;

export type SurveyError = { readonly fieldId: string; readonly problem: "missing" | "not_a_number" };

/** The draft that a form opens with: the answers so far, else what the register knows. */
export function draftOf(form: SurveyForm, today: string, decimalMark: "," | "." = ","): SurveyDraft {
  const { answers } = form;
  const fields = form.household.flatMap((section) => section.fields);
  const given = new Map(answers?.members.map((member) => [String(member["personId"]), member]));
  return {
    surveyedOn: form.surveyedOn ?? today,
    household: textsOf(fields, answers?.household ?? {}, decimalMark),
    members: Object.fromEntries(
      form.members.map((member) => [
        member.personId,
        textsOf(form.member, given.get(member.personId) ?? { sex: member.sex ?? undefined }, decimalMark),
      ]),
    ),
    route: answers !== null && answers.incomePerPerson === null && form.points !== null ? "points" : "measured",
    incomePerPerson: answers?.incomePerPerson?.toString() ?? "",
    points: { ...answers?.points },
  };
}

function textsOf(
  fields: readonly SurveyField[],
  given: Readonly<Record<string, unknown>>,
  mark: string,
): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field.field, textOf(field, given[field.field], mark)]));
}

function textOf(field: SurveyField, value: unknown, mark: string): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return String(value / 10 ** field.decimals).replace(".", mark);
  return typeof value === "string" ? value : "";
}

/** What is in an input as the standard keeps it; null where nothing stands, undefined where a figure is none. */
export function answerIn(field: SurveyField, text: string): unknown {
  if (text.trim() === "") return null;
  if (field.type === "bool") return text === "yes";
  if (field.type === "string") return text;
  const value = readNumber(text, field.type === "double" ? 6 : field.decimals);
  return value === undefined || field.type === "double" ? value : Math.round(value * 10 ** field.decimals);
}

/** Is the member asked this? One whose age is not known is asked everything. */
export function isAsked(field: SurveyField, age: number | null): boolean {
  return age === null || (age >= field.from && age <= field.to);
}

export const fieldId = (field: string, personId?: string) =>
  personId === undefined ? `answer-${field}` : `answer-${personId}-${field}`;

/** The step on which an input stands: the house, then each member, then the income. */
export function stepOf(id: string, form: SurveyForm): number {
  const fields = form.household.flatMap((section) => section.fields);
  if (fields.some((field) => fieldId(field.field) === id)) return 0;
  const member = form.members.findIndex(({ personId }) => id.startsWith(`answer-${personId}-`));
  return member === -1 ? form.members.length + 1 : member + 1;
}

/** The answers as they travel, or everything that is still missing or no number, by input. */
export function answersOf(
  draft: SurveyDraft,
  form: SurveyForm,
): { readonly ok: true; readonly answers: Answers } | { readonly ok: false; readonly errors: readonly SurveyError[] } {
  const errors: SurveyError[] = [];
  const read = (field: SurveyField, text: string, id: string, asked: boolean): unknown => {
    if (!asked || text.trim() === "") {
      if (asked && !field.optional) errors.push({ fieldId: id, problem: "missing" });
      return null;
    }
    const value = answerIn(field, text);
    if (value === undefined) errors.push({ fieldId: id, problem: "not_a_number" });
    return value ?? null;
  };
  const household = Object.fromEntries(
    form.household
      .flatMap((section) => section.fields)
      .map((field) => [field.field, read(field, draft.household[field.field] ?? "", fieldId(field.field), true)]),
  );
  const members = form.members.map((member) => ({
    ...Object.fromEntries(
      form.member.map((field) => [
        field.field,
        read(
          field,
          draft.members[member.personId]?.[field.field] ?? "",
          fieldId(field.field, member.personId),
          isAsked(field, member.age),
        ),
      ]),
    ),
    personId: member.personId,
    birthDate: member.birthDate,
    birthPrecision: member.birthPrecision,
  }));
  const income = incomeOf(draft, form, errors);
  return errors.length > 0 ? { ok: false, errors } : { ok: true, answers: { household, members, ...income } };
}

function incomeOf(
  draft: SurveyDraft,
  form: SurveyForm,
  errors: SurveyError[],
): Pick<Answers, "incomePerPerson" | "points"> {
  if (draft.route === "measured") {
    const value = readNumber(draft.incomePerPerson, 0);
    if (value === undefined)
      errors.push({
        fieldId: fieldId("incomePerPerson"),
        problem: draft.incomePerPerson.trim() === "" ? "missing" : "not_a_number",
      });
    return value === undefined ? {} : { incomePerPerson: value };
  }
  for (const { question } of form.points?.questions ?? []) {
    if ((draft.points[question] ?? "") === "") errors.push({ fieldId: fieldId(question), problem: "missing" });
  }
  return { points: draft.points };
}
