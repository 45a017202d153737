import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import { statesBefore } from "#programme/review/decision/review-acts.ts";
import type { Id } from "#kernel/id.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { whereGiven } from "#server/platform/database/where-given.ts";

export type Sheets = {
  readonly roundId: Id<"round">;
  /** The round by the coming standard, whose answers are asked in the first. */
  readonly openingId: Id<"round">;
  readonly communeId: string;
  /** Only the sheet of this household. */
  readonly householdId: Id<"household"> | undefined;
};

const mayBeSurveyed = statesBefore("survey").filter((state) => state !== "objected");

/** What the standard of the round asks of a household, or of its members: of that the sheet alone says what holds. */
const askedIn = (
  roundId: Id<"round">,
  of: "household" | "member",
) => sql`array(select jsonb_object_keys(standard.pack -> ${of}::text)
    from review.rounds round
    join review.standards standard on standard.standard_id = round.standard_id and standard.version = round.standard_version
    where round.round_id = ${roundId})`;

/** What was answered in the opening list alone, beside what the sheet answers of the same household or person. */
const alone = (own: RawBuilder<unknown>, given: RawBuilder<unknown>, asked: RawBuilder<unknown>) =>
  sql`(coalesce(${own}, '{}') - ${asked} - array(select key from jsonb_each(${given}) where value <> 'null'))`;

/** The answers named `sheet`, with what was answered in the review of the opening list alone. */
const sheetWithOwn = (roundId: Id<"round">) => {
  const household = { own: sql`review.answers -> 'household'`, given: sql`sheet.answers -> 'household'` };
  return sql`(sheet.answers || jsonb_build_object(
    'household', (${household.given}) || ${alone(household.own, household.given, askedIn(roundId, "household"))},
    'members', (select coalesce(jsonb_agg(given.member || ${alone(sql`own.member`, sql`given.member`, askedIn(roundId, "member"))} order by given.at), '[]')
      from jsonb_array_elements(sheet.answers -> 'members') with ordinality given (member, at)
      left join jsonb_array_elements(coalesce(review.answers -> 'members', '[]')) own (member)
        on own.member ->> 'personId' = given.member ->> 'personId')))`;
};

/**
 * Gives the opening list the answer sheets of the round beside it: who was surveyed comes on it with the same answers, as long as the village
 * has not met about the household there; what was answered there alone stays. An earlier score there is void with the answers that it rested on.
 */
export async function shareSheets(tx: Tx, sheets: Sheets, ids: () => string): Promise<void> {
  const { roundId, openingId, communeId } = sheets;
  const one = whereGiven(sheets.householdId, (household) => sql`sheet.household_id = ${household}::uuid`);
  const missing = await sql<{ household_id: string }>`select sheet.household_id from review.reviews sheet
    where sheet.round_id = ${roundId} and sheet.commune_id = ${communeId} and sheet.answers is not null and sheet.state <> 'superseded' and ${one}
      and not exists (select from review.reviews review
        where review.household_id = sheet.household_id and review.round_id::text = ${openingId})
    order by sheet.household_id`.execute(tx);
  const households = missing.rows.map(({ household_id }) => household_id);
  if (households.length > 0)
    await sql`insert into review.reviews (household_id, review_id, round_id, commune_id, village_id, state, previous_class)
      select sheet.household_id, made.review_id, ${openingId}, sheet.commune_id, sheet.village_id, 'listed', sheet.previous_class
      from unnest(${households}::uuid[], ${households.map(ids)}::uuid[]) as made (household_id, review_id)
      join review.reviews sheet on sheet.household_id = made.household_id and sheet.round_id::text = ${roundId}
      order by sheet.household_id on conflict (household_id, round_id) do nothing`.execute(tx);
  await sql`update review.reviews review set answers = ${sheetWithOwn(roundId)}, state = 'surveyed', surveyed_on = sheet.surveyed_on,
      surveyed_by = sheet.surveyed_by, answered_how = sheet.answered_how, answered_at = sheet.answered_at,
      answered_lon = sheet.answered_lon, answered_lat = sheet.answered_lat, answered_accuracy_m = sheet.answered_accuracy_m,
      facts = null, class = null, deprivations = null, deprivation_count = null, rests_on_refuted = false
    from review.reviews sheet
    where sheet.round_id = ${roundId} and sheet.commune_id = ${communeId} and sheet.answers is not null and ${one}
      and not sheet.rests_on_refuted and review.household_id = sheet.household_id and review.round_id::text = ${openingId}
      and review.state = any (${mayBeSurveyed}) and review.answers is distinct from ${sheetWithOwn(roundId)}`.execute(
    tx,
  );
}

/** Whether the review of the household in the opening list rests on the sheet of the round beside it. */
export async function hasSheet(
  tx: Tx,
  { householdId, roundId: openingId }: { readonly householdId: Id<"household">; readonly roundId: Id<"round"> },
  roundId: Id<"round">,
): Promise<boolean> {
  const found = await sql`select from review.reviews review
    join review.reviews sheet on sheet.household_id = review.household_id and sheet.round_id::text = ${roundId}
    where review.household_id = ${householdId} and review.round_id::text = ${openingId} and review.answers = ${sheetWithOwn(roundId)}`.execute(
    tx,
  );
  return found.rows.length > 0;
}

export type ResultPair = {
  readonly villageId: string | null;
  readonly villageName: string | null;
  /** Null where the review is not classified yet, or there is none. */
  readonly first: string | null;
  readonly opening: string | null;
  readonly households: number;
};

/** Households of a commune by the class of the round and that of its opening list, village by village. */
export async function countResultPairs(
  tx: Tx,
  { roundId, openingId, communeId }: Omit<Sheets, "householdId">,
): Promise<readonly ResultPair[]> {
  const found = await sql<ResultPair>`
    with pair as (
      select coalesce(opening.village_id, sheet.village_id) as village_id, sheet.class as first, opening.class as opening
      from (select * from review.reviews where round_id = ${roundId} and commune_id = ${communeId} and state <> 'superseded') sheet
      full join (select * from review.reviews where round_id = ${openingId} and commune_id = ${communeId} and state <> 'superseded') opening
        using (household_id)
    )
    select pair.village_id as "villageId", village.name as "villageName", pair.first, pair.opening, count(*)::int as households
    from pair left join registry.areas village on village.area_id = pair.village_id
    group by 1, 2, 3, 4 order by village.name nulls last, 1, 3 nulls last, 4 nulls last`.execute(tx);
  return found.rows;
}
