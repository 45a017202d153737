import type { Money } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { Answer, BatchFacts, SentInstruction } from "./payment.ts";
import { sumByState } from "./payment.ts";
import type { BatchState } from "./payment-acts.ts";
import { applyBatchAct } from "./payment-acts.ts";
import type { InstructionChange } from "./read-answers.ts";

/** What changed instructions mean for the ledger: money that left, money that came back, money that never left. */
export type SettledMoney = {
  readonly disbursed: Money;
  /** Returned before it was booked as paid: from reserved back to committed. */
  readonly freed: Money;
  /** Returned after it was booked as paid: from disbursed back to committed. */
  readonly takenBack: Money;
};

export function moneyOfChanges(changes: readonly InstructionChange[]): SettledMoney {
  const sums = { disbursed: 0n, freed: 0n, takenBack: 0n };
  for (const { before, after, amount } of changes) {
    if (after === "paid") sums.disbursed += amount;
    if (after === "returned") sums[before === "paid" ? "takenBack" : "freed"] += amount;
  }
  return sums as SettledMoney;
}

export type StatementMatch = {
  readonly matched: readonly string[];
  /** Paid by our record, not on the statement. */
  readonly missing: readonly string[];
  readonly differing: readonly { readonly endToEndId: string; readonly recorded: Money; readonly stated: Money }[];
  /** On the statement, not ours or not paid by our record. */
  readonly unexpected: readonly string[];
  /** Stated minus recorded: nought when the two agree to the đồng. */
  readonly difference: Money;
};

/** Holds the record of a batch against a bank's statement, to the đồng. Money that came back on the statement is taken off. */
export function matchStatement(instructions: readonly SentInstruction[], statement: readonly Answer[]): StatementMatch {
  const stated = new Map<string, bigint>();
  for (const { endToEndId, outcome, amount } of statement) {
    if (outcome === "pending" || amount === null) continue;
    stated.set(endToEndId, (stated.get(endToEndId) ?? 0n) + (outcome === "paid" ? amount : -amount));
  }
  const matched: string[] = [];
  const missing: string[] = [];
  const differing: { endToEndId: string; recorded: Money; stated: Money }[] = [];
  let recordedSum = 0n;
  let statedSum = 0n;
  for (const { endToEndId, state, amount } of instructions) {
    const recorded = state === "paid" ? amount : (0n as Money);
    const found = stated.get(endToEndId);
    stated.delete(endToEndId);
    recordedSum += recorded;
    statedSum += found ?? 0n;
    if (found === undefined && recorded !== 0n) missing.push(endToEndId);
    else if ((found ?? 0n) !== recorded) differing.push({ endToEndId, recorded, stated: (found ?? 0n) as Money });
    else if (recorded !== 0n) matched.push(endToEndId);
  }
  for (const amount of stated.values()) statedSum += amount;
  return { matched, missing, differing, unexpected: [...stated.keys()], difference: (statedSum - recordedSum) as Money };
}

export type Reconciliation = { readonly state: BatchState; readonly paid: Money; readonly returned: Money; readonly difference: Money };

/**
 * A batch is reconciled when every instruction is paid or returned, they sum to what was approved, and the ledger says the same.
 * `disbursed`: what the ledger has paid out for the batch.
 */
export function decideReconciliation(batch: BatchFacts, instructions: readonly SentInstruction[], disbursed: Money): Result<Reconciliation, Refusal> {
  const next = applyBatchAct(batch.state, "reconcile");
  if (!next.ok) return next;
  const { paid, returned, open, cancelled } = sumByState(instructions);
  if (open !== 0n) {
    const waiting = instructions.filter(({ state }) => state === "ready" || state === "sent" || state === "unknown");
    const unknown = waiting.filter(({ state }) => state === "unknown").length;
    return failure(refuse("payment.not_all_answered", { waiting: waiting.length, unknown, amount: open.toString() }));
  }
  const sum = paid + returned + cancelled;
  if (sum !== batch.total) return failure(refuse("payment.sum_differs", { stated: batch.total.toString(), found: sum.toString() }));
  if (disbursed !== paid) {
    return failure(refuse("payment.ledger_differs", { paid: paid.toString(), ledger: disbursed.toString() }));
  }
  return success({ state: next.value, paid, returned, difference: (batch.total - sum) as Money });
}
