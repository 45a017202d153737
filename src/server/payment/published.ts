/** What later stages may ask of payment. */
import { sql } from "kysely";

export { storyOfPayment } from "./batch/story-of-payment.ts";
export { waitingInPayment } from "./waiting-store.ts";

/** Rows (batch_id, message_id): by what the bank and the treasury know a batch. */
export const sentBatches = sql`select batch_id, message_id from payment.batches`;
