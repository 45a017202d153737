import type { Output } from "#contract/endpoint.ts";
import * as contract from "#contract/review/survey.ts";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Bounds, Form, FormField } from "#programme/review/survey/form.ts";
import { whyNoSurvey } from "#programme/review/survey/why-no-survey.ts";
import type { ScoreTable } from "#programme/review/standard/score-table.ts";
import { agesOf, fieldsAskedOf } from "#programme/review/standard/asked-of.ts";
import type { DeclaredField } from "#programme/review/standard/standard-pack.ts";
import type { z } from "zod";
import type { ActContext } from "#server/platform/act/act.ts";
import { findFormHousehold, listFormMembers } from "./form-store.ts";
import type { FormHousehold, FormMember } from "./form-store.ts";
import { findConfirmable } from "./confirmable-answers.ts";
import { sheetOf } from "./taking-base.ts";
import { findRequestOfRound, loadChecksByIncome } from "#server/review/request/requests-store.ts";
import { postingOf } from "#server/review/round/days-rested-on.ts";
import { householdRead } from "#server/review/round/round-record.ts";
import type { Round } from "#server/review/round/rounds-store.ts";
import { findRound } from "#server/review/round/rounds-store.ts";
import { readClassRoles } from "#server/review/standard/classes-store.ts";
import { findScoreTable, getStandard } from "#server/review/standard/standards-store.ts";

type ReviewForm = Output<typeof contract.readReviewForm>;

export const readReviewForm = householdRead(contract.readReviewForm, async (context, { params }) =>
  formOf(context, params),
);

/** Form B of a household, with its members and the answers so far. */
export async function formOf(
  { tx, today }: ActContext,
  params: { readonly householdId: Id<"household">; readonly roundId: Id<"round"> },
): Promise<Result<ReviewForm, Refusal>> {
  const round = await findRound(tx, params.roundId);
  const household = await findFormHousehold(tx, params.householdId, params.roundId);
  if (round === undefined || household === undefined) return failure(refuse("record.not_found"));
  const { form, pack: sheet } = await sheetOf(tx, round);
  if (form === undefined) return failure(refuse("review.no_form", { standard: round.standardId }));
  const { pack } = (await getStandard(tx, round.standardId, round.standardVersion)).standard;
  const table = round.scoreTableId === null ? undefined : await findScoreTable(tx, round.scoreTableId);
  const state = household.state ?? "listed";
  const { answers } = household;
  const members = await listFormMembers(tx, params.householdId, daysOf(round, household, today));
  return success({
    title: form.title,
    standardTitle: pack.title,
    year: round.year,
    referenceDate: round.referenceDate,
    state,
    blocked: (await whyBlocked({ tx, today }, round, household, params.householdId)) ?? null,
    surveyedOn: household.surveyedOn,
    answered: { how: household.answeredHow, at: household.answeredAt, hasPlace: household.hasPlace },
    headName: household.headName,
    villageId: household.villageId,
    villageName: household.villageName,
    communeName: household.communeName,
    communeFullName: household.communeFullName,
    incomeBounds: boundsOf(form.incomeBounds),
    usualIncome: form.usualIncome ?? null,
    incomeSources: incomeSourcesOf(form),
    incomeSourceBounds: boundsOf(form.incomeSourceBounds),
    household: form.household.map((section) => ({
      title: section.title,
      fields: section.fields.map((field) =>
        askedField(field, sheet.household[field.field], field.field in pack.household),
      ),
    })),
    member: form.member.map((field) => askedField(field, sheet.member[field.field], field.field in pack.member)),
    members: members.map((member) => ({
      ...member,
      age: agesOf(sheet, member, round.referenceDate)?.age ?? null,
      asks: [...fieldsAskedOf(sheet, member, round.referenceDate)],
    })),
    points: pointsOf(table, household.areaGroup),
    earlier: await earlierOf(tx, round, household, params.householdId, members),
    answers:
      answers === null
        ? null
        : {
            household: { ...answers.household },
            members: answers.members.map((member) => ({ ...member })),
            incomePerPerson: answers.incomePerPerson ?? null,
            incomeDetail: [...(answers.incomeDetail ?? [])],
            points: { ...answers.points },
          },
  });
}

