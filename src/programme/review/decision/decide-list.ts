import type { ClassRoles } from "#programme/review/standard/class-role.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { decideOutcome } from "./decide-outcome.ts";
import type { ListFlag, Outcome } from "./decide-outcome.ts";

const law = "Decision 24/2021/QD-TTg Art. 4";

type Ripe = {
  readonly class: string;
  readonly previousClass: string | null;
  readonly listedBefore: boolean;
  /** The last day from which a status of the household counts. */
  readonly lastStatusOn: LocalDate | null;
};

/**
 * What the chair decides about every household that is ripe: posted in time, no objection open, and agreed on where the level above is
 * asked. A household has one status a day, and later ones rest on earlier ones: so do the counts, which are sums of what each list
 * changed.
 */
export function decideList<Review extends Ripe>(
  round: {
    readonly kind: "annual" | "regular" | "average_living";
    readonly asksAbove: boolean;
    readonly classes: ClassRoles;
  },
  ripe: readonly Review[],
  effectiveOn: LocalDate,
): Result<
  readonly { readonly review: Review; readonly outcome: Outcome; readonly listFlag: ListFlag | null }[],
  Refusal
> {
  if (ripe.length === 0)
    return failure(refuse(round.asksAbove ? "review.opinion_first" : "review.nothing_ready_to_decide", {}, law));
  const later = ripe.find(({ lastStatusOn }) => lastStatusOn !== null && lastStatusOn >= effectiveOn);
  if (later !== undefined)
    return failure(refuse("review.status_of_that_day", { day: later.lastStatusOn ?? "", effectiveOn }));
  return success(ripe.map((review) => ({ review, ...decideOutcome(review, round.classes, round.kind) })));
}
