import { sql } from "kysely";
import { statesBefore } from "#programme/review/decision/review-acts.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Id } from "#kernel/id.ts";

type Place = { readonly roundId: Id<"round">; readonly communeId: string };

const waiting = statesBefore("survey").filter((state) => state === "listed" || state === "screened");

/** Who lives in the household on the day of the earlier answers, with the birth that is recorded; and whom those answers are for. */
const livingThen = sql`array(select distinct living.person_id::text || ' ' || coalesce(person.birth_date::text, '')
    from registry.memberships living
    join registry.people person on person.household_id = living.household_id and person.person_id = living.person_id
    where living.household_id = earlier.household_id and living.valid_from <= earlier.surveyed_on
      and (living.valid_to is null or living.valid_to >= earlier.surveyed_on) order by 1)`;
const answeredFor = sql`array(select (member ->> 'personId') || ' ' || coalesce(member ->> 'birthDate', '')
    from jsonb_array_elements(earlier.answers -> 'members') member order by 1)`;

/**
 * Answers given in one round serve another: nobody is asked twice. Those that are not of the whole household, as the registry has it now for
 * their day, are asked again.
 */
export async function copyAnswers(tx: Tx, { roundId, communeId }: Place, fromRoundId: string): Promise<number> {
  const done = await sql`update review.reviews review set answers = earlier.answers, state = 'surveyed',
      surveyed_on = earlier.surveyed_on, surveyed_by = earlier.surveyed_by, answered_how = 'carried',
      answered_at = earlier.answered_at
    from review.reviews earlier
    where earlier.household_id = review.household_id and earlier.round_id = ${fromRoundId} and earlier.answers is not null
      and review.round_id = ${roundId} and review.commune_id = ${communeId} and review.answers is null
      and review.state = any (${waiting}) and ${answeredFor} = ${livingThen}`.execute(tx);
  return Number(done.numAffectedRows ?? 0);
}

export async function countWithoutAnswers(tx: Tx, { roundId, communeId }: Place): Promise<number> {
  const rows = await sql<{ without: number }>`select count(*)::int as without from review.reviews
    where round_id = ${roundId} and commune_id = ${communeId} and answers is null and state <> 'superseded'`.execute(
    tx,
  );
  return rows.rows[0]?.without ?? 0;
}
