/** Where the procedure asks the level above before a commune decides (docs/law.md L3.2-3); off in Viet Nam since 2025-07-01. */
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";

export const opinionLaw = "Decision 24/2021/QD-TTg Art. 4; Decree 131/2025/ND-CP";

export function recordOpinion({ asksAbove }: { readonly asksAbove: boolean }): Result<undefined, Refusal> {
  return asksAbove ? success(undefined) : failure(refuse("review.opinion_not_needed", {}, opinionLaw));
}
