import { sql } from "kysely";
import type { Decoded, Output } from "#contract/endpoint.ts";
import { dayNumber } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { statesBefore } from "#programme/review/decision/review-acts.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { findRound } from "#server/review/round/rounds-store.ts";
import { openRoundOf } from "./survey-service.ts";
import type { carryAnswers } from "#contract/review/survey.ts";

/** Answers older than this are not of the same autumn. */
const mostDaysApart = 200;

/**
 * Answers that were given in one round serve another of the same season, by another standard: nobody is asked twice. What the other
 * standard asks beyond them is told by its scoring, household by household.
 */
export async function carry(
  context: ActContext,
  { params, body }: Decoded<typeof carryAnswers>,
): Promise<Result<Output<typeof carryAnswers>, Refusal>> {
  const round = await openRoundOf(context, params.roundId);
  if (!round.ok) return round;
  const from = await findRound(context.tx, body.fromRoundId);
  if (from === undefined) return failure(refuse("record.not_found"));
  const apart = Math.abs(dayNumber(round.value.referenceDate) - dayNumber(from.referenceDate));
  if (body.fromRoundId === params.roundId || apart > mostDaysApart)
    return failure(refuse("review.round_too_far", { days: mostDaysApart }));
  const carried = await copyAnswers(context.tx, params, body.fromRoundId);
  const without = await countWithout(context.tx, params);
  await context.audit({
    areaId: params.communeId,
    recordKind: "round",
    recordId: params.roundId,
    facts: { carried, from: body.fromRoundId },
  });
  return success({ carried, without });
}

type Place = { readonly roundId: string; readonly communeId: string };

const waiting = statesBefore("survey").filter((state) => state === "listed" || state === "screened");

async function copyAnswers(tx: Tx, { roundId, communeId }: Place, fromRoundId: string): Promise<number> {
  const done = await sql`update review.reviews review set answers = earlier.answers, state = 'surveyed',
      surveyed_on = earlier.surveyed_on, surveyed_by = earlier.surveyed_by, answered_how = 'carried',
      answered_at = earlier.answered_at
    from review.reviews earlier
    where earlier.household_id = review.household_id and earlier.round_id = ${fromRoundId} and earlier.answers is not null
      and review.round_id = ${roundId} and review.commune_id = ${communeId} and review.answers is null
      and review.state = any (${waiting})`.execute(tx);
  return Number(done.numAffectedRows ?? 0);
}

async function countWithout(tx: Tx, { roundId, communeId }: Place): Promise<number> {
  const rows = await sql<{ without: number }>`select count(*)::int as without from review.reviews
    where round_id = ${roundId} and commune_id = ${communeId} and answers is null and state <> 'superseded'`.execute(
    tx,
  );
  return rows.rows[0]?.without ?? 0;
}
