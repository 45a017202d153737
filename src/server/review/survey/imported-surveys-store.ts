/** What reviews say of the households of the registry, and the answers that came with them: what the registry asks. */
import { classNames } from "#server/review/standard/class-names.ts";
import { sql } from "kysely";
import { columnText } from "#server/platform/database/column-text.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { ImportedSurvey, MappedAnswers, Reviewed } from "#server/registry/published.ts";
import { orderStatuses } from "#server/review/decision/decisions-store.ts";
import { escapesOn } from "#server/review/decision/newly-escaped-store.ts";
import { classEndedOn } from "#server/review/standard/ended-standard-store.ts";
import { unknownFields } from "#programme/review/survey/unknown-answers.ts";
import { takingBase } from "./taking-base.ts";
import { findRound } from "#server/review/round/rounds-store.ts";
import type { Id } from "#kernel/id.ts";

/** Answers that came with the households: reviews of the round in state surveyed. */
async function addSurveys(
  tx: Tx,
  surveys: readonly ImportedSurvey[],
  round: { readonly roundId: Id<"round">; readonly surveyedOn: string; readonly officerId: Id<"officer"> },
): Promise<void> {
  if (surveys.length === 0) return;
  const column = (value: (row: ImportedSurvey) => string | number | undefined) => columnText(surveys.map(value));
  await sql`insert into review.reviews (household_id, review_id, round_id, commune_id, village_id, state, answers, member_count,
      setting, surveyed_on, surveyed_by)
    select row.household, row.review, ${round.roundId}::uuid, row.commune, row.village, 'surveyed', row.answers::jsonb, row.members,
      area.setting, ${round.surveyedOn}::date, ${round.officerId}::uuid
    from unnest(string_to_array(${column((row) => row.householdId)}, E'\\x1f', E'\\x1e')::uuid[],
      string_to_array(${column((row) => row.reviewId)}, E'\\x1f', E'\\x1e')::uuid[],
      string_to_array(${column((row) => row.communeId)}, E'\\x1f', E'\\x1e'),
      string_to_array(${column((row) => row.villageId)}, E'\\x1f', E'\\x1e'),
      string_to_array(${column((row) => row.memberCount)}, E'\\x1f', E'\\x1e')::integer[],
      string_to_array(${column((row) => JSON.stringify(row.answers))}, E'\\x1f', E'\\x1e'))
      as row (household, review, commune, village, members, answers)
    join registry.areas area on area.area_id = row.commune`.execute(tx);
}

/** Of the answers that a mapping reads, those that the form of the round does not ask. */
async function answersNotAsked(tx: Tx, roundId: Id<"round">, given: MappedAnswers): Promise<readonly string[]> {
  const round = await findRound(tx, roundId);
  if (round === undefined) return [];
  const { sheet, form, scoreTable } = await takingBase(tx, round);
  const unknown = unknownFields({ sheet, form }, { household: given.household, member: given.person });
  const questions = scoreTable?.rows.map(({ question }) => question);
  const points = given.points.filter((question) => questions?.includes(question) === false);
  return [...unknown.household, ...unknown.member, ...points];
}

export const reviewedHouseholds: Reviewed = {
  classNames,
  classOn: (householdId, on) => sql`(select status.class from review.poverty_statuses status
    where status.household_id = ${householdId} and status.effective_on <= ${on}
    order by status.effective_on desc limit 1)`,
  classEndedOn,
  escapesOn,
  lowIncomeWorkersOn: (householdId, on) => sql`(select status.low_income_workers from review.poverty_statuses status
    where status.household_id = ${householdId} and status.effective_on <= ${on}
    order by status.effective_on desc limit 1)`,
  countReviews: (householdId) =>
    sql`(select count(*) from review.reviews review where review.household_id = ${householdId})`,
  findRound,
  takeFirstVillage: async (tx, householdIds) => {
    await sql`select review.take_first_village(${householdIds}::uuid[])`.execute(tx);
  },
  orderStatuses,
  addSurveys,
  answersNotAsked,
};
