/** Results of a commune handed over to the province, and what it answers. */
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";

const law = "Decree 131/2025/ND-CP; Circular 13/2025/TT-BNNMT";

type Counts = Readonly<Record<string, number>>;

/** Handed over once, when every household is decided, or its review ended without a result: then the counts are zero, and the round can close. */
export function handOver(commune: {
  readonly undecided: Counts;
  readonly decided: Counts;
  /** Reviews that ended without a result. */
  readonly ended: number;
  readonly isHandedOver: boolean;
}): Result<undefined, Refusal> {
  const open = Object.values(commune.undecided).reduce((sum, households) => sum + households, 0);
  if (open > 0) return failure(refuse("review.handover_undecided", { households: open }, law));
  if (Object.keys(commune.decided).length === 0 && commune.ended === 0)
    return failure(refuse("review.handover_nothing", {}, law));
  return commune.isHandedOver ? failure(refuse("review.handed_over_already")) : success(undefined);
}

/** Answered once; anyone who returns results says why. */
export function answerHandover(
  handover: { readonly answer: "accepted" | null },
  given: { readonly answer: "accepted" | "returned"; readonly remark?: string | undefined },
): Result<undefined, Refusal> {
  if (handover.answer !== null) return failure(refuse("review.handover_answered"));
  return given.answer === "returned" && (given.remark ?? "") === ""
    ? failure(refuse("review.return_needs_reason"))
    : success(undefined);
}
