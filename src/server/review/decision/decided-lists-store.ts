import { sql } from "kysely";
import type { DecidedList } from "#programme/review/decision/opening-list.ts";
import type { Tx } from "#server/platform/database/database.ts";

/** Which decision each withdrawal takes back. */
export const takenBackByDecisions = sql`select decision_id, withdraws_decision_id from review.decisions where withdraws_decision_id is not null`;

/** The status of this name stands: it takes nothing back, and nothing took it back. */
export const statusStands = (status: string) => {
  const column = (name: string) => sql.ref(`${status}.${name}`);
  return sql<boolean>`${column("outcome")} <> 'withdrawn' and not exists (
    select from review.decisions back join review.poverty_statuses later on later.decision_id = back.decision_id
    where back.withdraws_decision_id = ${column("decision_id")} and later.household_id = ${column("household_id")})`;
};

/** The lists that communes decided, in whatever round. */
export async function listDecidedLists(
  tx: Tx,
  communes: readonly string[],
): Promise<readonly (DecidedList & { readonly communeId: string })[]> {
  const found = await sql<DecidedList & { communeId: string }>`
    select decision.commune_id as "communeId", decision.round_id as "roundId", round.kind, standard.series,
      decision.effective_on as "effectiveOn"
    from review.decisions decision join review.rounds round on round.round_id = decision.round_id
    join review.standards standard on standard.standard_id = round.standard_id and standard.version = round.standard_version
    where decision.commune_id = any(${communes}) and decision.kind = 'list'
    order by decision.effective_on, decision.decision_id`.execute(tx);
  return found.rows;
}
