import { createHash } from "node:crypto";
import * as contract from "#contract/payment/statement.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { parseLocalDate } from "#kernel/local-date.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure } from "#kernel/result.ts";
import { moveStage } from "#programme/ledger/ledger.ts";
import { matchAnswers } from "#programme/payment/match-answers.ts";
import { applyAnswer } from "#programme/payment/payment-acts.ts";
import type { InstructionState } from "#programme/payment/payment-acts.ts";
import * as rule from "#programme/payment/settle.ts";
import { settleSupports } from "#server/delivery/published.ts";
import { postToLedger } from "#server/ledger/published.ts";
import { batchAct, getShownBatch, lineOf } from "#server/payment/batch/batch-record.ts";
import type { BatchContext } from "#server/payment/batch/batch-record.ts";
import { keepFile, setBatch } from "#server/payment/batch/batches-store.ts";
import * as store from "#server/payment/batch/instructions-store.ts";
import { done } from "#server/platform/act/record-act.ts";
import type { BankFormats } from "./bank-formats.ts";

type Change = {
  readonly instruction: store.Instruction;
  readonly state: InstructionState;
  readonly on: LocalDate | null;
};

/** Reads an answer file. The same bytes again are reported as read before and change nothing, neither here nor in the ledger. */
export const readAnswerFile = (formats: BankFormats) =>
  batchAct(contract.readAnswerFile, "readAnswer", async (context, { body }) => {
    const { tx, record: batch, next: state } = context;
    const read = await formats.readAnswers(body.content);
    if (!read.ok) return failure(refuse("payment.answer_unreadable", { reason: read.reason }));
    const content = Buffer.from(body.content, "utf8");
    const sha256 = createHash("sha256").update(content).digest("hex");
    const isNew = await keepFile(tx, context.server.keys, {
      ...body,
      batchId: batch.batchId,
      communeId: batch.communeId,
      kind: "answer",
      format: read.format,
      sha256,
      content,
      recordedAt: context.now,
      recordedBy: context.actor.officerId,
    });
    const facts = { answerFile: sha256.slice(0, 16), isNew };
    if (!isNew) return done(facts, { readBefore: true, paid: 0, returned: 0, pending: 0, unmatched: [] });
    const instructions = await store.listInstructionRows(tx, { batchId: batch.batchId });
    const { matched, unmatched } = matchAnswers(instructions, read.answers);
    await store.addMatches(
      tx,
      { fileId: body.fileId, communeId: batch.communeId },
      matched.map(({ instruction, answer }) => ({
        matchId: context.newId(),
        householdId: instruction.householdId,
        instructionId: instruction.instructionId,
        outcome: answer.outcome,
        amount: answer.amount?.toString() ?? null,
        reasonCode: answer.reasonCode ?? null,
        bankReference: answer.bankReference ?? null,
        bookedOn: dayOf(answer.bookedOn) ?? null,
      })),
    );
    const changes = matched
      .filter(({ instruction, state: after }) => instruction.state !== after)
      .map(({ instruction, answer, state: after }): Change => ({
        instruction,
        state: after,
        on: after === "paid" ? (dayOf(answer.bookedOn) ?? context.today) : null,
      }));
    await settle(context, changes, `answer:${batch.batchId}:${sha256}`);
    await setBatch(tx, batch.batchId, { state });
    const count = (outcome: string) => matched.filter(({ answer }) => answer.outcome === outcome).length;
    return done(facts, {
      readBefore: false,
      paid: count("paid"),
      returned: count("returned"),
      pending: count("pending"),
      unmatched: [...unmatched],
    });
  });

function dayOf(text: string | undefined): LocalDate | undefined {
  return text === undefined ? undefined : parseLocalDate(text);
}

