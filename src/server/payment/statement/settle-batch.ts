/** What is settled in a batch moves instructions, ledger and supports together. */
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { moveParts } from "#programme/ledger/move-parts.ts";
import type { InstructionState } from "#programme/payment/payment-acts.ts";
import * as rule from "#programme/payment/settle.ts";
import { settleSupports } from "#server/delivery/published.ts";
import { findPostingId, postToLedger } from "#server/ledger/published.ts";
import { loadBatchParts } from "#server/payment/batch/batch-money-store.ts";
import type { BatchContext } from "#server/payment/batch/batch-record.ts";
import type { Batch } from "#server/payment/batch/batches-store.ts";
import { setInstructionStates } from "#server/payment/batch/instructions-store.ts";
import type { Instruction } from "#server/payment/batch/instructions-store.ts";
import { addReopening } from "./returns-store.ts";

/** One step of an instruction; one that is paid and returned by the same file takes two, in this order. */
export type Change = {
  readonly instruction: Instruction;
  readonly before: InstructionState;
  readonly after: InstructionState;
  /** The day on which it was paid. */
  readonly on: LocalDate | null;
  readonly isGivenBack?: boolean;
};

export async function settleChanges(context: BatchContext, changes: readonly Change[], key: string): Promise<void> {
  const moved = changes.filter(({ before, after }) => before !== after);
  if (moved.length === 0) return;
  const { tx, record: batch } = context;
  const last = new Map(moved.map((change) => [change.instruction.instructionId, change]));
  await setInstructionStates(
    tx,
    [...last.values()].map(({ instruction: { householdId, instructionId }, after: state, on: settledOn }) => ({
      householdId,
      instructionId,
      state,
      settledOn,
    })),
  );
  const settled = moved.map(({ instruction, ...step }) => ({ ...instruction, ...step }));
  const partsOf = await loadBatchParts(tx, batch.batchId);
  for (const { before, after, isGivenBack, from, to, changes: of } of rule.settleInstructions(settled)) {
    await postToLedger(context, {
      idempotencyKey: `${key}:${before}:${after}${isGivenBack ? ":given_back" : ""}`,
      kind: after === "paid" ? "disburse" : "return",
      reference: { kind: "batch", id: batch.batchId },
      entries: moveParts(partsOf(of), from, to),
    });
  }
  // A support that is paid and loses its money by one file has both in its story.
  for (const outcome of ["paid", "returned", "given_back"] as const) {
    const supports = settled.flatMap((one) =>
      rule.supportOutcome(one) === outcome
        ? [{ householdId: one.householdId, supportId: one.supportId, supportActId: context.newId(), outcome } as const]
        : [],
    );
    await settleSupports(tx, supports, { communeId: batch.communeId, at: context.now, by: context.actor.officerId });
  }
}

/** Under which key a batch is settled; it may be once more after each time that it was reopened. */
export const settleKey = ({ batchId, reopenings }: Batch): string =>
  reopenings.length === 0 ? `settle:${batchId}` : `settle:${batchId}:${reopenings.length}`;

/** A reconciled batch is open again, with the reason: what it settled is taken back, before anything of it moves. */
export async function reopenBatch(
  context: BatchContext,
  instructions: readonly Instruction[],
  because: { readonly reason: string; readonly fileId: Id<"file"> | null },
): Promise<void> {
  const { tx, record: batch } = context;
  const paid = instructions.filter(({ state }) => state === "paid");
  const partsOf = await loadBatchParts(tx, batch.batchId);
  for (const { from, to } of rule.reopenMoves(rule.sumOfStates(paid, "paid"))) {
    const postingId = await findPostingId(tx, settleKey(batch));
    if (postingId === undefined) throw new Error(`batch ${batch.batchId} was reconciled and never settled`);
    await postToLedger(context, {
      idempotencyKey: `reopen:${settleKey(batch)}`,
      kind: "reverse",
      reference: { kind: "batch", id: batch.batchId },
      entries: moveParts(partsOf(paid), from, to),
      reverses: { postingId, reason: because.reason },
    });
  }
  await addReopening(tx, {
    reopeningId: context.newId(),
    batchId: batch.batchId,
    communeId: batch.communeId,
    ...because,
    reopenedAt: context.now,
    reopenedBy: context.actor.officerId,
  });
}
