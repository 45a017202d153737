import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { success } from "#kernel/result.ts";
import * as rule from "#programme/review/decision/decide-list.ts";
import { isOpeningList } from "#programme/review/decision/opening-list.ts";
import type { ClassRoles } from "#programme/review/standard/class-role.ts";
import { requireLaw } from "#programme/review/round/round-rules.ts";
import { country } from "#server/platform/country.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Round } from "#server/review/round/rounds-store.ts";
import { readClassRoles } from "#server/review/standard/classes-store.ts";
import { countryOfStandard } from "#server/review/standard/standard-in-force-store.ts";
import { getStandard } from "#server/review/standard/standards-store.ts";
import { listDecidedLists } from "./decided-lists-store.ts";
import type { DecidedReview, RipeReview } from "./decisions-store.ts";
import { loadRipeReviews } from "./decisions-store.ts";

export type ListToDecide = {
  readonly list: readonly DecidedReview[];
  readonly leftOut: readonly RipeReview[];
  readonly held: readonly RipeReview[];
  readonly isOpening: boolean;
  readonly classes: ClassRoles;
};

/**
 * What a decision of the day says of the commune, or of one village of it. The decision and its preview both ask this: what the chair
 * was shown is what is recorded, unless something changed in between.
 * @param locks the reviews, for the decision itself
 */
export async function computeList(
  tx: Tx,
  round: Round,
  of: {
    readonly roundId: Id<"round">;
    readonly communeId: string;
    readonly villageId: string | undefined;
    readonly decidedOn: LocalDate;
    readonly effectiveOn: LocalDate;
  },
  locks: boolean,
): Promise<Result<ListToDecide, Refusal>> {
  const { effectiveOn, decidedOn, ...place } = of;
  const { standard, series } = await getStandard(tx, round.standardId, round.standardVersion);
  const law = requireLaw(round.standardId, await countryOfStandard(tx, round.standardId), country().country);
  if (!law.ok) return law;
  const inForce = rule.requireInForce(standard.pack, effectiveOn);
  if (!inForce.ok) return inForce;
  const lists = await listDecidedLists(tx, [of.communeId]);
  const isOpening = isOpeningList({ ...round, series, effectiveOn }, lists);
  const classes = await readClassRoles(tx);
  const ripe = await loadRipeReviews(
    tx,
    { ...place, asksAbove: round.asksAbove, series, effectiveOn, locks },
    decidedOn,
  );
  const decided = rule.decideList({ ...round, isOpening, classes }, ripe, effectiveOn);
  return decided.ok ? success({ ...decided.value, isOpening, classes }) : decided;
}
