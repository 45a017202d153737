/** Which households a grievance keeps when their import is taken back. */
import { sql } from "kysely";
import type { LaterRecords } from "#server/registry/published.ts";

export const keptByVoice: Pick<LaterRecords, "heard"> = {
  heard: sql`exists (select from voice.grievances grievance where grievance.contested_household_id = household.household_id)`,
};