/** Answers that were given already are mended one by one. */
async function earlierOf(
  tx: ActContext["tx"],
  round: Round,
  { answers }: FormHousehold,
  householdId: Id<"household">,
  members: readonly FormMember[],
): Promise<ReviewForm["earlier"]> {
  const found = answers === null ? await findConfirmable(tx, round, householdId, members) : undefined;
  if (found === undefined) return null;
  const { reviewId, year, household } = found;
  const ofMembers = Object.entries(found.members).map(([personId, given]) => [personId, { ...given }]);
  return { reviewId, year, household: { ...household }, members: Object.fromEntries(ofMembers) };
}

/** What would be refused when the answers are sent, by the rules of that act. */
async function whyBlocked(
  { tx, today }: Pick<ActContext, "tx" | "today">,
  round: Round,
  { state }: FormHousehold,
  householdId: Id<"household">,
): Promise<ReviewForm["blocked"] | undefined> {
  const { roundId } = round;
  const of = { householdId, roundId };
  const asking =
    round.kind === "average_living"
      ? await loadChecksByIncome(tx, { householdIds: [householdId], roundId, on: today })
      : undefined;
  const blocked = whyNoSurvey({
    round,
    today,
    // Who is not on the list is put on it by the survey.
    state: state ?? "listed",
    posting: await postingOf(tx, of),
    request: state === "listed" ? await findRequestOfRound(tx, of) : undefined,
    check: asking === undefined ? undefined : { household: asking.get(householdId), classes: await readClassRoles(tx) },
  });
  return blocked === undefined ? undefined : { code: blocked.code, facts: { ...blocked.facts } };
}

/**
 * The days on which the form may be asked, once more or for the first time: everybody who lived there on one of them is on it, and the day of the
 * survey says who is asked about.
 */
function daysOf(round: Round, household: FormHousehold, today: LocalDate): { from: LocalDate; to: LocalDate } {
  const days = [round.opensOn, household.surveyedOn ?? today, today].toSorted();
  return { from: days[0] ?? today, to: today };
}

/** What only the opening list asks may be left out of the sheet: it holds up that result, and not the one of the round. */
function askedField(
  field: FormField,
  declared: DeclaredField | undefined,
  isOfRound: boolean,
): z.output<typeof contract.formField> {
  // `checkForm` let no form pass that asks what the standard has not.
  if (declared === undefined) throw new Error(`the form asks ${field.field}, which the standard has not`);
  return {
    field: field.field,
    type: declared.type,
    label: field.label,
    help: field.help ?? null,
    unit: field.unit ?? null,
    decimals: field.decimals ?? 0,
    values: (declared.values ?? []).map((value) => ({
      value,
      name: field.values?.[value] ?? { vi: value, en: value, id: value },
    })),
    optional: declared.optional ?? !isOfRound,
    when: declared.when === undefined ? null : { ...declared.when, is: [...declared.when.is] },
    forClass: declared.neededFor === "class",
    bounds: boundsOf(field.bounds),
    usual: field.usual ?? null,
    usualAges: field.usualAges === undefined ? null : { ...field.usualAges },
  };
}

const boundsOf = (bounds: Bounds | undefined) =>
  bounds === undefined ? null : { from: bounds.from, to: bounds.to, orZero: bounds.orZero ?? false };

export function pointsOf(table: ScoreTable | undefined, areaGroup: string | null): ReviewForm["points"] {
  const rows = table?.rows.filter((row) => row.areaGroup === areaGroup) ?? [];
  if (table === undefined || rows.length === 0) return null;
  const questions = [...new Set(rows.map((row) => row.question))];
  return {
    sample: table.sample,
    questions: questions.map((question) => ({
      question,
      answers: rows.filter((row) => row.question === question).map((row) => row.answerCode),
    })),
  };
}

export function incomeSourcesOf(form: Pick<Form, "incomeSources"> | undefined): ReviewForm["incomeSources"] {
  return (form?.incomeSources ?? []).map(({ source, name, help = null, excluded = false }) => ({
    source,
    name,
    help,
    excluded,
  }));
}
