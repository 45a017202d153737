import type { Output } from "#contract/endpoint.ts";
import type * as contract from "#contract/payment/batch.ts";
import { idOf } from "#kernel/id.ts";
import type { Id } from "#kernel/id.ts";
import { dong } from "#kernel/money.ts";
import { applyBatchAct } from "#programme/payment/payment-acts.ts";
import type { BatchAct, BatchState, InstructionState } from "#programme/payment/payment-acts.ts";
import type { AnswerFileAccount } from "#programme/payment/match-answers.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { actsOn } from "#server/platform/act/record-act.ts";
import type { RecordContext } from "#server/platform/act/record-act.ts";
import { stillThere } from "#server/platform/act/still-there.ts";
import { findBatch, lockBatch, orderDay } from "./batches-store.ts";
import type { Batch } from "./batches-store.ts";

/** A batch under its lock, with the state that the act leads to. */
export type BatchContext = RecordContext<Batch, BatchState>;

export const { act: batchAct, preparedAct: preparedBatchAct } = actsOn({
  name: "batch",
  param: "batchId",
  lock: lockBatch,
  days: { order: async ({ tx, server }, batchId) => orderDay(tx, idOf("batch", batchId), server.timeZone) },
  find: findBatch,
  next: (batch: Batch, act: BatchAct) => applyBatchAct(batch.state, act),
});

/** The batch as it stands now, as pages show it. */
export async function getShownBatch(
  { tx }: ActContext,
  batchId: Id<"batch">,
): Promise<Output<typeof contract.getBatch>> {
  return showBatch(stillThere(await findBatch(tx, batchId), `batch ${batchId}`));
}

export function showBatch(batch: Batch): Output<typeof contract.getBatch> {
  return {
    ...batch,
    activities: batch.activities.map((one) => ({ ...one, amount: dong(one.amount) })),
    byState: batch.byState.map((one) => ({
      state: one.state as InstructionState,
      count: one.count,
      amount: dong(one.amount),
    })),
    approvals: batch.approvals.map(({ role, officerName, onBehalfOfName, signedAt }) => ({
      role,
      officerName,
      onBehalfOfName,
      signedAt,
    })),
    files: batch.files.map(({ account, ...file }) => ({ ...file, account: account && accountOf(account) })),
    reopenings: [...batch.reopenings],
  };
}

type KeptAccount = NonNullable<Batch["files"][number]["account"]>;

export const accountOf = (kept: KeptAccount): AnswerFileAccount => ({
  file: { count: kept.count, amount: dong(kept.amount) },
  answered: { count: kept.answeredCount, amount: dong(kept.answeredAmount) },
  unmatched: { count: kept.unmatchedCount, amount: dong(kept.unmatchedAmount) },
});
