import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";

export const batchStates = [
  "draft",
  "checked",
  "approved",
  "reserved",
  "sent",
  "partly_settled",
  "reconciled",
  "cancelled",
] as const;
export type BatchState = (typeof batchStates)[number];
/** What a batch waits for, one step at a time. */
export const batchWork = ["checkBatch", "approveBatch", "sendBatch", "readAnswers", "unanswered", "reconcile"] as const;
export type BatchWork = (typeof batchWork)[number];

/** `exclude`: lines that cannot be paid are taken out. `sign`: recipients signed the cash list. `recordReturns`: money that nobody collected, or that came back, is recorded by hand. */
export const batchActs = [
  "exclude",
  "check",
  "approve",
  "reserve",
  "send",
  "readAnswer",
  "markUnanswered",
  "sign",
  "recordReturns",
  "reconcile",
  "cancel",
] as const;
export type BatchAct = (typeof batchActs)[number];

/** `carried_over`: cash that nobody collected, which is due in a next batch. */
export const instructionStates = ["ready", "sent", "paid", "returned", "carried_over", "unknown", "cancelled"] as const;
export type InstructionState = (typeof instructionStates)[number];
export type AnswerOutcome = "paid" | "returned" | "pending" | "unanswered";

/**
 * Which act leads from which state to which; what is not here is refused. Nothing is paid, by file or by hand, before the batch was
 * approved, reserved and sent; once sent it is settled and no longer cancelled. Sending again makes the same file.
 * Reconciled: every instruction is settled and the sums agree to the đồng. Money that comes back later, also after the year's end,
 * reopens the batch.
 */
const batchTable = {
  draft: { exclude: "draft", check: "checked", cancel: "cancelled" },
  checked: { exclude: "checked", approve: "approved", cancel: "cancelled" },
  approved: { reserve: "reserved", cancel: "cancelled" },
  reserved: { send: "sent", cancel: "cancelled" },
  sent: {
    send: "sent",
    readAnswer: "partly_settled",
    markUnanswered: "sent",
    sign: "partly_settled",
    recordReturns: "partly_settled",
  },
  partly_settled: {
    readAnswer: "partly_settled",
    markUnanswered: "partly_settled",
    sign: "partly_settled",
    recordReturns: "partly_settled",
    reconcile: "reconciled",
  },
  reconciled: { readAnswer: "partly_settled", recordReturns: "partly_settled" },
  cancelled: {},
} as const satisfies Record<BatchState, Partial<Record<BatchAct, BatchState>>>;

/**
 * What an answer makes of an instruction. `unknown` waits for an answer: it is never sent again, because the bank may have paid.
 * A bank may return what it had paid; what was returned is paid by a new instruction and not by a later answer.
 */
const answerTable = {
  ready: {},
  sent: { paid: "paid", returned: "returned", pending: "sent", unanswered: "unknown" },
  unknown: { paid: "paid", returned: "returned", pending: "sent", unanswered: "unknown" },
  paid: { paid: "paid", returned: "returned" },
  returned: { returned: "returned" },
  carried_over: {},
  cancelled: {},
} as const satisfies Record<InstructionState, Partial<Record<AnswerOutcome, InstructionState>>>;

export function applyBatchAct(state: BatchState, act: BatchAct): Result<BatchState, Refusal> {
  const possible: Partial<Record<BatchAct, BatchState>> = batchTable[state];
  const next = possible[act];
  return next === undefined ? failure(refuse("payment.not_now", { state, act })) : success(next);
}

/** The state after an answer; undefined where it contradicts what is known. */
export function applyAnswer(state: InstructionState, outcome: AnswerOutcome): InstructionState | undefined {
  const possible: Partial<Record<AnswerOutcome, InstructionState>> = answerTable[state];
  return possible[outcome];
}

/** What becomes of money by hand: due again in a next batch, or given back to the line that it came from. */
export const returnFates = ["carried_over", "given_back"] as const;
export type ReturnFate = (typeof returnFates)[number];

/**
 * The state after a return that is recorded by hand; undefined where there is nothing to return. Cash that nobody collected is with
 * the commune, and so is money that a recipient brings back. What a bank has not answered is with the bank: it is asked.
 */
export function applyReturn(
  state: InstructionState,
  { method, fate }: { readonly method: "bank" | "cash"; readonly fate: ReturnFate },
): InstructionState | undefined {
  if (state === "paid") return "returned";
  const isUncollected = method === "cash" && (state === "sent" || state === "unknown");
  if (!isUncollected) return undefined;
  return fate === "carried_over" ? "carried_over" : "returned";
}
