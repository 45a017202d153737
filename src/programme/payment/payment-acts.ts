import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";

/** Stages of a batch, in the order of the procedure. */
export const batchStates = ["draft", "checked", "approved", "reserved", "sent", "partly_settled", "reconciled", "closed", "cancelled"] as const;
export type BatchState = (typeof batchStates)[number];
/** `sign`: one of several signatures, the last of which is `approve`. `settle`: answers or signatures came in. */
export const batchActs = ["check", "sign", "approve", "reserve", "send", "settle", "reconcile", "close", "cancel"] as const;
export type BatchAct = (typeof batchActs)[number];

export const instructionStates = ["ready", "sent", "paid", "returned", "unknown", "cancelled"] as const;
export type InstructionState = (typeof instructionStates)[number];
/** `loseTrack`: nobody answered in time. `expect`: the bank says that it still works on it. */
export const instructionActs = ["send", "expect", "pay", "return", "loseTrack", "cancel"] as const;
export type InstructionAct = (typeof instructionActs)[number];

const no = null;

/** Where each act leads from each state; `no` is refused. Once a file has left, a batch is not cancelled but settled. */
const batchTable = {
  draft: { check: "checked", sign: no, approve: no, reserve: no, send: no, settle: no, reconcile: no, close: no, cancel: "cancelled" },
  checked: { check: no, sign: "checked", approve: "approved", reserve: no, send: no, settle: no, reconcile: no, close: no, cancel: "cancelled" },
  approved: { check: no, sign: no, approve: no, reserve: "reserved", send: no, settle: no, reconcile: no, close: no, cancel: "cancelled" },
  reserved: { check: no, sign: no, approve: no, reserve: no, send: "sent", settle: no, reconcile: no, close: no, cancel: "cancelled" },
  // Sending again makes the same file: a broken download must not need a second batch.
  sent: { check: no, sign: no, approve: no, reserve: no, send: "sent", settle: "partly_settled", reconcile: no, close: no, cancel: no },
  partly_settled: { check: no, sign: no, approve: no, reserve: no, send: no, settle: "partly_settled", reconcile: "reconciled", close: no, cancel: no },
  // A bank may return money after the batch was reconciled: it is opened again.
  reconciled: { check: no, sign: no, approve: no, reserve: no, send: no, settle: "partly_settled", reconcile: no, close: "closed", cancel: no },
  closed: { check: no, sign: no, approve: no, reserve: no, send: no, settle: no, reconcile: no, close: no, cancel: no },
  cancelled: { check: no, sign: no, approve: no, reserve: no, send: no, settle: no, reconcile: no, close: no, cancel: no },
} as const satisfies Record<BatchState, Record<BatchAct, BatchState | null>>;

/**
 * No act leads back to `ready`: an instruction is sent once. `unknown` waits for an answer and cannot be sent again, because
 * the bank may have paid; what was returned is paid by a new instruction of another batch.
 */
const instructionTable = {
  ready: { send: "sent", expect: no, pay: no, return: no, loseTrack: no, cancel: "cancelled" },
  sent: { send: no, expect: "sent", pay: "paid", return: "returned", loseTrack: "unknown", cancel: no },
  unknown: { send: no, expect: "sent", pay: "paid", return: "returned", loseTrack: "unknown", cancel: no },
  paid: { send: no, expect: no, pay: "paid", return: "returned", loseTrack: no, cancel: no },
  returned: { send: no, expect: no, pay: no, return: "returned", loseTrack: no, cancel: no },
  cancelled: { send: no, expect: no, pay: no, return: no, loseTrack: no, cancel: no },
} as const satisfies Record<InstructionState, Record<InstructionAct, InstructionState | null>>;

export function applyBatchAct(state: BatchState, act: BatchAct): Result<BatchState, Refusal> {
  const next = batchTable[state][act];
  return next === null ? failure(refuse("payment.not_now", { state, act })) : success(next);
}

export function applyInstructionAct(state: InstructionState, act: InstructionAct): Result<InstructionState, Refusal> {
  const next = instructionTable[state][act];
  if (next !== null) return success(next);
  const code = state === "unknown" && act === "send" ? "payment.unknown_must_be_answered" : "payment.instruction_not_now";
  return failure(refuse(code, { state, act }));
}

export function batchStatesBefore(act: BatchAct): readonly BatchState[] {
  return batchStates.filter((state) => batchTable[state][act] !== null);
}

export function parseBatchState(text: string): BatchState | undefined {
  return batchStates.find((state) => state === text);
}
