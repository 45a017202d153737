import { nameOrder } from "#server/platform/database/name-order.ts";
import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { addDays } from "#kernel/local-date.ts";
import { paceDays } from "#programme/review/round/forecast.ts";
import { secondLooks } from "#programme/review/survey/second-looks.ts";
import type { Database, Tx } from "#server/platform/database/database.ts";
import { alike, alikeAll, whereGiven } from "#server/platform/database/where-given.ts";

export type RoundId = Id<"round">;

export type Round = {
  readonly roundId: RoundId;
  readonly areaId: string;
  readonly areaName: string;
  readonly year: number;
  readonly kind: "annual" | "regular" | "average_living";
  readonly standardId: string;
  readonly standardVersion: string;
  /** The day from which this dated version of the standard is in force. */
  readonly standardFrom: LocalDate;
  readonly scoreTableId: Id<"score table"> | null;
  readonly sampleScores: boolean;
  readonly referenceDate: LocalDate;
  readonly opensOn: LocalDate;
  readonly closesOn: LocalDate;
  readonly closedOn: LocalDate | null;
  readonly asksAbove: boolean;
  readonly askedInRoundId: Id<"round"> | null;
  readonly openingRoundId: Id<"round"> | null;
};

/**
 * The review of one household in a round: found by the household, which has one a round. As text the round is compared only then; else
 * the planner, whose statistics do not know a round that was opened just now, takes the index by round and reads all of it for each.
 */
export const inRound = (roundId: Id<"round">) => sql`review.round_id::text = ${roundId}`;

const roundColumns = sql`round.round_id as "roundId", round.area_id as "areaId", area.name as "areaName", round.year, round.kind,
  round.standard_id as "standardId", round.standard_version as "standardVersion", standard.valid_from as "standardFrom", round.score_table_id as "scoreTableId",
  coalesce(scores.sample, false) as "sampleScores", round.reference_date as "referenceDate", round.opens_on as "opensOn",
  round.closes_on as "closesOn", round.closed_on as "closedOn",
  coalesce((standard.pack->'procedure'->>'districtStep')::boolean, false) as "asksAbove", round.asked_in as "askedInRoundId",
  (select opening.round_id from review.rounds opening where opening.asked_in = round.round_id) as "openingRoundId"`;
const roundTables = sql`review.rounds round join registry.areas area on area.area_id = round.area_id
  join review.standards standard on standard.standard_id = round.standard_id and standard.version = round.standard_version
  left join review.score_tables scores on scores.score_table_id = round.score_table_id`;

export async function listRoundRows(tx: Tx): Promise<readonly Round[]> {
  const found =
    await sql<Round>`select ${roundColumns} from ${roundTables} order by round.opens_on desc, round.round_id`.execute(
      tx,
    );
  return found.rows;
}

export async function findRound(tx: Database | Tx, roundId: Id<"round">): Promise<Round | undefined> {
  const found = await sql<Round>`select ${roundColumns} from ${roundTables} where round.round_id = ${roundId}`.execute(
    tx,
  );
  return found.rows[0];
}

export async function addRound(
  tx: Tx,
  round: Pick<
    Round,
    | "roundId"
    | "areaId"
    | "year"
    | "kind"
    | "standardId"
    | "standardVersion"
    | "scoreTableId"
    | "referenceDate"
    | "opensOn"
    | "closesOn"
  > & { readonly askedInRoundId?: Id<"round"> | null | undefined },
): Promise<void> {
  await tx
    .insertInto("review.rounds")
    .values({
      round_id: round.roundId,
      area_id: round.areaId,
      year: round.year,
      kind: round.kind,
      standard_id: round.standardId,
      standard_version: round.standardVersion,
      score_table_id: round.scoreTableId,
      reference_date: round.referenceDate,
      opens_on: round.opensOn,
      closes_on: round.closesOn,
      asked_in: round.askedInRoundId ?? null,
    })
    .execute();
}

