/** The sections of the form whose answers of the earlier review can be confirmed: each section of the house, and each member. */
import { answerText } from "#programme/review/survey/answer-text.ts";
import type { Answers, ConfirmedAnswers } from "#programme/review/standard/facts.ts";
import type { Texts } from "#programme/review/standard/standard-pack.ts";
import { textOf } from "#web/review/survey/survey-draft.ts";
import type { SurveyDraft, SurveyField, SurveyForm } from "#web/review/survey/survey-draft.ts";

type Given = Readonly<Record<string, unknown>>;
export type Choice = "same" | "changed";
export type Section = {
  readonly key: string;
  readonly personId: string | undefined;
  /** Its questions that the earlier review answered. */
  readonly fields: readonly SurveyField[];
  readonly earlier: Given;
};

export function homeSection(form: Pick<SurveyForm, "household" | "earlier">, at: number): Section {
  const earlier = form.earlier?.household ?? {};
  const fields = form.household[at]?.fields.filter(({ field }) => field in earlier) ?? [];
  return { key: `home-${at}`, personId: undefined, fields, earlier };
}

export function memberSection(form: Pick<SurveyForm, "member" | "earlier">, personId: string): Section {
  const earlier = form.earlier?.members[personId] ?? {};
  const fields = form.member.filter(({ field }) => field in earlier);
  return { key: `${personId}-section`, personId, fields, earlier };
}

export const sectionId = ({ key }: Pick<Section, "key">) => `answer-${key}`;

/** Nobody has said yet whether it is as it was. */
export function isUndecided({ key, fields }: Section, { sections }: Pick<SurveyDraft, "sections">): boolean {
  return fields.length > 0 && sections[key] === undefined;
}

/** What is still asked: everything, or what the confirmed answers leave open. */
export function askedBeside(
  section: Section,
  asked: readonly SurveyField[],
  { sections }: Pick<SurveyDraft, "sections">,
): readonly SurveyField[] {
  const isSame = section.fields.length > 0 && sections[section.key] === "same";
  return isSame ? asked.filter(({ field }) => !section.fields.some((one) => one.field === field)) : asked;
}

/** Confirmed, its answers are those of the earlier review; changed, they are asked again from nothing. */
export function choose(
  draft: SurveyDraft,
  section: Section,
  choice: Choice,
  decimalMark: string,
): Pick<SurveyDraft, "sections" | "household" | "members"> {
  const texts = Object.fromEntries(
    section.fields.map((field) => [
      field.field,
      choice === "same" ? textOf(field, section.earlier[field.field], decimalMark) : "",
    ]),
  );
  const { personId } = section;
  return {
    sections: { ...draft.sections, [section.key]: choice },
    household: personId === undefined ? { ...draft.household, ...texts } : draft.household,
    members:
      personId === undefined
        ? draft.members
        : { ...draft.members, [personId]: { ...draft.members[personId], ...texts } },
  };
}

/** Which of the answers were confirmed: those of confirmed sections that are the earlier ones. */
export function confirmedIn(form: SurveyForm, draft: SurveyDraft, answers: Answers): ConfirmedAnswers | undefined {
  if (form.earlier === null) return undefined;
  const namesIn = (section: Section, given: Given) =>
    draft.sections[section.key] === "same"
      ? section.fields
          .map(({ field }) => field)
          .filter((field) => JSON.stringify(given[field]) === JSON.stringify(section.earlier[field]))
      : [];
  const household = form.household.flatMap((_, at) => namesIn(homeSection(form, at), answers.household));
  const members = answers.members
    .map((member) => ({
      personId: member.personId,
      fields: namesIn(memberSection(form, member.personId), member),
    }))
    .filter(({ fields }) => fields.length > 0);
  if (household.length === 0 && members.length === 0) return undefined;
  return { reviewId: form.earlier.reviewId, household, members };
}

/** An earlier answer as people read it. */
export function earlierText({ unit, decimals, values }: SurveyField, value: unknown): Texts {
  const named = Object.fromEntries(values.map((one) => [one.value, one.name]));
  return answerText({ decimals, values: named, ...(unit === null ? {} : { unit }) }, value);
}
