/** What records of the payment stage are called in the audit. */
import { sql } from "kysely";
import type { RecordNames } from "#server/authority/published.ts";

export const paymentNames: RecordNames = {
  batch: { of: sql`select title from payment.batches where batch_id = record.id` },
};
