/** What is refused in planning/framework, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const planningFrameworkRefusals = {
  "planning.code_has_wrong_length": { facts: { length: "number", segment: "text" }, more: { subject: "text" } },
  "planning.subject_without_code": { facts: { segment: "text", subject: "text" } },
  "planning.figure_of_the_future": { facts: {}, more: { indicator: "named", year: "number" } },
  "planning.group_not_measured": { facts: { group: "text", indicator: "named" }, more: { version: "number" } },
  "planning.group_not_permitted": { facts: {} },
  "planning.indicator_has_no_version": { facts: { indicator: "named", version: "number" } },
  "planning.indicator_is_counted": { facts: { indicator: "named" }, more: { year: "number" } },
  "planning.indicator_not_counted": { facts: { indicator: "named", version: "number" } },
  "planning.period_end_before_start": { facts: {} },
  "planning.programme_not_placed": { facts: { programme: "text" } },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof planningFrameworkRefusals> {}
}
