/** What is refused in treasury, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const treasuryRefusals = {
  "ledger.schedule_differs": { facts: { amount: "money", sum: "money" } },
  "planning.paid_by_batches": { facts: {} },
  "planning.past_years_differ": { facts: { key: "text" } },
  "planning.voucher_before_line": { facts: { year: "number" } },
  "planning.voucher_in_future": { facts: { day: "day" } },
  "treasury.accepted_already": { facts: {} },
  "treasury.columns_missing": { facts: { columns: "text" } },
  "treasury.period_end_before_start": { facts: {} },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof treasuryRefusals> {}
}
