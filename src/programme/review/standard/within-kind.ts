import type { ClassRoles } from "./class-role.ts";
import { isListed } from "./class-role.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { ScoredReview } from "#programme/review/survey/score-review.ts";

const law = "Decree 07/2021/ND-CP Art. 3; Circular 07/2021/TT-BLDTBXH";

/**
 * A check of the average living standard goes by the declared income of twelve months and never by points; a household at or under the
 * income line does not learn so in passing: it is reviewed as one that may be poor (docs/law.md L1.1-1).
 */
export function withinKind(
  kind: "annual" | "regular" | "average_living",
  scored: ScoredReview,
  classes: ClassRoles,
): Result<ScoredReview, Refusal> {
  if (kind !== "average_living") return success(scored);
  if (scored.income.route !== "measured") return failure(refuse("review.average_by_income", {}, law));
  if (isListed(classes, scored.class)) return failure(refuse("review.average_below_line", {}, law));
  return success(scored);
}
