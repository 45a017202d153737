import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { BatchFacts, InstructionFacts } from "./payment.ts";
import type { BatchState } from "./payment-acts.ts";
import { applyBatchAct } from "./payment-acts.ts";

export type SignatureRole = "maker" | "checker" | "approver" | "second_approver";
export type Signature = { readonly role: SignatureRole; readonly officerId: string };

/** Above how many đồng a batch needs a second approver; undefined: never. */
export type SigningRules = { readonly secondApproverAbove: bigint | undefined };

export type Signing = { readonly role: SignatureRole; readonly state: BatchState; readonly complete: boolean };

/** Everything that is wrong with a batch, at once: an officer mends it in one go. Empty when it may be checked or approved. */
export function findBatchFaults(batch: BatchFacts, instructions: readonly InstructionFacts[], liveElsewhere: ReadonlySet<string>): readonly Refusal[] {
  const faults: Refusal[] = [];
  if (instructions.length === 0) faults.push(refuse("payment.batch_empty"));
  const seen = new Set<string>();
  let sum = 0n;
  for (const { instructionId, supportId, amount, payee, frozen } of instructions) {
    const facts = { instruction: instructionId, support: supportId };
    sum += amount;
    if (amount <= 0n) faults.push(refuse("payment.amount_not_positive", { ...facts, amount: amount.toString() }));
    if (seen.has(supportId)) faults.push(refuse("payment.support_twice", facts));
    seen.add(supportId);
    if (liveElsewhere.has(supportId)) faults.push(refuse("payment.support_in_another_batch", facts, "Circular 60/2026/TT-BTC Art. 3.1"));
    if (payee === null) faults.push(refuse("payment.no_payee", facts));
    else {
      if (payee.method !== batch.method) faults.push(refuse("payment.other_method", facts));
      if (payee.method === "bank" && (!payee.hasAccount || payee.bankBin === null)) faults.push(refuse("payment.payee_without_account", facts));
      if (payee.method === "cash" && payee.cashPoint === null) faults.push(refuse("payment.payee_without_cash_point", facts));
      if (payee.verifiedOn === null) faults.push(refuse("payment.payee_not_verified", facts));
    }
    if (frozen === null) faults.push(refuse("payment.household_not_frozen", facts));
  }
  if (instructions.length !== batch.instructionCount) {
    faults.push(refuse("payment.count_differs", { stated: batch.instructionCount, found: instructions.length }));
  }
  if (sum !== batch.total) faults.push(refuse("payment.sum_differs", { stated: batch.total.toString(), found: sum.toString() }));
  return faults;
}

/** Checking: by another officer than the maker, when nothing is wrong. */
export function decideCheck(batch: BatchFacts, signatures: readonly Signature[], officerId: string, faults: readonly Refusal[]): Result<Signing, Refusal> {
  const next = applyBatchAct(batch.state, "check");
  if (!next.ok) return next;
  const [fault] = faults;
  if (fault !== undefined) return failure(fault);
  if (signatures.some((signature) => signature.officerId === officerId)) return failure(refuse("payment.maker_is_checker"));
  return success({ role: "checker", state: next.value, complete: true });
}

/**
 * Approval: by an officer who has not signed the batch before. Above the threshold the first approver's signature leaves it
 * checked, and a second approver's makes it approved.
 */
export function decideApproval(
  batch: BatchFacts,
  signatures: readonly Signature[],
  officerId: string,
  rules: SigningRules,
  faults: readonly Refusal[],
): Result<Signing, Refusal> {
  const next = applyBatchAct(batch.state, "approve");
  if (!next.ok) return next;
  const [fault] = faults;
  if (fault !== undefined) return failure(fault);
  for (const role of ["maker", "checker"] as const) {
    if (!signatures.some((signature) => signature.role === role)) return failure(refuse("payment.signature_missing", { role }));
  }
  const own = signatures.find((signature) => signature.officerId === officerId);
  if (own !== undefined) return failure(refuse("payment.signed_before", { role: own.role }));
  const isSecond = signatures.some((signature) => signature.role === "approver");
  const needsSecond = rules.secondApproverAbove !== undefined && batch.total > rules.secondApproverAbove;
  if (needsSecond && !isSecond) return success({ role: "approver", state: batch.state, complete: false });
  return success({ role: isSecond ? "second_approver" : "approver", state: next.value, complete: true });
}
