/** What is refused in registry/take-back, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const registryTakeBackRefusals = {
  "registry.import_not_over": { facts: {} },
  "registry.nothing_to_take_back": { facts: {} },
  "registry.take_back_is_over": { facts: {} },
  "registry.take_back_is_running": { facts: {} },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof registryTakeBackRefusals> {}
}
