/** A status goes on until a list by the next standard is decided; from the end of its own standard on it is shown as one by an ended standard. */
import { sql } from "kysely";
import type { RawBuilder } from "kysely";

/** The last day of the standard by which the class of the household on the day was decided, where that day is past; else null. */
export const classEndedOn = (householdId: RawBuilder<unknown>, on: string) => sql<string | null>`(
  select case when standard.valid_to < ${on}::date then standard.valid_to end
  from review.poverty_statuses status
  join review.decisions decision on decision.decision_id = status.decision_id
  join review.rounds round on round.round_id = coalesce(decision.restored_round_id, decision.round_id)
  join review.standards standard on standard.standard_id = round.standard_id and standard.version = round.standard_version
  where status.household_id = ${householdId} and status.effective_on <= ${on}
  order by status.effective_on desc, status.decision_id desc limit 1)`;
