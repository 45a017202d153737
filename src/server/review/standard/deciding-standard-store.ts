import { sql } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";

/** The standard on which the latest decisions effective on a day rest. */
export async function findDecidingStandard(
  tx: Tx,
  on: LocalDate,
): Promise<{ readonly standardId: string; readonly standardVersion: string; readonly pack: unknown } | undefined> {
  const found = await sql<{ standardId: string; standardVersion: string; pack: unknown }>`
    select standard.standard_id as "standardId", standard.version as "standardVersion", standard.pack
    from review.decisions decision
    join review.rounds round on round.round_id = decision.round_id
    join review.standards standard on standard.standard_id = round.standard_id and standard.version = round.standard_version
    where decision.effective_on <= ${on}
    order by decision.effective_on desc limit 1`.execute(tx);
  return found.rows[0];
}
