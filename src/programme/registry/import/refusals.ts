/** What is refused in registry/import, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const registryImportRefusals = {
  "registry.held_household_settled": { facts: {}, more: { state: "text" } },
  "registry.import_cannot_go_on": { facts: {}, more: { state: "text" } },
  "registry.import_is_over": { facts: {}, more: { state: "text" } },
  "registry.import_is_running": { facts: {} },
  "registry.import_needs_commune": { facts: {}, more: { areaId: "text" } },
  "registry.import_taken_back": { facts: {} },
  "registry.mapping_answers_not_asked": { facts: { fields: "text" } },
  "registry.mapping_has_no_answers": { facts: {} },
  "registry.mapping_misfits": { facts: { errors: "number", value: "text", where: "text" }, more: { problem: "text" } },
  "registry.mapping_not_yaml": { facts: { line: "number" } },
  "registry.mapping_wrong": { facts: { errors: "number", problem: "text", where: "text" } },
  "registry.round_not_open": { facts: {}, more: { roundId: "text" } },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof registryImportRefusals> {}
}
