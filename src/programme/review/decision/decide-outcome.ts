/** What a decision says of a household, from the class it had and the class that the review found. */
export type Outcome = "recognised" | "escaped" | "refused";
export type ListFlag = "stays" | "new" | "relapsed" | "opening";

const listed = (found: string | null) => found === "poor" || found === "near_poor";

/**
 * Recognised: on the list of poor or near-poor households. Escaped: was on it and is no longer. Refused: was not and is not.
 * A check of the average living standard recognises that class and low-income workers, by the same procedure, and nothing else.
 * Who comes on the list is new, or relapsed when it had been on the list before (docs/law.md L1.3: hộ nghèo cũ, mới, tái nghèo).
 * Both rest on lists by the same standard: on the opening list of a standard nobody is new, stays or fell back, and who was on the list
 * of the standard before has not escaped (docs/law.md L1.3-4).
 */
export function decideOutcome(
  review: {
    readonly class: string;
    readonly previousClass: string | null;
    readonly listedBefore: boolean;
    readonly lowIncomeWorkers: number | null;
    readonly isOpening?: boolean;
  },
  kind: "annual" | "regular" | "average_living" = "annual",
): { readonly outcome: Outcome; readonly listFlag: ListFlag | null } {
  if (kind === "average_living")
    return {
      outcome: review.class === "average" || (review.lowIncomeWorkers ?? 0) > 0 ? "recognised" : "refused",
      listFlag: null,
    };
  if (review.isOpening === true)
    return listed(review.class)
      ? { outcome: "recognised", listFlag: "opening" }
      : { outcome: "refused", listFlag: null };
  if (!listed(review.class)) return { outcome: listed(review.previousClass) ? "escaped" : "refused", listFlag: null };
  if (listed(review.previousClass)) return { outcome: "recognised", listFlag: "stays" };
  return { outcome: "recognised", listFlag: review.listedBefore ? "relapsed" : "new" };
}
