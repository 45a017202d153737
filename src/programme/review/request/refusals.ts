/** What is refused in review/request, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const reviewRequestRefusals = {
  "review.request_household_closed": { facts: {}, rule: "Decision 24/2021/QD-TTg Art. 4, 5" },
  "review.check_not_asked": { facts: {} },
  "review.request_listed": { facts: {}, rule: "Decision 24/2021/QD-TTg Art. 4, 5" },
  "review.request_not_listed": { facts: {}, rule: "Decision 24/2021/QD-TTg Art. 4, 5" },
  "review.request_not_open": { facts: {}, more: { state: "text" } },
  "review.request_open": { facts: {} },
  "review.screening_not_needed": { facts: {} },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof reviewRequestRefusals> {}
}
