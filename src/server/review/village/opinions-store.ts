import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { ReviewMove } from "#programme/review/decision/review-acts.ts";
import type { Tx } from "#server/platform/database/database.ts";

/** What was posted in time and has no open objection counts as agreed on by the level above: its posting is closed. */
export async function closePostings(
  tx: Tx,
  of: { readonly roundId: Id<"round">; readonly communeId: string },
  on: LocalDate,
  move: ReviewMove,
): Promise<number> {
  const closed = await sql`update review.reviews review set state = ${move.to}
    where review.round_id = ${of.roundId} and review.commune_id = ${of.communeId} and review.state = any (${[...move.from]}::text[])
      and exists (select from review.public_postings posting
        where posting.public_posting_id = review.public_posting_id and posting.to_date < ${on})
      and not exists (select from review.objections objection where objection.household_id = review.household_id
        and objection.review_id = review.review_id and objection.answered_on is null)`.execute(tx);
  return Number(closed.numAffectedRows ?? 0n);
}

export async function addOpinion(
  tx: Tx,
  opinion: {
    readonly opinionId: Id<"opinion">;
    readonly roundId: Id<"round">;
    readonly communeId: string;
    readonly office: string;
    readonly number: string;
    readonly givenOn: LocalDate;
    readonly remark: string | undefined;
    readonly households: number;
    readonly recordedBy: string;
  },
): Promise<void> {
  await tx
    .insertInto("review.opinions")
    .values({
      opinion_id: opinion.opinionId,
      round_id: opinion.roundId,
      commune_id: opinion.communeId,
      office: opinion.office,
      number: opinion.number,
      given_on: opinion.givenOn,
      remark: opinion.remark ?? null,
      households: opinion.households,
      recorded_by: opinion.recordedBy,
    })
    .execute();
}
