import type { ClassRoles } from "#programme/review/standard/class-role.ts";
import { isAverageLiving, isListed } from "#programme/review/standard/class-role.ts";

/** What a decision says of a household, from the class it had and the class that the review found. */
export type Outcome = "recognised" | "escaped" | "refused";
export type ListFlag = "stays" | "new" | "relapsed";

/**
 * Recognised: on the list, in poverty or near it. Escaped: was on it and is no longer. Refused: was not and is not.
 * A check of the average living standard recognises that class and no other.
 * Who comes on the list is new, or relapsed when it had been on the list before (docs/law.md L1.3: hộ nghèo cũ, mới, tái nghèo).
 */
export function decideOutcome(
  review: {
    readonly class: string;
    readonly previousClass: string | null;
    readonly listedBefore: boolean;
  },
  classes: ClassRoles,
  kind: "annual" | "regular" | "average_living" = "annual",
): { readonly outcome: Outcome; readonly listFlag: ListFlag | null } {
  if (kind === "average_living")
    return { outcome: isAverageLiving(classes, review.class) ? "recognised" : "refused", listFlag: null };
  if (!isListed(classes, review.class))
    return { outcome: isListed(classes, review.previousClass) ? "escaped" : "refused", listFlag: null };
  if (isListed(classes, review.previousClass)) return { outcome: "recognised", listFlag: "stays" };
  return { outcome: "recognised", listFlag: review.listedBefore ? "relapsed" : "new" };
}
