/** What is refused in registry/duplicate, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const registryDuplicateRefusals = {
  "registry.changed_after_merge": { facts: {} },
  "registry.merged_with_household": { facts: {} },
  "registry.pair_across_communes": { facts: {} },
  "registry.pair_decided": { facts: {}, more: { state: "text" } },
  "registry.pair_waits": { facts: {} },
  "registry.same_household_already": { facts: {} },
  "registry.surplus_has_others": { facts: { people: "number" } },
  "registry.surplus_is_alone": { facts: {} },
  "registry.too_many_to_link": { facts: { most: "number", people: "number" } },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof registryDuplicateRefusals> {}
}
