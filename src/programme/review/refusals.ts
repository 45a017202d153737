/** What is refused in review, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const reviewRefusals = {
  "review.nothing_to_print": { facts: {} },
  /** The same file again. */
  "review.signed_paper_attached": { facts: {} },
  /** The code on a paper leads to the public address of the installation. */
  "review.no_public_address": { facts: {} },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof reviewRefusals> {}
}
