/** What waits in the registry for an act. */
import { sql } from "kysely";
import type { Tx } from "#server/platform/database/database.ts";
import { countWaiting } from "#server/platform/waiting.ts";
import type { WaitingOfKind } from "#server/platform/waiting.ts";

export type RegistryWork = "decideCorrections" | "decidePairs" | "answerTransfers";

/** Nobody decides a correction that they asked for themselves; a transfer is answered where the household goes to. */
export async function waitingInRegistry(
  tx: Tx,
  of: { readonly officerId: string; readonly seesCommune: (communeId: string) => boolean },
): Promise<readonly WaitingOfKind<RegistryWork>[]> {
  const counted = await countWaiting<RegistryWork>(sql`
    select 'decideCorrections' as kind, commune_id, null as village_id, null as record_id, null::date as due_on, asked_at as since,
      asked_by = ${of.officerId}::uuid as is_barred
    from registry.corrections where state = 'asked' and now_in is null
    union all
    select 'decidePairs', left_commune_id, null, null, null, found_at, false from registry.duplicate_pairs where state = 'waiting'
    union all
    select 'answerTransfers', to_commune_id, null, null, null, asked_at, false from registry.transfers where state = 'asked'`).execute(
    tx,
  );
  // A commune that gives a household away reads its own request, and the other one answers it.
  return counted.rows.map((row) =>
    row.kind === "answerTransfers" && row.communeId !== null && !of.seesCommune(row.communeId)
      ? { ...row, isBarred: true }
      : row,
  );
}