export type ProgressRow = {
  readonly areaId: string;
  readonly areaName: string;
  readonly households: number;
  readonly states: Record<string, number>;
  readonly openObjections: number;
  readonly flags: Record<string, number>;
  readonly flagged: number;
  readonly metOn: LocalDate | null;
  readonly postedUntil: LocalDate | null;
  /** Surveyed in the two weeks up to the day. */
  readonly surveyedLately: number;
};

/** Households by state: of each commune of the round's area, or of each village of one commune; of the communes of the act. */
export async function progressOf(
  tx: Tx,
  round: Round,
  {
    communeId,
    within,
    today,
  }: {
    /** Shown by its villages. */
    readonly communeId: string | undefined;
    /** The only commune that the act may see, where that is so. */
    readonly within: string | undefined;
    readonly today: LocalDate;
  },
): Promise<readonly ProgressRow[]> {
  const place = communeId === undefined ? sql`review.commune_id` : sql`review.village_id`;
  const found = await sql<ProgressRow>`
    with counted as (
      select * from review.states_of_round(${round.roundId}, ${communeId ?? within ?? null}, ${communeId !== undefined}, ${addDays(today, -paceDays)}, ${today})
    ), summed as (
      select area_id, sum(households)::int as households, jsonb_object_agg(state, households) as states,
        sum(lately)::int as lately
      from counted group by area_id
    ), objected as (
      select ${place} as area_id, count(*)::int as open
      from review.objections objection
      join review.reviews review on review.household_id = objection.household_id and review.review_id = objection.review_id
      where review.round_id = ${round.roundId} and objection.answered_on is null
      group by 1
    ), looked as (
      select ${place} as area_id, review.flags
      from review.reviews review
      where review.round_id = ${round.roundId} and ${whereGiven(communeId, (commune) => sql`review.commune_id = ${alike(commune)}`)}
        and review.flags <> '{}' and review.flags && ${alikeAll(secondLooks)} and review.state not in ('decided', 'certified', 'superseded')
    ), marked as (
      select area_id, count(*)::int as households from looked group by 1
    ), flagged as (
      select area_id, jsonb_object_agg(flag, households) as flags from (
        select area_id, flag, count(*)::int as households from looked, unnest(flags) flag
        where flag = any (${alikeAll(secondLooks)}) group by 1, 2) by_flag
      group by area_id
    ), met as (
      select ${communeId === undefined ? sql`commune_id` : sql`village_id`} as area_id, max(held_on) as met_on
      from review.meetings where round_id = ${round.roundId} group by 1
    ), posted as (
      select ${communeId === undefined ? sql`commune_id` : sql`village_id`} as area_id, max(to_date) as posted_until
      from review.public_postings where round_id = ${round.roundId} group by 1
    )
    select summed.area_id as "areaId", area.name as "areaName", summed.households, summed.states,
      summed.lately as "surveyedLately",
      coalesce(objected.open, 0) as "openObjections", coalesce(flagged.flags, '{}') as flags, coalesce(marked.households, 0) as flagged,
      met.met_on as "metOn", posted.posted_until as "postedUntil"
    from summed
    left join registry.areas area on area.area_id = summed.area_id
    left join objected on objected.area_id = summed.area_id
    left join marked on marked.area_id = summed.area_id
    left join flagged on flagged.area_id = summed.area_id
    left join met on met.area_id = summed.area_id
    left join posted on posted.area_id = summed.area_id
    where summed.area_id is not null order by area.name ${nameOrder}, summed.area_id`.execute(tx);
  return found.rows;
}

/** Reviews of a commune that are not decided and lie in no village. */
export async function countWithoutVillage(tx: Tx, roundId: Id<"round">, communeId: string): Promise<number> {
  const found = await sql<{ count: number }>`select count(*)::int as count from review.reviews
    where round_id = ${roundId} and commune_id = ${communeId} and village_id is null
      and state not in ('decided', 'certified', 'superseded')`.execute(tx);
  return found.rows[0]?.count ?? 0;
}
