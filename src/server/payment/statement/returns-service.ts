import * as contract from "#contract/payment/statement.ts";
import { addMoney } from "#kernel/money.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure } from "#kernel/result.ts";
import { applyReturn } from "#programme/payment/payment-acts.ts";
import { batchAct, getShownBatch } from "#server/payment/batch/batch-record.ts";
import { setBatch } from "#server/payment/batch/batches-store.ts";
import { lastPaymentOf, listInstructionRows } from "#server/payment/batch/instructions-store.ts";
import { done } from "#server/platform/act/record-act.ts";
import { addReturns } from "./returns-store.ts";
import { reopenBatch, settleChanges } from "./settle-batch.ts";
import type { Change } from "./settle-batch.ts";

/**
 * Cash that nobody collected, and money that a recipient brought back: carried over it is due in a next batch, given back it is free for
 * others of the line. A batch that was reconciled is open again, with this reason.
 */
export const recordReturns = batchAct(
  contract.recordReturns,
  "recordReturns",
  async (context, { body }) => {
    const { tx, record: batch, next: state } = context;
    const { fate, reason, returnedOn } = body;
    const instructions = await listInstructionRows(tx, { batchId: batch.batchId, isHeld: true });
    const byId = new Map(instructions.map((one) => [one.instructionId, one]));
    const changes: Change[] = [];
    for (const line of body.lines) {
      const instruction = byId.get(line.instructionId);
      if (instruction === undefined || instruction.householdId !== line.householdId)
        return failure(refuse("record.not_found"));
      const after = applyReturn(instruction.state, { method: batch.method, fate });
      if (after === undefined || changes.some((change) => change.instruction === instruction))
        return failure(refuse("payment.nothing_to_return", { state: instruction.state }));
      changes.push({ instruction, before: instruction.state, after, on: null, isGivenBack: fate === "given_back" });
    }
    if (batch.state === "reconciled") await reopenBatch(context, instructions, { reason, fileId: null });
    const returns = changes.map(({ instruction: { householdId, instructionId, amount } }) => ({
      returnId: context.newId(),
      householdId,
      instructionId,
      amount,
    }));
    const recorded = { recordedAt: context.now, recordedBy: context.actor.officerId };
    await addReturns(tx, { communeId: batch.communeId, fate, reason, returnedOn, ...recorded }, returns);
    await settleChanges(context, changes, `return:${returns[0]?.returnId ?? ""}`);
    await setBatch(tx, batch.batchId, { state });
    const amount = addMoney(...returns.map((one) => one.amount));
    return done(
      { returned: returns.length, fate, amount: amount.toString(), reason, reopened: batch.state === "reconciled" },
      { batch: await getShownBatch(context, batch.batchId), returned: returns.length, amount },
    );
  },
  {
    payment: async ({ tx }, { params, body }) =>
      lastPaymentOf(
        tx,
        params.batchId,
        body.lines.map(({ instructionId }) => instructionId),
      ),
  },
);
