/** What is refused in evaluation, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const evaluationRefusals = {
  "evaluation.no_such_indicator": { facts: {}, more: { indicator: "named" } },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof evaluationRefusals> {}
}
