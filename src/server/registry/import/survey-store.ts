import { sql } from "kysely";
import type { Tx } from "#server/platform/database/database.ts";
import { columnText } from "./column-text.ts";

export type SurveyToWrite = {
  readonly householdId: string;
  readonly reviewId: string;
  readonly communeId: string;
  readonly villageId: string | undefined;
  readonly memberCount: number;
  readonly answers: object;
};

/** Answers that came with the households: reviews of the round in state surveyed, for the review stage to score. */
export async function addSurveys(
  tx: Tx,
  surveys: readonly SurveyToWrite[],
  round: { readonly roundId: string; readonly surveyedOn: string; readonly officerId: string },
): Promise<void> {
  if (surveys.length === 0) return;
  const column = (value: (row: SurveyToWrite) => string | number | undefined) => columnText(surveys.map(value));
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

/** Where a round is held, and whether it still takes answers. */
export async function findRound(
  tx: Tx,
  roundId: string,
): Promise<{ readonly areaId: string; readonly closedOn: string | null } | undefined> {
  const row = await tx
    .selectFrom("review.rounds")
    .select(["area_id", "closed_on"])
    .where("round_id", "=", roundId)
    .executeTakeFirst();
  return row && { areaId: row.area_id, closedOn: row.closed_on };
}
