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

export type MeetingResult<Review> = {
  readonly review: Review;
  readonly agreed: number;
  readonly passed: boolean;
  readonly objection: string | null;
};

/** What a village said of each household that waits for it. Where the record names a household not, all who were present agreed. */
export function recordMeeting<Review extends { readonly householdId: string }>(
  reviews: readonly Review[],
  meeting: {
    readonly present: number;
    readonly results: readonly {
      readonly householdId: string;
      readonly agreed: number;
      readonly objection?: string | undefined;
    }[];
  },
  quorumPercent: number,
): Result<readonly MeetingResult<Review>[], Refusal> {
  const law = "Decision 24/2021/QD-TTg Art. 4";
  if (reviews.length === 0) return failure(refuse("review.nothing_scored", {}, law));
  const waiting = new Set(reviews.map(({ householdId }) => householdId));
  const stranger = meeting.results.find(({ householdId }) => !waiting.has(householdId));
  if (stranger !== undefined)
    return failure(refuse("review.not_before_the_meeting", { householdId: stranger.householdId }, law));
  const named = new Map(meeting.results.map((result) => [result.householdId, result]));
  const results: MeetingResult<Review>[] = [];
  for (const review of reviews) {
    const { agreed = meeting.present, objection = null } = named.get(review.householdId) ?? {};
    const agrees = villageAgrees({ present: meeting.present, agreed }, quorumPercent);
    if (!agrees.ok) return agrees;
    results.push({ review, agreed, passed: agrees.value, objection });
  }
  return success(results);
}
