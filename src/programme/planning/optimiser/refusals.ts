/** What is refused in planning/optimiser, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const planningOptimiserRefusals = {
  "planning.indicator_unknown": { facts: { indicator: "named" } },
  "planning.kind_answers_nothing": { facts: { kind: "named" } },
  "planning.kind_unknown": { facts: { kind: "named" } },
  "planning.kind_without_cost": { facts: { kind: "named" } },
  "planning.no_proposal": { facts: {} },
  "planning.nothing_proposed": { facts: { component: "text", fundSource: "named" }, more: { formulaRunId: "text" } },
  "planning.nothing_to_answer": { facts: {} },
  "planning.optimiser_ended": { facts: {} },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof planningOptimiserRefusals> {}
}
