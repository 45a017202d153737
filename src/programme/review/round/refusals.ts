/** What is refused in review/round, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const reviewRoundRefusals = {
  "review.annual_round_days": {
    facts: { from: "day", to: "day" },
    more: { closesOn: "day", opensOn: "day" },
    rule: "Decision 24/2021/QD-TTg Art. 4, 5; Circular 07/2021/TT-BLDTBXH",
  },
  "review.handed_over_already": { facts: {} },
  "review.handover_answered": { facts: {} },
  "review.handover_nothing": { facts: {}, rule: "Decree 131/2025/ND-CP; Circular 13/2025/TT-BNNMT" },
  "review.handover_undecided": {
    facts: { households: "number" },
    rule: "Decree 131/2025/ND-CP; Circular 13/2025/TT-BNNMT",
  },
  "review.monthly_round_begins": {
    facts: { day: "number" },
    more: { opensOn: "day" },
    rule: "Decision 24/2021/QD-TTg Art. 4, 5; Circular 07/2021/TT-BLDTBXH",
  },
  "review.monthly_round_ends": {
    facts: { days: "number", latest: "day" },
    more: { closesOn: "day" },
    rule: "Decision 24/2021/QD-TTg Art. 4, 5; Circular 07/2021/TT-BLDTBXH",
  },
  "review.no_such_standard": { facts: { standard: "text", version: "text" } },
  "review.not_a_reviewer": { facts: {}, more: { officerId: "text" } },
  "review.nothing_to_survey": { facts: {} },
  "review.opening_list_beside_annual_round": { facts: {} },
  "review.opening_list_by_same_standard": { facts: {} },
  "review.opening_list_there_already": { facts: {} },
  "review.return_needs_reason": { facts: {} },
  "review.round_not_handed_over": { facts: { communes: "number", first: "text" } },
  "review.measure_beside_law": { facts: { date: "day", law: "text", standard: "text" } },
  "review.measure_decides_nobody": { facts: { standard: "text" } },
  "review.standard_of_other_country": { facts: { country: "text", standard: "text" } },
  "review.standard_not_in_force": { facts: { date: "day" }, more: { from: "day", standard: "text", to: "day" } },
  "review.standard_version_replaced": { facts: { date: "day", from: "day" }, more: { standard: "text" } },
  "review.working_days_unknown": { facts: { year: "text" }, rule: "Civil Code 2015 Art. 147" },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof reviewRoundRefusals> {}
}
