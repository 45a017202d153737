/** What is refused in planning/allocation, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const planningAllocationRefusals = {
  "ledger.origin_after_year": { facts: { originYear: "number", year: "number" } },
  "planning.allocated_already": { facts: { decision: "text" } },
  "planning.area_not_in_formula": { facts: { area: "text" } },
  "planning.ceilings_below": { facts: { amount: "money", sum: "money" }, more: { unitSum: "money" } },
  "planning.criterion_not_permitted": { facts: { criterion: "text" } },
  "planning.criterion_unknown": { facts: { areas: "text", count: "number", criterion: "text" } },
  "planning.fixed_above_amount": { facts: { amount: "money", fixedSum: "money" } },
  "planning.fixed_above_ceiling": {
    facts: { area: "text", ceilingLimit: "money", fixedSum: "money" },
    more: { floorLimit: "money" },
  },
  "planning.fixed_below_zero": { facts: { area: "text" } },
  "planning.floor_above_ceiling": {
    facts: { area: "text", ceilingLimit: "money", floorLimit: "money" },
    more: { fixedSum: "money" },
  },
  "planning.floors_above": { facts: { amount: "money", sum: "money", unitSum: "money" } },
  "planning.formula_version_unknown": { facts: { version: "number" } },
  "planning.formula_without_numbers": { facts: {} },
  "planning.no_area_coefficients": { facts: {} },
  "planning.no_centre": { facts: {} },
  "planning.no_room_for_odd": { facts: { oddSum: "money", unitSum: "money" } },
  "planning.not_approved_yet": { facts: {} },
  "planning.published_already": { facts: {} },
  "planning.small_counts_withheld": { facts: {} },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof planningAllocationRefusals> {}
}
