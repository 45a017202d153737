import { isListed } from "#programme/review/standard/class-role.ts";
import type { ClassRoles } from "#programme/review/standard/class-role.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { StandardPack } from "#programme/review/standard/standard-pack.ts";
import { decideOutcome } from "./decide-outcome.ts";
import type { ListFlag, Outcome } from "./decide-outcome.ts";

const law = "Decision 24/2021/QD-TTg Art. 4";

type Ripe = {
  readonly class: string;
  /** Of the status that is in force on the day, by whatever standard. */
  readonly previousClass: string | null;
  /** By the standard of the round. */
  readonly previousOfStandard: string | null;
  /** On a list by the standard of the round. */
  readonly listedBefore: boolean;
  readonly lowIncomeWorkers: number | null;
  /** The last day from which a status of the household counts that this one cannot go before. */
  readonly lastStatusOn: LocalDate | null;
  /** An objection against the other result of the same visit was upheld, and the corrected answers are not in. */
  readonly restsOnRefuted: boolean;
};

/** A list counts within the days of its standard: the opening list from its first day on, the last one up to its last day. */
export function requireInForce(
  { validFrom, validTo }: Pick<StandardPack, "validFrom" | "validTo">,
  effectiveOn: LocalDate,
): Result<undefined, Refusal> {
  return effectiveOn < validFrom || (validTo !== null && effectiveOn > validTo)
    ? failure(refuse("review.list_outside_standard", { from: validFrom, to: validTo ?? "", effectiveOn }))
    : success(undefined);
}

/**
 * What the chair decides about every household that is ripe: posted in time, no objection open, and agreed on where the level above is
 * asked. A household has one status a day, and later ones by the same standard rest on earlier ones: so do the counts, which are sums of what each list
 * changed.
 *
 * A result whose answers an objection against the other result of the visit refuted waits for the corrected ones (docs/law.md L0.1-4).
 *
 * A check by income says nothing of the lists (docs/law.md L1.1-5): who came on one after it asked is left out, and has no result by it.
 */
export function decideList<Review extends Ripe>(
  round: {
    readonly kind: "annual" | "regular" | "average_living";
    readonly asksAbove: boolean;
    /** The list opens the standard in the commune. */
    readonly isOpening: boolean;
    readonly classes: ClassRoles;
  },
  ripe: readonly Review[],
  effectiveOn: LocalDate,
): Result<
  {
    readonly list: readonly {
      readonly review: Review;
      readonly outcome: Outcome;
      readonly listFlag: ListFlag | null;
    }[];
    readonly leftOut: readonly Review[];
    readonly held: readonly Review[];
  },
  Refusal
> {
  if (ripe.length === 0)
    return failure(refuse(round.asksAbove ? "review.opinion_first" : "review.nothing_ready_to_decide", {}, law));
  const { classes, isOpening, kind } = round;
  const held = ripe.filter(({ restsOnRefuted }) => restsOnRefuted);
  if (held.length === ripe.length)
    return failure(refuse("review.rests_on_refuted_answers", { households: held.length }, law));
  const leftOut = kind === "average_living" ? ripe.filter((review) => isListed(classes, review.previousClass)) : [];
  const decided = ripe.filter((review) => !leftOut.includes(review) && !held.includes(review));
  if (decided.length === 0) return failure(refuse("review.check_of_listed", { households: leftOut.length }, law));
  const later = decided.find(({ lastStatusOn }) => lastStatusOn !== null && lastStatusOn >= effectiveOn);
  if (later !== undefined)
    return failure(refuse("review.status_of_that_day", { day: later.lastStatusOn ?? "", effectiveOn }));
  return success({
    list: decided.map((review) => ({
      review,
      ...decideOutcome({ ...review, previousClass: review.previousOfStandard, isOpening }, classes, kind),
    })),
    leftOut,
    held,
  });
}
