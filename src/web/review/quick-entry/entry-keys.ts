import type { SurveyDraft, SurveyField, SurveyForm } from "#web/review/survey/survey-draft.ts";
import { askedFields, askedMembers, fieldId } from "#web/review/survey/survey-draft.ts";

/** One answer of a paper form on its way in: where it stands, and what it is of. */
export type EntryCell = {
  readonly id: string;
  readonly field: SurveyField;
  /** The member; undefined for what is asked of the household. */
  readonly member: SurveyForm["members"][number] | undefined;
};

/** All answers that a form asks after what was entered before, in the order of the paper. */
export function entryCells(form: SurveyForm, draft: SurveyDraft): readonly EntryCell[] {
  return [
    ...form.household
      .flatMap(({ fields }) => fields)
      .map((field) => ({ id: fieldId(field.field), field, member: undefined })),
    ...askedMembers(form, draft.surveyedOn).flatMap((member) =>
      askedFields(form, member, draft.members[member.personId] ?? {}).map((field) => ({
        id: fieldId(field.field, member.personId),
        field,
        member,
      })),
    ),
  ];
}

/** What a key stands for: 1 yes and 2 no (0 too); the number of a value in its list; figures and texts as they are. */
export function answerOfKey(field: SurveyField, typed: string): string | undefined {
  const key = typed.trim().toLowerCase();
  if (key === "") return "";
  if (field.type === "bool") return key === "1" ? "yes" : key === "2" || key === "0" ? "no" : undefined;
  if (field.values.length === 0) return typed.trim();
  return /^\d{1,2}$/.test(key) ? field.values[Number(key) - 1]?.value : undefined;
}

/** The key of an answer that is there already. */
export function keyOfAnswer(field: SurveyField, answer: string): string {
  if (answer === "") return "";
  if (field.type === "bool") return answer === "yes" ? "1" : "2";
  if (field.values.length === 0) return answer;
  const at = field.values.findIndex(({ value }) => value === answer);
  return at === -1 ? "" : String(at + 1);
}

/** The draft with one answer more. */
export function withAnswer(draft: SurveyDraft, { field, member }: EntryCell, answer: string): SurveyDraft {
  if (member === undefined) return { ...draft, household: { ...draft.household, [field.field]: answer } };
  const given = draft.members[member.personId] ?? {};
  return { ...draft, members: { ...draft.members, [member.personId]: { ...given, [field.field]: answer } } };
}

export const answerAt = (draft: SurveyDraft, { field, member }: EntryCell): string =>
  (member === undefined ? draft.household[field.field] : draft.members[member.personId]?.[field.field]) ?? "";
