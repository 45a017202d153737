/** What records of the delivery stage are called in the audit. */
import { sql } from "kysely";
import type { RecordNames } from "#server/authority/published.ts";

export const deliveryNames: RecordNames = {
  course: { of: sql`select name from delivery.courses where course_id = record.id` },
  referral: { of: sql`select right(household_id::text, 8) from delivery.referrals where referral_id = record.id` },
  work: { of: sql`select name from delivery.works where work_id = record.id` },
  livelihood_group: { of: sql`select name from delivery.livelihood_groups where group_id = record.id` },
  buyer: { of: sql`select name from delivery.buyers where buyer_id = record.id` },
  offtake_contract: {
    of: sql`select coalesce(contract.number || ' · ', '') || buyer.name from delivery.offtake_contracts contract
      join delivery.buyers buyer on buyer.buyer_id = contract.buyer_id where contract.contract_id = record.id`,
  },
  activity: { of: sql`select title from delivery.activities where activity_id = record.id` },
};
