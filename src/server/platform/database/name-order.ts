import { sql } from "kysely";

/** Names in the order of Vietnamese, as the browser has them (Intl.Collator("vi")), with the letters of other peoples beside their bases. */
export const nameOrder = sql`collate "vi-x-icu"`;
