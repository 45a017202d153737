/** What is refused in authority/post, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const authorityPostRefusals = {
  "authority.account_above_you": { facts: {} },
  "authority.area_not_of_level": { facts: {}, more: { areaId: "text", post: "text" } },
  "authority.delegate_is_holder": { facts: {} },
  "authority.delegate_not_colleague": { facts: {} },
  "authority.delegation_before_post": { facts: { day: "day" } },
  "authority.delegation_of_delegation": { facts: {} },
  "authority.delegation_outlasts_post": { facts: { day: "day" } },
  "authority.delegation_too_long": { facts: { day: "day" } },
  "authority.end_before_today": { facts: { day: "day" } },
  "authority.not_on_yourself": { facts: {} },
  "authority.not_permitted": { facts: {}, more: { act: "text" } },
  "authority.not_permitted_here": { facts: {}, more: { act: "text", areaId: "text" } },
  "authority.not_your_post": { facts: {} },
  "authority.officer_disabled": { facts: {} },
  "authority.officer_not_disabled": { facts: {} },
  "authority.post_above_you": { facts: {} },
  "authority.post_ends_before_it_starts": { facts: { day: "day" } },
  "authority.post_has_ended": { facts: {} },
  "authority.post_held_already": { facts: {} },
  "authority.office_post_not_delegated": { facts: {} },
  "authority.post_needs_office": { facts: {} },
  "authority.post_not_of_office": { facts: {} },
  "authority.not_your_office": { facts: {} },
  "authority.post_starts_before_today": { facts: { day: "day" } },
  "authority.post_starts_too_late": { facts: { day: "day" } },
  "authority.two_operators_at_least": { facts: {}, more: { day: "day" } },
  "authority.user_name_taken": { facts: { userName: "text" } },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof authorityPostRefusals> {}
}
