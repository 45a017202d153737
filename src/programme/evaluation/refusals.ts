/** What is refused in evaluation, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const evaluationRefusals = {
  "evaluation.change_across_standards": { facts: { from: "day", to: "day" }, rule: "Decree 351/2025/ND-CP" },
  "evaluation.cutoff_above_weights": { facts: { k: "number", weightBase: "number" } },
  "evaluation.cutoff_not_offered": { facts: { offered: "text" } },
  "evaluation.days_reversed": { facts: { from: "day", to: "day" } },
  "evaluation.flows_not_applicable": { facts: {}, more: { reason: "named" }, rule: "Decree 351/2025/ND-CP" },
  "evaluation.no_list_by_day": { facts: { day: "day" } },
  "evaluation.no_such_indicator": { facts: {}, more: { indicator: "named" } },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof evaluationRefusals> {}
}
