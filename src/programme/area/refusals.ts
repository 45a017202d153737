/** What is refused in area, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const areaRefusals = {
  "registry.boundary_not_closed": { facts: { features: "number" } },
  "registry.boundary_not_in_degrees": { facts: { features: "number" } },
  "registry.day_in_future": { facts: { day: "day" } },
  "registry.no_boundary_matches": { facts: { features: "number", property: "text" } },
  "registry.not_a_commune": { facts: {}, more: { areaId: "text" } },
  "registry.village_began_later": { facts: { day: "day", name: "text" } },
  "registry.village_inhabited": { facts: { households: "number", name: "text" } },
  "registry.village_name_taken": { facts: { name: "text" } },
  "registry.village_not_in_force": { facts: {}, more: { communeId: "text" } },
  "registry.village_under_review": { facts: { households: "number", name: "text" } },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof areaRefusals> {}
}
