/** What is refused in authority/office, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const authorityOfficeRefusals = {
  "authority.office_area_not_province": { facts: {}, more: { areaId: "text" } },
  "authority.office_has_activities": { facts: { activities: "number" } },
  "authority.office_has_referrals": { facts: { referrals: "number" } },
  "authority.office_closed": { facts: { day: "day" } },
  "authority.office_name_taken": { facts: { name: "text" } },
  "authority.office_number_taken": { facts: { name: "text" } },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof authorityOfficeRefusals> {}
}
