/** What waits in delivery for an act. */
import { sql } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";
import { overdueLoans } from "./credit/loans-store.ts";
import { lateFollowUps } from "./job/jobs-store.ts";
import { lateChecks } from "./livelihood/livelihood-store.ts";
import { lateSearches } from "./value-chain/forecast-store.ts";
import { waitingReferrals } from "./referral/waiting-referrals.ts";
import { lacksEvidence } from "./evidence/lacks-evidence.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { countWaiting } from "#server/platform/waiting.ts";
import type { WaitingOfKind } from "#server/platform/waiting.ts";

export type DeliveryWork =
  | "checkSupports"
  | "approveSupports"
  | "deliver"
  | "addEvidence"
  | "watchWorks"
  | "followUp"
  | "seekBuyer"
  | "checkAssets"
  | "watchLoans"
  | "answerReferrals"
  | "settleReferrals"
  | "directReferrals";

/**
 * Supports by the step that is next, up to their delivery; a closed activity waits for none of these. What was delivered and is not proved waits for
 * its evidence, of a closed activity too: its payment goes on. A work waits while something stands out of it, and a placement
 * while it is late to ask whether the person is still employed. Produce without a buyer waits while nobody looks for one, or the next step is late;
 * an asset of a livelihood group while it is late to look whether it is there.
 * A loan waits while it is overdue. A referral waits for the office that it is with, for the commune once it is
 * late or refused, and for the post that the programme names when nobody answers.
 */
export async function waitingInDelivery(tx: Tx, today: LocalDate): Promise<readonly WaitingOfKind<DeliveryWork>[]> {
  const counted = await countWaiting<DeliveryWork>(sql`
    select case support.state when 'proposed' then 'checkSupports' when 'checked' then 'approveSupports'
        when 'committed' then 'deliver' when 'delivered' then 'addEvidence' end as kind,
      support.commune_id, null as village_id, support.activity_id::text as record_id, null::date as due_on,
      null::timestamptz as since, false as is_barred
    from delivery.supports support
    where support.state in ('proposed', 'checked', 'committed')
      and not exists (select from delivery.activities activity
        where activity.activity_id = support.activity_id and activity.state = 'closed')
      or ${lacksEvidence}
    union all
    select 'watchWorks', work.commune_id, work.village_id, work.work_id::text, null, null, false
    from delivery.works work where delivery.troubles_of_work(work.work_id, ${today}) <> '{}'
    union all
    select 'followUp', late.commune_id, null, late.placement_id::text, late.due_on, null, false from (${lateFollowUps(today)}) late
    union all
    select 'seekBuyer', search.commune_id, null, search.cycle_id::text, search.due_on, null, false from (${lateSearches(today)}) search
    union all
    select 'checkAssets', late.commune_id, null, late.group_id::text, late.due_on, null, false from (${lateChecks(today)}) late
    union all
    ${waitingReferrals(today)}
    union all
    ${overdueLoans(today)}`).execute(tx);
  return counted.rows;
}
