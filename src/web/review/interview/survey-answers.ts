import { parseLocalDate } from "#kernel/local-date.ts";
import { isWithinBounds } from "#programme/review/survey/answer-bounds.ts";
import type { Bounds } from "#programme/review/survey/form.ts";
import type { Answers } from "#programme/review/standard/facts.ts";
import { readMoney } from "#web/format/money.ts";
import { answerIn, askedFields, askedMembers, fieldId, surveyDayId } from "#web/review/survey/survey-draft.ts";
import type { SurveyDraft, SurveyError, SurveyField, SurveyForm } from "#web/review/survey/survey-draft.ts";
import { chosenSources, incomeFromSources } from "./income-lines.ts";
import { confirmedIn, homeSection, isUndecided, memberSection, sectionId } from "./survey-sections.ts";
import type { Section } from "./survey-sections.ts";

/** The answers as they travel, or everything that is still missing or no number, by input. */
export function answersOf(
  draft: SurveyDraft,
  form: SurveyForm,
): { readonly ok: true; readonly answers: Answers } | { readonly ok: false; readonly errors: readonly SurveyError[] } {
  const errors: SurveyError[] = [];
  if (parseLocalDate(draft.surveyedOn) === undefined) errors.push({ fieldId: surveyDayId, problem: "not_a_day" });
  const read = (field: SurveyField, text: string, id: string, asked: boolean): unknown => {
    if (!asked || text.trim() === "") {
      if (asked && !field.optional) errors.push({ fieldId: id, problem: "missing" });
      return null;
    }
    const value = answerIn(field, text);
    if (value === undefined) errors.push({ fieldId: id, problem: "not_a_number" });
    if (typeof value === "number") checkBounds(id, field.bounds, value / 10 ** field.decimals);
    return value ?? null;
  };
  const checkBounds = (id: string, bounds: Bounds | null, figure: number) => {
    if (bounds !== null && !isWithinBounds(bounds, figure))
      errors.push({ fieldId: id, problem: "out_of_bounds", bounds });
  };
  const isOpen = (section: Section): boolean => {
    const isDecided = !isUndecided(section, draft);
    if (!isDecided) errors.push({ fieldId: sectionId(section), problem: "undecided" });
    return isDecided;
  };
  const household = Object.fromEntries(
    form.household.flatMap((section, at) => {
      const isAsked = isOpen(homeSection(form, at));
      return section.fields.map((field) => [
        field.field,
        read(
          field,
          draft.household[field.field] ?? "",
          fieldId(field.field),
          // At the door nobody knows yet how near to a line the income is.
          isAsked && (!field.forClass || draft.route === "measured"),
        ),
      ]);
    }),
  );
  const members = askedMembers(form, draft.surveyedOn).map((member) => {
    const given = draft.members[member.personId] ?? {};
    // Birth and sex are the registry's; the server puts them beside the answers.
    const askedNow = isOpen(memberSection(form, member.personId)) ? askedFields(form, member, given) : [];
    const asked = form.member.filter(({ field }) => field !== "sex");
    return {
      ...Object.fromEntries(
        asked.map((field) => [
          field.field,
          read(field, given[field.field] ?? "", fieldId(field.field, member.personId), askedNow.includes(field)),
        ]),
      ),
      personId: member.personId,
    };
  });
  const income = incomeOf(draft, form, errors, checkBounds);
  if (errors.length > 0) return { ok: false, errors };
  const answers = { household, members, ...income };
  const confirmed = confirmedIn(form, draft, answers);
  return { ok: true, answers: { ...answers, ...(confirmed === undefined ? {} : { confirmed }) } };
}

function incomeOf(
  draft: SurveyDraft,
  form: SurveyForm,
  errors: SurveyError[],
  checkBounds: (id: string, bounds: Bounds | null, figure: number) => void,
): Pick<Answers, "incomePerPerson" | "incomeDetail" | "points"> {
  if (draft.route === "measured" && draft.incomeBySources) {
    const given = incomeFromSources(draft, form, errors);
    if (chosenSources(form, draft).length === 0)
      errors.push({ fieldId: fieldId("incomePerPerson"), problem: "missing" });
    else checkBounds(fieldId("incomePerPerson"), form.incomeBounds, given.incomePerPerson ?? 0);
    return given;
  }
  if (draft.route === "measured") {
    const value = readMoney(draft.incomePerPerson);
    if (value === undefined)
      errors.push({
        fieldId: fieldId("incomePerPerson"),
        problem: draft.incomePerPerson.trim() === "" ? "missing" : "not_a_number",
      });
    else checkBounds(fieldId("incomePerPerson"), form.incomeBounds, value);
    return value === undefined ? {} : { incomePerPerson: value };
  }
  const questions = form.points?.questions ?? [];
  for (const { question } of questions) {
    if ((draft.points[question] ?? "") === "") errors.push({ fieldId: fieldId(question), problem: "missing" });
  }
  // A draft that was kept on the device may know questions that are asked no more.
  return {
    points: Object.fromEntries(
      Object.entries(draft.points).filter(([name]) => questions.some(({ question }) => question === name)),
    ),
  };
}
