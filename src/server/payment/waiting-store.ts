/** What waits in payment for an act. */
import { sql } from "kysely";
import type { BatchWork } from "#programme/payment/payment-acts.ts";
import { isDue } from "./batch/instructions-store.ts";
import { missingEvidence } from "#server/delivery/published.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { countWaiting } from "#server/platform/waiting.ts";
import type { WaitingOfKind } from "#server/platform/waiting.ts";

/** What the row named `batch` waits for, or null: beside `stillOpen`. */
const workOfBatch = sql`case batch.state when 'draft' then 'checkBatch' when 'checked' then 'approveBatch'
  when 'reserved' then 'sendBatch'
  when 'sent' then case when open.unknown then 'unanswered' else 'readAnswers' end
  when 'partly_settled' then case when open.unknown then 'unanswered' when open.sent then 'readAnswers' else 'reconcile' end end`;

/** Whether instructions of a sent batch wait for an answer, and whether the bank was asked in vain. */
const stillOpen = sql`left join lateral (
    select coalesce(bool_or(state = 'unknown'), false) as unknown, coalesce(bool_or(state = 'sent'), false) as sent
    from payment.instructions instruction where instruction.batch_id = batch.batch_id and state in ('unknown', 'sent')
  ) open on batch.state in ('sent', 'partly_settled')`;

/** Ids of the batches that wait for one step. */
export const batchesWaitingFor = (step: string) =>
  sql`select batch.batch_id from payment.batches batch ${stillOpen} where (${workOfBatch}) = ${step}`;

/** What was delivered waits to be paid; a batch waits for one step at a time; who signed it in one role signs it in no other. */
export async function waitingInPayment(
  tx: Tx,
  officerId: string,
): Promise<readonly WaitingOfKind<BatchWork | "pay">[]> {
  const counted = await countWaiting<BatchWork | "pay">(sql`
    select ${workOfBatch} as kind,
      batch.commune_id, null as village_id, batch.batch_id::text as record_id, null::date as due_on, batch.made_at as since,
      batch.state in ('draft', 'checked') and exists (select from payment.approvals signed where signed.batch_id = batch.batch_id
        and ${officerId}::uuid in (signed.officer_id, signed.on_behalf_of)) as is_barred
    from payment.batches batch
    ${stillOpen}
    where batch.state in ('draft', 'checked', 'reserved', 'sent', 'partly_settled')
    union all
    select 'pay', support.commune_id, null, support.activity_id::text, null, null::timestamptz, false
    from delivery.supports support where ${isDue} and ${missingEvidence} = '{}'`).execute(tx);
  return counted.rows;
}
