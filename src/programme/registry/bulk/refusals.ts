/** What is refused in registry/bulk, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const registryBulkRefusals = {
  "registry.bulk_names_no_change": { facts: { columns: "text" } },
  "registry.bulk_names_no_household": { facts: { id: "text", key: "text" } },
  "registry.bulk_undone": { facts: {} },
  "registry.file_not_on_server": { facts: {}, more: { fileId: "text" } },
  "registry.file_of_another_area": { facts: { areaId: "text" } },
  "registry.nothing_to_change": { facts: { selected: "number" } },
  "registry.too_many_selected": { facts: { most: "number" } },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof registryBulkRefusals> {}
}
