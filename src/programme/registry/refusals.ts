/** What is refused in registry, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const registryRefusals = {
  "registry.export_too_long": { facts: { limit: "number", rows: "number" } },
  "registry.not_another_commune": { facts: {}, more: { areaId: "text" } },
  "registry.same_household": { facts: {} },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof registryRefusals> {}
}
