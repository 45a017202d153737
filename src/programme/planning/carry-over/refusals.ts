/** What is refused in planning/carry-over, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const planningCarryOverRefusals = {
  "planning.carried_over_already": { facts: { decision: "text" } },
  "planning.carry_over_stale": { facts: {} },
  "planning.carry_over_undecided": { facts: { amount: "money" } },
  "planning.nothing_left": { facts: { year: "number" } },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof planningCarryOverRefusals> {}
}
