import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Answers } from "#programme/review/standard/facts.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Round } from "#server/review/round/rounds-store.ts";

export type EarlierReview = {
  readonly reviewId: Id<"review">;
  readonly roundId: Id<"round">;
  readonly referenceDate: LocalDate;
  /** An objection against its answers was upheld. */
  readonly restsOnRefuted: boolean;
  readonly year: number;
  readonly standardId: string;
  readonly standardVersion: string;
  readonly class: string;
  readonly deprivations: number;
  readonly answers: Answers | null;
};

/** The household's last decided review of a round that opened before this one. */
export async function findEarlier(
  tx: Tx,
  householdId: Id<"household">,
  round: Round,
): Promise<EarlierReview | undefined> {
  const rows =
    await sql<EarlierReview>`select review.review_id as "reviewId", review.round_id as "roundId", round.reference_date as "referenceDate",
      review.rests_on_refuted as "restsOnRefuted", round.year, round.standard_id as "standardId",
      round.standard_version as "standardVersion", review.class, review.deprivations, review.answers
    from review.reviews review join review.rounds round on round.round_id = review.round_id
    where review.household_id = ${householdId} and round.opens_on < ${round.opensOn} and review.class is not null
      and review.state in ('decided', 'certified')
    order by round.opens_on desc, round.round_id desc limit 1`.execute(tx);
  return rows.rows[0];
}