/** What nobody answered is unknown: neither paid nor failed, its money stays reserved, and it is asked about. */
export const markUnanswered = batchAct(contract.markUnanswered, "markUnanswered", async (context) => {
  const { tx, record: batch, next: state } = context;
  const unknown = await store.setAllInstructions(tx, batch.batchId, "sent", "unknown");
  await setBatch(tx, batch.batchId, { state });
  return done({ unknown }, { unknown });
});

/** Who signed on the list was paid in cash on that day. */
export const signCashList = batchAct(contract.signCashList, "sign", async (context, { body }) => {
  const { tx, record: batch, next: state } = context;
  if (batch.method !== "cash") return failure(refuse("payment.not_a_cash_batch"));
  const instructions = new Map(
    (await store.listInstructionRows(tx, { batchId: batch.batchId })).map((one) => [one.instructionId, one]),
  );
  const changes: Change[] = [];
  for (const receipt of body.receipts) {
    const instruction = instructions.get(receipt.instructionId);
    if (instruction === undefined || instruction.householdId !== receipt.householdId)
      return failure(refuse("record.not_found"));
    if (instruction.state === "paid")
      return failure(refuse("payment.signed_for_already", { instruction: receipt.instructionId }));
    if (applyAnswer(instruction.state, "paid") === undefined)
      return failure(refuse("payment.not_now", { state: instruction.state, act: "sign" }));
    changes.push({ instruction, state: "paid", on: receipt.signedOn });
  }
  await store.addReceipts(tx, { communeId: batch.communeId, recordedBy: context.actor.officerId }, body.receipts);
  await settle(context, changes, `receipts:${body.receipts[0]?.receiptId ?? ""}`);
  await setBatch(tx, batch.batchId, { state });
  return done({ signed: changes.length }, { signed: changes.length });
});

/** Instructions, ledger and supports move together. */
async function settle(context: BatchContext, changes: readonly Change[], key: string): Promise<void> {
  if (changes.length === 0) return;
  const { tx, record: batch } = context;
  await store.setInstructionStates(
    tx,
    changes.map(({ instruction, state, on }) => ({ ...idsOf(instruction), state, settledOn: on })),
  );
  const settled = changes.map(({ instruction, state }) => ({
    ...instruction,
    before: instruction.state,
    after: state,
  }));
  for (const { before, after, from, to, amount } of rule.settleInstructions(settled)) {
    await postToLedger(context, {
      idempotencyKey: `${key}:${before}:${after}`,
      kind: after === "paid" ? "disburse" : "return",
      reference: { kind: "batch", id: batch.batchId },
      entries: moveStage(lineOf(batch), from, to, amount),
    });
  }
  const supports = settled.flatMap((one) => {
    const outcome = rule.supportOutcome(one);
    const { householdId, supportId } = one;
    return outcome === undefined ? [] : [{ householdId, supportId, supportActId: context.newId(), outcome } as const];
  });
  await settleSupports(tx, supports, { communeId: batch.communeId, at: context.now, by: context.actor.officerId });
}

const idsOf = ({ householdId, instructionId }: store.Instruction) => ({ householdId, instructionId });

/** What was paid is settled in the ledger. */
export const reconcileBatch = batchAct(contract.reconcileBatch, "reconcile", async (context) => {
  const { tx, record: batch, next: state } = context;
  const reconciled = rule.reconcileBatch(batch.total, await store.listInstructionRows(tx, { batchId: batch.batchId }));
  if (!reconciled.ok) return reconciled;
  const { paid, returned } = reconciled.value;
  if (paid > 0n) {
    await postToLedger(context, {
      idempotencyKey: `settle:${batch.batchId}`,
      kind: "settle",
      reference: { kind: "batch", id: batch.batchId },
      entries: moveStage(lineOf(batch), "disbursed", "settled", paid),
    });
  }
  await setBatch(tx, batch.batchId, { state });
  return done(
    { state, paid: paid.toString(), returned: returned.toString() },
    { batch: await getShownBatch(context, batch.batchId), ...reconciled.value },
  );
});
