/** What is refused in registry/correction, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const registryCorrectionRefusals = {
  "registry.asker_does_not_decide": { facts: {} },
  "registry.before_membership": { facts: { day: "day", from: "day" } },
  "registry.before_registration": { facts: { day: "day", registered: "day" } },
  "registry.born_in_future": { facts: { day: "day", name: "text" } },
  "registry.correction_decided": { facts: {} },
  "registry.head_is_changed_by_act": { facts: {} },
  "registry.nothing_to_correct": { facts: {} },
  "registry.recorded_otherwise_since": { facts: {} },
  "registry.village_elsewhere": { facts: {}, more: { areaId: "text" } },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof registryCorrectionRefusals> {}
}
