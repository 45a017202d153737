/** What waits in the voice stage for an act. */
import { sql } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { countWaiting } from "#server/platform/waiting.ts";
import type { WaitingOfKind } from "#server/platform/waiting.ts";

export type VoiceWork = "handleGrievances" | "directGrievances";

/** A grievance waits for its next step until it is settled, and once it is late for the post that directs; what is with the province, there. */
export async function waitingInVoice(tx: Tx, today: LocalDate): Promise<readonly WaitingOfKind<VoiceWork>[]> {
  const counted = await countWaiting<VoiceWork>(sql`
    select turn.kind, grievance.commune_id, grievance.village_id, grievance.grievance_id::text as record_id, grievance.due_on,
      null::timestamptz as since, grievance.level = 'province' and not authority.sees(commune.parent_id) as is_barred
    from voice.grievances grievance
    join registry.areas commune on commune.area_id = grievance.commune_id
    cross join lateral (
      select 'handleGrievances' as kind
      union all
      select 'directGrievances' where grievance.due_on < ${today}::date
    ) turn where grievance.state in ('received', 'accepted')`).execute(tx);
  return counted.rows;
}
