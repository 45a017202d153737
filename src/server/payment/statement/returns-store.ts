import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import type { ReturnFate } from "#programme/payment/payment-acts.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type NewReturn = {
  readonly returnId: string;
  readonly householdId: Id<"household">;
  readonly instructionId: Id<"instruction">;
  readonly amount: Money;
};

export async function addReturns(
  tx: Tx,
  of: {
    readonly communeId: string;
    readonly fate: ReturnFate;
    readonly reason: string;
    readonly returnedOn: LocalDate;
    readonly recordedAt: string;
    readonly recordedBy: string;
  },
  returns: readonly NewReturn[],
): Promise<void> {
  const rows = JSON.stringify(returns.map((one) => ({ ...one, amount: one.amount.toString() })));
  await sql`insert into payment.returns (household_id, return_id, instruction_id, commune_id, fate, amount, reason, returned_on,
      recorded_at, recorded_by)
    select "householdId", "returnId", "instructionId", ${of.communeId}, ${of.fate}, amount::bigint, ${of.reason}, ${of.returnedOn}::date,
      ${of.recordedAt}::timestamptz, ${of.recordedBy}::uuid
    from jsonb_to_recordset(${rows}::jsonb) as made ("householdId" uuid, "returnId" uuid, "instructionId" uuid, amount text)`.execute(
    tx,
  );
}

export type NewReopening = {
  readonly reopeningId: string;
  readonly batchId: Id<"batch">;
  readonly communeId: string;
  readonly fileId: Id<"file"> | null;
  readonly reason: string;
  readonly reopenedAt: string;
  readonly reopenedBy: string;
};

export async function addReopening(tx: Tx, one: NewReopening): Promise<void> {
  await sql`insert into payment.reopenings (reopening_id, batch_id, commune_id, file_id, reason, reopened_at, reopened_by)
    values (${one.reopeningId}::uuid, ${one.batchId}, ${one.communeId}, ${one.fileId}, ${one.reason}, ${one.reopenedAt},
      ${one.reopenedBy}::uuid)`.execute(tx);
}
