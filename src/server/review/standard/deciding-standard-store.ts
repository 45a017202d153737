import { sql } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type DecidingStandard = {
  readonly standardId: string;
  readonly standardVersion: string;
  /** The day from which this dated version of it is in force. */
  readonly standardFrom: LocalDate;
  readonly pack: unknown;
};

/** The standard on which the latest decisions effective on a day rest. */
export async function findDecidingStandard(tx: Tx, on: LocalDate): Promise<DecidingStandard | undefined> {
  const found = await sql<DecidingStandard>`
    select standard.standard_id as "standardId", standard.version as "standardVersion", standard.valid_from as "standardFrom", standard.pack
    from review.decisions decision
    join review.rounds round on round.round_id = decision.round_id
    join review.standards standard on standard.standard_id = round.standard_id and standard.version = round.standard_version
    where decision.effective_on <= ${on}
    order by decision.effective_on desc limit 1`.execute(tx);
  return found.rows[0];
}
