/** What is refused in evaluation, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const evaluationRefusals = {
  "evaluation.days_reversed": { facts: { from: "day", to: "day" } },
  "evaluation.flows_not_applicable": { facts: {}, more: { reason: "named" }, rule: "Decree 351/2025/ND-CP" },
  "evaluation.no_such_indicator": { facts: {}, more: { indicator: "named" } },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof evaluationRefusals> {}
}
