/** Which households a payee keeps when their import is taken back. */
import { sql } from "kysely";
import type { LaterRecords } from "#server/registry/published.ts";

export const keptByPayment: Pick<LaterRecords, "paid"> = {
  paid: sql`exists (select from payment.payees payee where payee.household_id = household.household_id)`,
};
