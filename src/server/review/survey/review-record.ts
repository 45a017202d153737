import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { applyAct } from "#programme/review/decision/review-acts.ts";
import type { ReviewAct } from "#programme/review/decision/review-acts.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { actsOnKey, movesOnKey } from "#server/platform/act/keyed-act.ts";
import { openingOf, postingOf } from "#server/review/round/days-rested-on.ts";
import { shareRound } from "#server/review/round/round-locks.ts";
import { areaOfHousehold, findOpenRound } from "#server/review/round/round-record.ts";
import type { Round } from "#server/review/round/rounds-store.ts";
import { addReview, loadReview } from "./reviews-store.ts";
import type { LoadedReview } from "./reviews-store.ts";

export type OfReview = { readonly householdId: Id<"household">; readonly roundId: Id<"round"> };
/** A household's review in an open round, locked. */
export type ReviewRecord = LoadedReview & { readonly areaId: string; readonly round: Round };

export const householdName = ({ householdId }: { readonly householdId: Id<"household"> }) => ({
  recordKind: "household",
  recordId: householdId,
});

type Looking = Pick<ActContext, "tx">;

/** What all kinds of a household's record in a round share. */
export const ofReview = {
  nameOf: (key: OfReview) => householdName(key),
  lock: shareRoundOf,
  areaOf: areaOfHousehold,
  days: {
    round: async ({ tx }: Looking, key: OfReview) => openingOf(tx, key),
    posting: async ({ tx }: Looking, key: OfReview) => (await postingOf(tx, key))?.fromDate ?? null,
  },
};

async function shareRoundOf(tx: ActContext["tx"], { roundId }: OfReview): Promise<void> {
  await shareRound(tx, roundId);
}

async function findReviewIn(
  { tx, newId, today }: ActContext,
  key: OfReview,
  isAdded: "adds it" | "must be there",
): Promise<Result<ReviewRecord, Refusal>> {
  const { householdId, roundId } = key;
  const round = await findOpenRound(tx, roundId);
  if (!round.ok) return round;
  let review = await loadReview(tx, householdId, roundId);
  if (review === undefined && isAdded === "adds it") {
    await addReview(tx, { ...key, reviewId: newId() }, today);
    review = await loadReview(tx, householdId, roundId);
  }
  return review === undefined
    ? failure(refuse("record.not_found"))
    : success({ ...review, areaId: review.communeId, round: round.value });
}

const findReview = async (context: ActContext, key: OfReview) => findReviewIn(context, key, "must be there");
const next = (review: ReviewRecord, act: ReviewAct) => applyAct(review.state, act);

export const reviewAct = movesOnKey({ ...ofReview, find: findReview, next });

/** What is kept beside a review, in whatever state it is. */
export const { act: besideReviewAct } = actsOnKey({ ...ofReview, find: findReview });

/** A survey of a household that nobody listed puts it on the list. */
export const surveyAct = movesOnKey({
  ...ofReview,
  find: async (context, key) => findReviewIn(context, key, "adds it"),
  next,
});
