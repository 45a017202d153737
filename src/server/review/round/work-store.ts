import { isListed } from "#server/review/standard/classes-store.ts";
import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { onlyValue } from "#server/platform/waiting.ts";
import type { Waiting as WaitingInStage } from "#server/platform/waiting.ts";
import { whereGiven } from "#server/platform/database/where-given.ts";
import type { RoundId } from "./rounds-store.ts";

/** How many of a kind wait in a commune, the only village where they do, and the earliest day that a record itself names. */
export type Waiting = Pick<WaitingInStage, "count" | "communeId" | "villageId" | "dueOn">;

const counted = sql`count(*)::int as count, commune_id as "communeId", ${onlyValue("village_id")} as "villageId"`;

/** Row-level security shows no others; said once more, an index finds them. */
const inCommune = (communeId: string | undefined) =>
  whereGiven(communeId, (commune) => sql`review.commune_id = ${commune}`);

/** Reviews of a round in the officer's areas (in one commune, where that is all), by what they wait for. */
export async function reviewsWaiting(
  tx: Tx,
  of: {
    readonly roundId: RoundId;
    readonly communeId: string | undefined;
    readonly officerId: Id<"officer">;
    readonly today: LocalDate;
  },
): Promise<ReadonlyMap<string, readonly Waiting[]>> {
  const rows = await sql<Waiting & { kind: string }>`
    with mine as (
      select exists (select from review.reviews where round_id = ${of.roundId} and reviewer_id = ${of.officerId}::uuid) as assigned
    ), waiting as (
      select case
          when state = 'listed' and ${isListed("previous_class")} is not true
            and exists (select from review.requests request where request.household_id = review.household_id
              and request.round_id = review.round_id and request.asks = 'recognition' and request.screening_passed is null)
            then 'screen'
          when state in ('listed', 'screened') and (not mine.assigned or reviewer_id = ${of.officerId}::uuid) then 'survey'
          -- An objection was upheld: the household is surveyed again before anything else.
          when state = 'surveyed' and rests_on_refuted then 'survey'
          when state = 'surveyed' then 'score'
          when state = 'scored' then 'meet'
          when state in ('met', 'rechecked') then 'post'
          -- A decision leaves out what rests on refuted answers: the other result of the visit is surveyed again first.
          when rests_on_refuted then null
          when state = 'closed' or (state = 'posted' and exists (select from review.public_postings posting
            where posting.public_posting_id = review.public_posting_id and posting.to_date < ${of.today})) then 'decide'
        end as kind, review.commune_id, review.village_id
      from review.reviews review cross join mine
      where review.round_id = ${of.roundId} and ${inCommune(of.communeId)} and review.state not in ('decided', 'certified', 'superseded', 'objected')
    )
    select kind, ${counted}, null::date as "dueOn" from waiting where kind is not null group by kind, commune_id`.execute(
    tx,
  );
  return Map.groupBy(rows.rows, ({ kind }) => kind);
}

/** Objections of a round without an answer, with the first day on which one must be answered. */
export async function objectionsWaiting(tx: Tx, roundId: RoundId): Promise<readonly Waiting[]> {
  const rows = await sql<Waiting>`
    with waiting as (
      select review.commune_id, review.village_id, objection.due_on
      from review.objections objection
      join review.reviews review on review.household_id = objection.household_id and review.review_id = objection.review_id
      where review.round_id = ${roundId} and objection.answered_on is null
    )
    select ${counted}, min(due_on) as "dueOn" from waiting group by commune_id`.execute(tx);
  return rows.rows;
}

/** Requests that no round has taken up. */
export async function requestsWaiting(tx: Tx): Promise<readonly Waiting[]> {
  const rows = await sql<Waiting>`
    with waiting as (
      select request.commune_id, household.village_id from review.requests request
      join registry.households household on household.household_id = request.household_id
      where request.round_id is null and request.withdrawn_on is null
    )
    select ${counted}, null::date as "dueOn" from waiting group by commune_id`.execute(tx);
  return rows.rows;
}

/** Households that a list of the round recognised and that have no certificate. */
export async function certificatesWaiting(
  tx: Tx,
  roundId: RoundId,
  communeId: string | undefined,
): Promise<readonly Waiting[]> {
  const rows = await sql<Waiting>`
    with waiting as (
      select status.commune_id, status.village_id
      from review.reviews review
      join review.poverty_statuses status on status.household_id = review.household_id and status.review_id = review.review_id
      where review.round_id = ${roundId} and ${inCommune(communeId)} and review.state = 'decided' and ${isListed("review.class")}
        and status.outcome = 'recognised' and ${isListed("status.class")} and not status.carried
    )
    select ${counted}, null::date as "dueOn" from waiting group by commune_id`.execute(tx);
  return rows.rows;
}

/** Communes of the round where everything is decided and whose results do not stand handed over. */
export async function handoversWaiting(
  tx: Tx,
  roundId: RoundId,
  communeId: string | undefined,
): Promise<readonly Waiting[]> {
  const rows = await sql<Waiting>`
    with waiting as (
      select review.commune_id, null::text as village_id from review.reviews review
      where review.round_id = ${roundId} and ${inCommune(communeId)}
      group by review.commune_id
      having count(*) filter (where review.state not in ('decided', 'certified', 'superseded')) = 0
        and not exists (select from review.handovers handover where handover.round_id = ${roundId}
          and handover.commune_id = review.commune_id and handover.answer is distinct from 'returned')
    )
    select ${counted}, null::date as "dueOn" from waiting group by commune_id`.execute(tx);
  return rows.rows;
}

/** Results that communes handed over and that the province has not answered. */
export async function answersWaiting(tx: Tx, roundId: RoundId): Promise<readonly Waiting[]> {
  const rows = await sql<Waiting>`
    with waiting as (
      select commune_id, null::text as village_id from review.handovers where round_id = ${roundId} and answer is null
    )
    select ${counted}, null::date as "dueOn" from waiting group by commune_id`.execute(tx);
  return rows.rows;
}
