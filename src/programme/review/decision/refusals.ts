/** What is refused in review/decision, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const reviewDecisionRefusals = {
  "review.certificate_of_ended_standard": { facts: { until: "day" } },
  "review.certificate_withdrawn": { facts: { day: "day" } },
  "review.certificates_of_lists_only": { facts: {} },
  "review.check_of_listed": { facts: { households: "number" }, rule: "Decision 24/2021/QD-TTg Art. 4" },
  "review.list_outside_standard": {
    facts: { effectiveOn: "day" },
    more: { from: "day", to: "day" },
    rule: "Decree 351/2025/ND-CP",
  },
  "review.not_now": { facts: {}, more: { act: "text", state: "text" }, rule: "Decision 24/2021/QD-TTg Art. 4" },
  "review.nothing_ready_to_decide": {
    facts: {},
    rule: ["Decision 24/2021/QD-TTg Art. 4", "Decision 24/2021/QD-TTg Art. 4; Decree 131/2025/ND-CP"],
  },
  "review.opinion_first": { facts: {}, rule: "Decision 24/2021/QD-TTg Art. 4" },
  "review.round_closed": { facts: {}, more: { year: "number" } },
  "review.rests_on_refuted_answers": { facts: { households: "number" }, rule: "Decision 24/2021/QD-TTg Art. 4" },
  "review.status_not_latest": { facts: {} },
  "review.status_of_that_day": { facts: { day: "day" }, more: { effectiveOn: "day" } },
  "review.withdrawn_after_replaced": { facts: { until: "day" } },
  "review.withdrawn_before_effect": { facts: { from: "day" } },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof reviewDecisionRefusals> {}
}
