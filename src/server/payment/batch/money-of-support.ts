/** In which batch the money of a support is: what delivery asks before it undoes or corrects one. */
import { sql } from "kysely";
import type { MoneyOfSupport } from "#server/delivery/published.ts";

export const moneyInBatches: MoneyOfSupport = {
  batchOf: async (tx, { householdId, supportId }) => {
    const found = await sql<{ title: string }>`select batch.title from payment.instructions instruction
      join payment.batches batch on batch.batch_id = instruction.batch_id
      where instruction.household_id = ${householdId} and instruction.support_id = ${supportId}
        and instruction.state not in ('returned', 'carried_over', 'cancelled')`.execute(tx);
    return found.rows[0]?.title;
  },
};
