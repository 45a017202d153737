import { sql } from "kysely";
import type { z } from "zod";
import type { instruction } from "#contract/payment/batch.ts";
import type { Id } from "#kernel/id.ts";
import type { Tx } from "#server/platform/database/database.ts";

type Movement = z.output<typeof instruction>["movements"][number];
type Key = { readonly householdId: Id<"household">; readonly instructionId: Id<"instruction"> };

/** The story of each instruction: that it was sent, what the bank said of it, who signed for it, and what came back and why. */
export async function listMovementsOf(
  tx: Tx,
  keys: readonly Key[],
  timeZone: string,
): Promise<ReadonlyMap<Id<"instruction">, readonly Movement[]>> {
  if (keys.length === 0) return new Map();
  const asked = JSON.stringify(keys.map(({ householdId, instructionId }) => ({ householdId, instructionId })));
  const found = await sql<Movement & { readonly instructionId: Id<"instruction"> }>`
    with asked as (select "householdId" as household_id, "instructionId" as instruction_id
      from jsonb_to_recordset(${asked}::jsonb) as key ("householdId" uuid, "instructionId" uuid))
    select instruction_id as "instructionId", kind, "on", reason, reference from (
      select asked.instruction_id, 'sent' as kind, (min(file.recorded_at) at time zone ${timeZone})::date as "on",
        null as reason, null as reference, 0 as place
      from asked join payment.instructions one using (household_id, instruction_id)
      join payment.files file on file.batch_id = one.batch_id and file.kind in ('payment_order', 'cash_list')
      where one.state <> 'cancelled' group by asked.instruction_id
      union all
      select asked.instruction_id, match.outcome, coalesce(match.booked_on, (file.recorded_at at time zone ${timeZone})::date),
        match.reason_code, match.bank_reference, case match.outcome when 'pending' then 1 when 'paid' then 2 else 3 end
      from asked join payment.matches match using (household_id, instruction_id) join payment.files file using (file_id)
      union all
      select asked.instruction_id, 'signed', receipt.signed_on, null, null, 2
      from asked join payment.receipts receipt using (household_id, instruction_id)
      union all
      select asked.instruction_id, returned.fate, returned.returned_on, returned.reason, null, 4
      from asked join payment.returns returned using (household_id, instruction_id)
    ) as moved order by instruction_id, "on", place`.execute(tx);
  const stories = new Map<Id<"instruction">, Movement[]>();
  for (const { instructionId, ...movement } of found.rows) {
    const story = stories.get(instructionId) ?? [];
    story.push(movement);
    stories.set(instructionId, story);
  }
  return stories;
}
