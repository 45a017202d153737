/** Which households a support keeps when their import is taken back. */
import { sql } from "kysely";
import type { LaterRecords } from "#server/registry/published.ts";

export const keptByDelivery: Pick<LaterRecords, "supported"> = {
  supported: sql`exists (select from delivery.supports support where support.household_id = household.household_id)`,
};
