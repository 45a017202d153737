/** What is refused in registry/household, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const registryHouseholdRefusals = {
  "registry.before_take_over": { facts: { day: "day", taken: "day" } },
  "registry.changed_since": { facts: { changed: "day", day: "day" } },
  "registry.decided_since": { facts: { day: "day", decided: "day" } },
  "registry.head_needs_successor": { facts: {} },
  "registry.household_closed": { facts: { day: "day" } },
  "registry.household_taken_back": { facts: {}, more: { at: "text", importId: "text" } },
  "registry.identifier_twice": { facts: {} },
  "registry.last_member": { facts: {} },
  "registry.no_member_moves": { facts: {} },
  "registry.no_member_stays": { facts: {} },
  "registry.not_a_member": { facts: {} },
  "registry.not_an_identifier": { facts: { name: "text" }, more: { field: "text" } },
  "registry.one_head": { facts: { heads: "number" } },
  "registry.payment_on_its_way": { facts: { payments: "number" } },
  "registry.place_inexact": { facts: { metres: "number", limit: "number" }, more: { field: "text" } },
  "registry.point_far_away": { facts: { km: "number", name: "text" } },
  "registry.refusal_needs_reason": { facts: {} },
  "registry.registered_before": { facts: {}, more: { householdId: "text" } },
  "registry.registered_in_future": { facts: { day: "day" } },
  "registry.review_under_way": { facts: {} },
  "registry.member_left_out": { facts: {} },
  "registry.support_unfinished": { facts: { supports: "number" } },
  "registry.transfer_answered": { facts: {} },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof registryHouseholdRefusals> {}
}
