import { sql } from "kysely";

/** Of `support`: delivered, to be paid, and without all that its kind asks for before. What is counted and what is listed is this. */
export const lacksEvidence = sql`(support.state = 'delivered' and support.amount > 0 and support.needs_evidence is not null
  and delivery.missing_evidence(support) <> '{}')`;
