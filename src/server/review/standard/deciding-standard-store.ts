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

export type StandardInUse = {
  readonly standardId: string;
  readonly standardVersion: string;
  /** In the order of its bits. */
  readonly indicatorCodes: readonly string[];
};

/** The standard of the latest decisions; before the first of them the latest that is no draft. */
export async function standardInUse(tx: Tx): Promise<StandardInUse> {
  const found = await sql<StandardInUse>`
    with deciding as (
      select round.standard_id, round.standard_version from review.decisions decision
      join review.rounds round on round.round_id = decision.round_id
      order by decision.effective_on desc, decision.decision_id desc limit 1
    )
    select standard.standard_id as "standardId", standard.version as "standardVersion",
      array(select indicator.value ->> 'code' from jsonb_array_elements(standard.pack -> 'indicators') with ordinality as indicator
        order by indicator.ordinality) as "indicatorCodes"
    from review.standards standard left join deciding on deciding.standard_id = standard.standard_id
      and deciding.standard_version = standard.version
    where not standard.draft or deciding.standard_id is not null
    order by deciding.standard_id is null, standard.valid_from desc, standard.version desc limit 1`.execute(tx);
  const [row] = found.rows;
  if (row === undefined) throw new Error("no standard is loaded");
  return row;
}
