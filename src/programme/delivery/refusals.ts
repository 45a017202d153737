/** What is refused in delivery, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const deliveryRefusals = {
  "delivery.activity_closed": { facts: {}, more: { act: "text" } },
  "delivery.activity_is_draft": { facts: {}, more: { act: "text" } },
  "delivery.activity_is_open": { facts: {}, more: { act: "text" } },
  "delivery.assigned_already": { facts: {} },
  "delivery.assignment_without_reason": { facts: {}, more: { field: "text" } },
  "delivery.not_delivered_by_your_office": { facts: {} },
  "delivery.office_not_open": { facts: {} },
  "delivery.evidence_empty": { facts: {} },
  "delivery.edit_without_reason": { facts: {}, more: { field: "text" } },
  "delivery.field_missing": { facts: { name: "named" }, more: { field: "text" } },
  "delivery.field_of_other_type": { facts: { name: "named" }, more: { field: "text" } },
  "delivery.field_out_of_bounds": { facts: { name: "named", from: "number", to: "number" }, more: { field: "text" } },
  "delivery.field_unknown": { facts: { name: "named" }, more: { field: "text" } },
  "delivery.delivered_nothing": { facts: {} },
  "delivery.enough_evidence": { facts: { most: "number" } },
  "delivery.evidence_missing": { facts: {} },
  "delivery.evidence_withdrawn_already": { facts: {} },
  "delivery.fund_line_exhausted": { facts: { amount: "money", remainder: "money" }, more: { householdId: "text" } },
  "delivery.group_unknown": { facts: {}, more: { group: "text", householdId: "text" } },
  "delivery.in_group": { facts: {}, more: { group: "text" } },
  "delivery.more_than_planned": { facts: { chosen: "number", room: "number" } },
  "delivery.newly_escaped_ended": { facts: { until: "day" }, more: { since: "day", householdId: "text" } },
  "delivery.in_batch": { facts: { batch: "text" } },
  "delivery.more_than_approved": { facts: { approved: "money" } },
  "delivery.not_now": { facts: {}, more: { act: "text", state: "text" } },
  "delivery.nothing_corrected": { facts: {} },
  "delivery.not_on_the_list": { facts: {}, more: { class: "text", householdId: "text" } },
  "delivery.class_by_ended_standard": { facts: { until: "day" }, more: { householdId: "text" } },
  "delivery.on_the_list": { facts: {}, more: { class: "text" } },
  "delivery.one_commune_at_a_time": { facts: {}, more: { areaId: "text" } },
  "delivery.order_needs_reason": { facts: {}, more: { householdId: "text" } },
  "delivery.paid_already": { facts: {} },
  "delivery.person_left": { facts: {}, more: { householdId: "text" } },
  "delivery.person_not_for": { facts: {}, more: { householdId: "text" } },
  "delivery.place_not_whole": { facts: {} },
  "delivery.plan_not_approved": { facts: {}, more: { state: "text" } },
  "delivery.rule_of_kind_not_met": { facts: {}, more: { householdId: "text" } },
  "delivery.same_content_open": {
    facts: {},
    more: { activity: "text", amount: "money", householdId: "text", source: "named", state: "text" },
  },
  "delivery.same_content_settled": {
    facts: {},
    more: { activity: "text", amount: "money", householdId: "text", source: "named", state: "text" },
  },
  "delivery.unfinished_without_reason": { facts: { proposed: "number", undelivered: "number", unpaid: "number" } },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof deliveryRefusals> {}
}
