/** What is refused in planning/reallocation, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const planningReallocationRefusals = {
  "planning.insufficient_line_balance": { facts: { asked: "money", available: "money" } },
  "planning.line_without_money": { facts: {} },
  "planning.only_an_approved_is_undone": { facts: {} },
  "planning.province_decides": { facts: {} },
  "planning.reallocation_has_one_giver": { facts: {} },
  "planning.reallocation_has_two_sides": { facts: {} },
  "planning.reallocation_is_even": { facts: { difference: "money" } },
  "planning.reallocation_keeps_its_source": { facts: {} },
  "planning.reallocation_names_a_line_once": { facts: {} },
  "planning.reallocation_not_now": { facts: {}, more: { act: "text", state: "text" } },
  "planning.reallocation_of_another_commune": { facts: {} },
  "planning.undone_already": { facts: {} },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof planningReallocationRefusals> {}
}
