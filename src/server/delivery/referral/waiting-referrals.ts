import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";

/** Referrals by whose turn it is, as `countWaiting` counts them. */
export const waitingReferrals = (today: LocalDate): RawBuilder<unknown> => sql`
  select turn.kind, referral.commune_id, null, referral.referral_id::text, referral.due_on, null, turn.is_barred
  from delivery.referrals referral
  cross join lateral (
    select 'answerReferrals' as kind, false as is_barred
    where referral.state in ('open', 'accepted') and authority.acts_for(referral.office_id)
    union all
    select 'settleReferrals', false where authority.sees(referral.commune_id)
      and (referral.state = 'refused' or referral.state in ('open', 'accepted') and referral.due_on < ${today}::date)
    union all
    select 'directReferrals', not exists (select from authority.held_posts post
      where post.officer_id::text = current_setting('vuon.officer', true) and post.post_kind = referral.escalates_to
        and post.valid_from <= ${today}::date and (post.valid_to is null or post.valid_to >= ${today}::date))
    where authority.sees(referral.commune_id) and referral.state in ('open', 'accepted')
      and referral.due_on + referral.escalates_after < ${today}::date
  ) turn where referral.state in ('open', 'accepted', 'refused')`;

/** Referrals that the office has not answered. */
export async function countReferralsOf(tx: Tx, officeId: Id<"office">): Promise<number> {
  const found = await sql<{ open: number }>`select count(*)::int as open from delivery.referrals
    where office_id = ${officeId} and state in ('open', 'accepted')`.execute(tx);
  return found.rows[0]?.open ?? 0;
}
