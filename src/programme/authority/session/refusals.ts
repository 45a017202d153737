/** What is refused in authority/session, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const authoritySessionRefusals = {
  "authority.account_disabled": { facts: {} },
  "authority.code_enrolled": { facts: {} },
  "authority.code_needed": { facts: {} },
  "authority.code_not_enrolled": { facts: {} },
  "authority.code_wrong": { facts: {} },
  "authority.no_post_today": { facts: {} },
  "authority.not_signed_in": { facts: {} },
  "authority.oidc_no_posts": { facts: {} },
  "authority.oidc_not_configured": { facts: {} },
  "authority.oidc_refused": { facts: {} },
  "authority.oidc_unreachable": { facts: {} },
  "authority.one_time_password_over": { facts: { hours: "number" } },
  "authority.passkey_elsewhere": { facts: { address: "text" } },
  "authority.passkey_known": { facts: {} },
  "authority.passkey_no_browser": { facts: {} },
  "authority.passkey_not_here": { facts: {} },
  "authority.passkey_not_secure": { facts: {} },
  "authority.passkey_refused": { facts: {} },
  "authority.password_change_needed": { facts: {} },
  "authority.password_common": { facts: {} },
  "authority.password_monotonous": { facts: {} },
  "authority.password_names_owner": { facts: {} },
  "authority.password_too_long": { facts: { atMost: "number" } },
  "authority.password_too_short": { facts: { atLeast: "number" } },
  "authority.password_unchanged": { facts: {} },
  "authority.password_wrong": { facts: {} },
  "authority.second_factor_required": { facts: {} },
  "authority.sign_in_busy": { facts: {} },
  "authority.sign_in_delayed": { facts: { seconds: "seconds" } },
  "authority.sign_in_wrong": { facts: {} },
  "authority.too_many_passkeys": { facts: { atMost: "number" } },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof authoritySessionRefusals> {}
}
