import { dong } from "#kernel/money.ts";
import { isSmall, suppressed } from "#kernel/suppression/shown-count.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { isWholeReach, reachOfCounts } from "#server/suppression/count-reader.ts";
import { suppressClasses } from "#server/suppression/suppress-classes.ts";
import type { SupportOutcome } from "./outcomes-store.ts";

/**
 * Money divided by a cost tells a count: where one of the three counts, or what lies between two of them, is small, the counts of the
 * kind are suppressed with the money. Of a part of what the reader reaches all are, for the rest of it would be the difference.
 */
export async function costsShown(
  context: ActContext,
  communes: readonly string[],
  outcomes: readonly SupportOutcome[],
) {
  const reach = await reachOfCounts(context, communes);
  const isPart =
    reach !== undefined &&
    !isWholeReach(reach, (await suppressClasses(context.tx, reach, context.today)).byCommune, communes);
  return outcomes.map(({ paidReviewedAgain, ...row }) => {
    const { supported, reviewedAgain, removed, activityKind, indicator } = row;
    const between = [removed, reviewedAgain - removed, supported - reviewedAgain];
    if (reach !== undefined && (isPart || between.some((count) => isSmall(count, reach.smallest))))
      return {
        activityKind,
        indicator,
        supported: suppressed,
        reviewedAgain: suppressed,
        removed: suppressed,
        paid: null,
        costPerRemoved: null,
      };
    return {
      ...row,
      paid: row.paid,
      costPerRemoved: removed === 0 ? null : dong(paidReviewedAgain / BigInt(removed)),
    };
  });
}
