import { createHash } from "node:crypto";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { parseLocalDate } from "#kernel/local-date.ts";
import { addMoney, zeroMoney } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { matchAnswers } from "#programme/payment/match-answers.ts";
import { applyAnswer } from "#programme/payment/payment-acts.ts";
import type { InstructionState } from "#programme/payment/payment-acts.ts";
import { moveStage } from "#programme/ledger/ledger.ts";
import type { AccountKind } from "#programme/ledger/ledger.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { postToLedger } from "#server/ledger/published.ts";
import type { BankFormats } from "./bank-formats.ts";
import { lineOf, loadFor, readBatch } from "#server/payment/batch/batches-service.ts";
import { keepFile, setBatch } from "#server/payment/batch/batches-store.ts";
import type { Batch } from "#server/payment/batch/batches-store.ts";
import * as store from "#server/payment/batch/instructions-store.ts";
import type * as contract from "#contract/payment/statement.ts";

type Change = {
  readonly instruction: store.Instruction;
  readonly state: InstructionState;
  readonly on: LocalDate | null;
};

/** Reads an answer file. The same bytes again are told as read before and change nothing, neither here nor in the ledger. */
export async function takeAnswers(
  context: ActContext,
  formats: BankFormats,
  { params, body }: Decoded<typeof contract.readAnswerFile>,
): Promise<Result<Output<typeof contract.readAnswerFile>, Refusal>> {
  const loaded = await loadFor(context, params.batchId, "readAnswer");
  if (!loaded.ok) return loaded;
  const { batch, next } = loaded.value;
  const read = await formats.readAnswers(body.content);
  if (!read.ok) return failure(refuse("payment.answer_unreadable", { reason: read.reason }));
  const content = Buffer.from(body.content, "utf8");
  const sha256 = createHash("sha256").update(content).digest("hex");
  const isNew = await keepFile(context.tx, context.house.keys, {
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
  await context.audit({
    areaId: batch.communeId,
    recordKind: "batch",
    recordId: batch.batchId,
    facts: { answerFile: sha256.slice(0, 16), isNew },
  });
  if (!isNew) return success({ readBefore: true, paid: 0, returned: 0, pending: 0, unmatched: [] });

  const instructions = await store.listInstructionRows(context.tx, { batchId: batch.batchId });
  const { matched, unmatched } = matchAnswers(instructions, read.answers);
  await store.addMatches(
    context.tx,
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
    .filter(({ instruction, state }) => instruction.state !== state)
    .map(({ instruction, answer, state }): Change => ({
      instruction,
      state,
      on: state === "paid" ? (dayOf(answer.bookedOn) ?? context.today) : null,
    }));
  await settle(context, batch, changes, `answer:${batch.batchId}:${sha256}`);
  await setBatch(context.tx, batch.batchId, { state: next });
  const count = (outcome: string) => matched.filter(({ answer }) => answer.outcome === outcome).length;
  return success({
    readBefore: false,
    paid: count("paid"),
    returned: count("returned"),
    pending: count("pending"),
    unmatched: [...unmatched],
  });
}

function dayOf(text: string | undefined): LocalDate | undefined {
  return text === undefined ? undefined : parseLocalDate(text);
}

/** What nobody answered is unknown: neither paid nor failed, its money stays reserved, and it is asked about. */
export async function markUnknown(
  context: ActContext,
  { params }: Decoded<typeof contract.askUnanswered>,
): Promise<Result<Output<typeof contract.askUnanswered>, Refusal>> {
  const loaded = await loadFor(context, params.batchId, "markUnanswered");
  if (!loaded.ok) return loaded;
  const { batch, next } = loaded.value;
  const unknown = await store.setAllInstructions(context.tx, batch.batchId, "sent", "unknown");
  await setBatch(context.tx, batch.batchId, { state: next });
  await context.audit({ areaId: batch.communeId, recordKind: "batch", recordId: batch.batchId, facts: { unknown } });
  return success({ unknown });
}

/** Who signed on the list was paid in cash on that day. */
export async function signList(
  context: ActContext,
  { params, body }: Decoded<typeof contract.signCashList>,
): Promise<Result<Output<typeof contract.signCashList>, Refusal>> {
  const loaded = await loadFor(context, params.batchId, "sign");
  if (!loaded.ok) return loaded;
  const { batch, next } = loaded.value;
  if (batch.method !== "cash") return failure(refuse("payment.not_a_cash_batch"));
  const instructions = new Map(
    (await store.listInstructionRows(context.tx, { batchId: batch.batchId })).map((one) => [one.instructionId, one]),
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
  await store.addReceipts(
    context.tx,
    { communeId: batch.communeId, recordedBy: context.actor.officerId },
    body.receipts,
  );
  await settle(context, batch, changes, `receipts:${body.receipts[0]?.receiptId ?? ""}`);
  await setBatch(context.tx, batch.batchId, { state: next });
  await context.audit({
    areaId: batch.communeId,
    recordKind: "batch",
    recordId: batch.batchId,
    facts: { signed: changes.length },
  });
  return success({ signed: changes.length });
}

/** Instructions, supports and ledger move together: paid money leaves the reserve, returned money is committed again. */
async function settle(context: ActContext, batch: Batch, changes: readonly Change[], key: string): Promise<void> {
  if (changes.length === 0) return;
  await store.setInstructionStates(
    context.tx,
    changes.map(({ instruction, state, on }) => ({ ...idsOf(instruction), state, settledOn: on })),
  );
  const moves: readonly (readonly [InstructionState, InstructionState, AccountKind, AccountKind])[] = [
    ["sent", "paid", "reserved", "disbursed"],
    ["unknown", "paid", "reserved", "disbursed"],
    ["ready", "paid", "reserved", "disbursed"],
    ["sent", "returned", "reserved", "committed"],
    ["unknown", "returned", "reserved", "committed"],
    ["paid", "returned", "disbursed", "committed"],
  ];
  for (const [before, after, from, to] of moves) {
    const amount = sumOf(changes.filter(({ instruction, state }) => instruction.state === before && state === after));
    if (amount === 0n) continue;
    await postToLedger(context, {
      idempotencyKey: `${key}:${before}:${after}`,
      kind: after === "paid" ? "disburse" : "return",
      reference: { kind: "batch", id: batch.batchId },
      entries: moveStage(lineOf(batch), from, to, amount),
    });
  }
  const followed = changes.flatMap(({ instruction, state }) =>
    state === "paid" || (state === "returned" && instruction.state === "paid")
      ? [
          {
            ...idsOf(instruction),
            supportId: instruction.supportId,
            supportActId: context.newId(),
            state: state === "paid" ? "paid" : "delivered",
          },
        ]
      : [],
  );
  if (followed.length > 0) {
    await store.setPaidSupports(context.tx, followed, {
      act: "pay",
      communeId: batch.communeId,
      at: context.now,
      by: context.actor.officerId,
    });
  }
}

const idsOf = ({ householdId, instructionId }: store.Instruction) => ({ householdId, instructionId });
const sumOf = (changes: readonly Change[]): Money =>
  addMoney(zeroMoney, ...changes.map(({ instruction }) => instruction.amount));

/** To the đồng: nothing is open, and paid plus returned is the batch's total. What was paid is settled in the ledger. */
export async function reconcile(
  context: ActContext,
  { params }: Decoded<typeof contract.reconcileBatch>,
): Promise<Result<Output<typeof contract.reconcileBatch>, Refusal>> {
  const loaded = await loadFor(context, params.batchId, "reconcile");
  if (!loaded.ok) return loaded;
  const { batch, next } = loaded.value;
  const instructions = await store.listInstructionRows(context.tx, { batchId: batch.batchId });
  const open = instructions.filter(({ state }) => state !== "paid" && state !== "returned");
  if (open.length > 0) {
    const amount = addMoney(zeroMoney, ...open.map((one) => one.amount));
    return failure(
      refuse("payment.open_instructions", {
        open: open.length,
        amount: amount.toString(),
        state: open[0]?.state ?? "",
      }),
    );
  }
  const paid = addMoney(zeroMoney, ...instructions.filter(({ state }) => state === "paid").map((one) => one.amount));
  const returned = addMoney(
    zeroMoney,
    ...instructions.filter(({ state }) => state === "returned").map((one) => one.amount),
  );
  const difference = (batch.total - paid - returned) as Money;
  if (difference !== 0n) return failure(refuse("payment.does_not_reconcile", { difference: difference.toString() }));
  if (paid > 0n) {
    await postToLedger(context, {
      idempotencyKey: `settle:${batch.batchId}`,
      kind: "settle",
      reference: { kind: "batch", id: batch.batchId },
      entries: moveStage(lineOf(batch), "disbursed", "settled", paid),
    });
  }
  await setBatch(context.tx, batch.batchId, { state: next });
  await context.audit({
    areaId: batch.communeId,
    recordKind: "batch",
    recordId: batch.batchId,
    facts: { state: next, paid: paid.toString(), returned: returned.toString() },
  });
  const shown = await readBatch(context, batch.batchId);
  return shown.ok ? success({ batch: shown.value, paid, returned, difference }) : shown;
}
