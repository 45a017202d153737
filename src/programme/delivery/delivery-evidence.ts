/** What proves a delivery, and from which step of a support on it is taken. */
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { PackActivityKind, RequiredEvidence } from "#programme/planning/framework/programme-parts.ts";
import type { SupportState } from "./support-acts.ts";

/** Files; a statement is a note without one. */
export const deliveryFileKinds = ["photo", "document"] as const;

/** So many files that prove one support, or one activity; more is a mistake. */
export const mostFiles = 30;

const provable: readonly SupportState[] = ["committed", "delivered", "paid", "verified"];

/** Evidence is of what was approved and is not given up. */
export function mayProve(state: SupportState): Result<SupportState, Refusal> {
  return provable.includes(state) ? success(state) : failure(refuse("delivery.not_now", { act: "addEvidence", state }));
}

export function mayAddFile(there: number): Result<number, Refusal> {
  return there < mostFiles ? success(there) : failure(refuse("delivery.enough_evidence", { most: mostFiles }));
}

/** What a kind asks for, as it is kept with a support: "delivery photo". */
export type NeededEvidence = `${RequiredEvidence["step"]} ${RequiredEvidence["kind"]}`;

export function neededEvidence({ evidence }: Pick<PackActivityKind, "evidence">): readonly NeededEvidence[] {
  return requiredOf(evidence).map(({ step, kind }) => `${step} ${kind}` as const);
}

/** What is missing, with its names in the pack: a version of a pack is never changed, so each is there. */
export function namedEvidence(
  missing: readonly string[],
  { evidence }: Pick<PackActivityKind, "evidence">,
): readonly Pick<RequiredEvidence, "step" | "kind" | "names">[] {
  return requiredOf(evidence).filter(({ step, kind }) => missing.includes(`${step} ${kind}`));
}

const requiredOf = (evidence: PackActivityKind["evidence"]) => evidence.filter((one) => typeof one !== "string");
