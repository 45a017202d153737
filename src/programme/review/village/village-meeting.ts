import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";

/**
 * Did the village agree on a household? At least `quorumPercent` of those present must (Decision 24/2021 Art. 4: 50 %);
 * exactly half is enough, and where nobody is present nobody agrees. Whole numbers only, so that nothing is rounded.
 */
export function villageAgrees(
  count: { readonly present: number; readonly agreed: number },
  quorumPercent: number,
): Result<boolean, Refusal> {
  if (count.agreed > count.present) {
    return failure(refuse("review.more_agreed_than_present", { agreed: count.agreed, present: count.present }));
  }
  return success(count.present > 0 && count.agreed * 100 >= count.present * quorumPercent);
}
