/** Which households a support, a livelihood group, a production cycle, a change of what it lives on, the search for a job, a referral or a loan keeps when their import is taken back. */
import { sql } from "kysely";
import type { LaterRecords } from "#server/registry/published.ts";

export const keptByDelivery: Pick<LaterRecords, "supported"> = {
  supported: sql`(exists (select from delivery.supports support where support.household_id = household.household_id)
    or exists (select from delivery.livelihood_members member where member.household_id = household.household_id)
    or exists (select from delivery.livelihood_conversions conversion where conversion.household_id = household.household_id)
    or exists (select from delivery.cycle_producers producer where producer.household_id = household.household_id)
    or exists (select from delivery.job_seekers seeker where seeker.household_id = household.household_id)
    or exists (select from delivery.referrals referral where referral.household_id = household.household_id)
    or exists (select from delivery.loans loan where loan.household_id = household.household_id))`,
};
