/** What waits in the treasury's room for an act. */
import { sql } from "kysely";
import type { Tx } from "#server/platform/database/database.ts";
import { countWaiting } from "#server/platform/waiting.ts";
import type { WaitingOfKind } from "#server/platform/waiting.ts";

export type TreasuryWork = "acceptTreasury";

/** Statements of the treasury or a bank whose differences nobody has accepted. */
export async function waitingInTreasury(tx: Tx): Promise<readonly WaitingOfKind<TreasuryWork>[]> {
  const counted = await countWaiting<TreasuryWork>(sql`
    select 'acceptTreasury' as kind, area_id as commune_id, null as village_id, treasury_import_id::text as record_id,
      null::date as due_on, recorded_at as since, false as is_barred
    from planning.treasury_imports where accepted_at is null`).execute(tx);
  return counted.rows;
}
