import { z } from "zod";
import type { reviewForm, formField } from "#contract/review/survey.ts";
import { isAskedAfter } from "#programme/review/standard/asked-of.ts";
import { parseLocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { whyNotAskedOn } from "#programme/review/survey/why-no-survey.ts";
import type { Bounds } from "#programme/review/survey/form.ts";
import type { IncomeLine } from "#programme/review/survey/income-detail.ts";
import { typedMoney } from "#web/format/money.ts";
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
  /** Sources from which the income is computed, by source; none where it is written down itself. No months: the amount of the year. */
  incomeLines: z.record(z.string(), z.object({ months: z.string(), amount: z.string(), cost: z.string() })).default({}),
  /** Whether the income is computed from sources. */
  incomeBySources: z.boolean().default(false),
  /** Of sections with answers of an earlier review: whether they are as they were. */
  sections: z.record(z.string(), z.enum(["same", "changed"])).default({}),
});
export type SurveyDraft = z.output<typeof surveyDraft>;

export type SurveyError = {
  readonly fieldId: string;
  readonly problem: "missing" | "not_a_number" | "not_a_day" | "out_of_bounds" | "undecided";
  /** Between which limits the figure is. */
  readonly bounds?: Bounds;
};
type Member = SurveyForm["members"][number];

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
    incomeLines: typedIncome(answers?.incomeDetail ?? []),
    incomeBySources: (answers?.incomeDetail.length ?? 0) > 0,
    sections: {},
  };
}

function textsOf(
  fields: readonly SurveyField[],
  given: Readonly<Record<string, unknown>>,
  mark: string,
): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field.field, textOf(field, given[field.field], mark)]));
}

/** The sources of answers that were given before, as they are typed. */
function typedIncome(lines: readonly IncomeLine[]): SurveyDraft["incomeLines"] {
  return Object.fromEntries(
    lines.map(({ source, months, amount, cost }) => [
      source,
      {
        months: months === null ? "" : String(months),
        amount: typedMoney(amount),
        cost: cost === 0 ? "" : typedMoney(cost),
      },
    ]),
  );
}

/** An answer as it is typed. */
export function textOf(field: SurveyField, value: unknown, mark: string): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return String(value / 10 ** field.decimals).replace(".", mark);
  return typeof value === "string" ? value : "";
}

/** What is in an input as the standard keeps it; null where nothing stands, undefined where a figure is none. */
export function answerIn(field: SurveyField, text: string): unknown {
  if (text.trim() === "") return null;
  if (field.type === "bool") return text === "yes";
  if (field.type === "string") return text;
  const isBelow = /^\s*[-−–]/.test(text);
  const size = readNumber(text.replace(/^\s*[-−–]/, ""), field.type === "double" ? 6 : field.decimals);
  // A figure below zero is one: its limits refuse it, and say which they are.
  const value = size === undefined || !isBelow ? size : -size;
  return value === undefined || field.type === "double" ? value : Math.round(value * 10 ** field.decimals);
}

/** What the member is asked after what was answered before, in the order of the form. The sex is the registry's and never asked. */
export function askedFields(
  form: Pick<SurveyForm, "member">,
  { asks, age }: Pick<Member, "asks" | "age">,
  given: Readonly<Record<string, string>>,
): readonly SurveyField[] {
  const fields = Object.fromEntries(form.member.map((field) => [field.field, field]));
  const answers = Object.fromEntries(
    Object.entries(given)
      .filter(([, text]) => text !== "")
      .map(([name, text]) => [name, fields[name]?.type === "bool" ? text === "yes" : text]),
  );
  return form.member.filter(
    ({ field }) => field !== "sex" && asks.includes(field) && isAskedAfter(fields, field, answers, age ?? undefined),
  );
}

/** Who lives in the household on the day of the survey: of each of them, and of nobody else, is asked. All while that is still being typed. */
export function askedMembers(form: SurveyForm, surveyedOn: string): readonly Member[] {
  if (parseLocalDate(surveyedOn) === undefined) return form.members;
  return form.members.filter(
    ({ livesFrom, livesTo }) => livesFrom <= surveyedOn && (livesTo === null || livesTo >= surveyedOn),
  );
}

/** Why nobody can be asked for that day; undefined where one can, or where no day is chosen. */
export function notAskedOn(form: SurveyForm, surveyedOn: string): Refusal | undefined {
  const day = parseLocalDate(surveyedOn);
  const needsSex = form.member.some(({ field, optional }) => field === "sex" && !optional);
  return day === undefined ? undefined : whyNotAskedOn(askedMembers(form, surveyedOn), day, { needsSex });
}

export const fieldId = (field: string, personId?: string) =>
  personId === undefined ? `answer-${field}` : `answer-${personId}-${field}`;

/** Where the day of the survey is asked. */
export const surveyDayId = fieldId("surveyedOn");

/** The step on which an input stands: the house, then each member, then the income. */
export function stepOf(id: string, form: Pick<SurveyForm, "household">, members: readonly Member[]): number {
  const fields = form.household.flatMap((section) => section.fields);
  if (id === surveyDayId || id.startsWith("answer-home-") || fields.some((field) => fieldId(field.field) === id))
    return 0;
  const member = members.findIndex(({ personId }) => id.startsWith(`answer-${personId}-`));
  return member === -1 ? members.length + 1 : member + 1;
}
