/** What is refused in ledger, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const ledgerRefusals = {
  "ledger.amount_not_positive": { facts: {} },
  "ledger.amount_too_large": { facts: { largest: "text" } },
  "ledger.line_of_another_area": { facts: {} },
  "ledger.moved_on": { facts: { amount: "money", remainder: "money" } },
  "ledger.overdraft": { facts: {} },
  "ledger.reversed_already": { facts: {} },
  "ledger.undone_by_its_document": { facts: {}, more: { kind: "named" } },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof ledgerRefusals> {}
}
