import { createHash } from "node:crypto";
import * as contract from "#contract/payment/statement.ts";
import type { Id } from "#kernel/id.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { moveParts } from "#programme/ledger/move-parts.ts";
import { orderBlockId } from "#programme/payment/bank-answer.ts";
import { matchAnswers } from "#programme/payment/match-answers.ts";
import type { Matched } from "#programme/payment/match-answers.ts";
import { applyAnswer } from "#programme/payment/payment-acts.ts";
import * as rule from "#programme/payment/settle.ts";
import { postToLedger } from "#server/ledger/published.ts";
import { accountOf, batchAct, getShownBatch, preparedBatchAct } from "#server/payment/batch/batch-record.ts";
import type { BatchContext } from "#server/payment/batch/batch-record.ts";
import { loadBatchParts } from "#server/payment/batch/batch-money-store.ts";
import { communeOfBatch, keepFile, orderDay, setBatch } from "#server/payment/batch/batches-store.ts";
import * as store from "#server/payment/batch/instructions-store.ts";
import { done, readIn } from "#server/platform/act/record-act.ts";
import { addAnswerFile, listBookings, listUnmatchedRows } from "./answer-files-store.ts";
import type { BankFormats } from "./bank-formats.ts";
import { reopenBatch, settleChanges, settleKey } from "./settle-batch.ts";
import type { Change } from "./settle-batch.ts";

/**
 * Reads an answer file, and accounts for every line of it. The same bytes again are reported as read before and change nothing, neither
 * here nor in the ledger. A reconciled batch is open again where the file changes anything.
 */
export const readAnswerFile = (formats: BankFormats) =>
  preparedBatchAct(
    contract.readAnswerFile,
    "readAnswer",
    async ({ body }) => {
      const content = Buffer.from(body.content, body.encoding === "base64" ? "base64" : "utf8");
      return { content, read: await formats.readAnswers(content) };
    },
    async (context, { body }, { content, read }) => {
      const { tx, record: batch, next: state } = context;
      if (!read.ok) return read;
      // A file that says nothing answers nothing: who chose it meant another one.
      if (read.value.lines.length === 0) return failure(refuse("answer_file.empty"));
      const sha256 = createHash("sha256").update(content).digest("hex");
      const { batchId, communeId } = batch;
      const ofFile = { fileId: body.fileId, batchId, communeId };
      const isNew = await keepFile(tx, context.server.keys, {
        ...ofFile,
        fileName: body.fileName,
        kind: "answer",
        format: read.value.format,
        sha256,
        content,
        recordedAt: context.now,
        recordedBy: context.actor.officerId,
      });
      const facts = { answerFile: sha256.slice(0, 16), isNew };
      if (!isNew) {
        const before = batch.files.find((file) => file.kind === "answer" && file.sha256 === sha256)?.account ?? null;
        const account = before === null ? null : accountOf(before);
        return done(facts, { readBefore: true, paid: 0, returned: 0, pending: 0, account, unmatched: [] });
      }
      const instructions = await store.listInstructionRows(tx, { batchId });
      const blockIds = batch.messageId === null ? [] : [orderBlockId(batch.messageId)];
      const orderedOn = await orderDay(tx, batchId, context.server.timeZone);
      const bookings = await listBookings(tx, batchId);
      const order = { messageId: batch.messageId, orderedOn, readOn: context.today, blockIds, instructions, bookings };
      const { matched, unmatched, account } = matchAnswers(order, read.value.lines);
      await addMatches(context, body.fileId, matched);
      await addAnswerFile(tx, ofFile, account, unmatched);
      const news = matched.filter(({ before, after }) => before !== after);
      const changes = news.map(({ instruction, answer, before, after }): Change => ({
        instruction,
        before,
        after,
        on: after === "paid" ? (answer.bookedOn ?? context.today) : null,
      }));
      const isReopened = batch.state === "reconciled" && changes.length > 0;
      if (isReopened) {
        const codes = new Set(news.flatMap(({ answer }) => answer.reasonCode ?? []));
        const reason = [body.fileName, ...codes].join(" ");
        await reopenBatch(context, instructions, { reason, fileId: body.fileId });
      }
      await settleChanges(context, changes, `answer:${batchId}:${sha256}`);
      // A file that answers nothing of the batch settles nothing of it.
      if (matched.length > 0 && (batch.state !== "reconciled" || isReopened)) await setBatch(tx, batchId, { state });
      const count = (outcome: string) => matched.filter(({ answer }) => answer.outcome === outcome).length;
      return done(
        { ...facts, lines: account.file.count, unmatched: account.unmatched.count, reopened: isReopened },
        {
          readBefore: false,
          paid: count("paid"),
          returned: count("returned"),
          pending: count("pending"),
          account,
          unmatched: unmatched.map(({ answer, code, amount }) => ({ endToEndId: answer.endToEndId, code, amount })),
        },
      );
    },
  );

async function addMatches(
  context: BatchContext,
  fileId: Id<"file">,
  matched: readonly Matched<store.Instruction>[],
): Promise<void> {
  await store.addMatches(
    context.tx,
    { fileId, communeId: context.record.communeId },
    matched.map(({ line, instruction, answer, amount }) => ({
      line,
      matchId: context.newId(),
      householdId: instruction.householdId,
      instructionId: instruction.instructionId,
      outcome: answer.outcome,
      amount: amount.toString(),
      reasonCode: answer.reasonCode ?? null,
      bankReference: answer.bankReference ?? null,
      bookedOn: answer.bookedOn ?? null,
    })),
  );
}

/** Each line that answered no transfer of the batch, with the reason: what is left to look into. */
export const listUnmatchedAnswers = readIn(
  contract.listUnmatchedAnswers,
  async (tx, { params }) => communeOfBatch(tx, params.batchId),
  async ({ tx }, { params, query }) => {
    const [fileId, line] = query.cursor?.split("_") ?? [];
    const after = fileId === undefined ? undefined : { fileId, line: Number(line ?? 0) };
    const rows = await listUnmatchedRows(tx, params.batchId, { after, limit: query.limit + 1 });
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    const nextCursor = rows.length > shown.length && last !== undefined ? `${last.fileId}_${last.line}` : null;
    return success({ rows: shown, nextCursor, total: null });
  },
);

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
    changes.push({ instruction, before: instruction.state, after: "paid", on: receipt.signedOn });
  }
  await store.addReceipts(tx, { communeId: batch.communeId, recordedBy: context.actor.officerId }, body.receipts);
  await settleChanges(context, changes, `receipts:${body.receipts[0]?.receiptId ?? ""}`);
  await setBatch(tx, batch.batchId, { state });
  return done({ signed: changes.length }, { signed: changes.length });
});

/** What was paid is settled in the ledger. */
export const reconcileBatch = batchAct(contract.reconcileBatch, "reconcile", async (context) => {
  const { tx, record: batch, next: state } = context;
  const instructions = await store.listInstructionRows(tx, { batchId: batch.batchId });
  const reconciled = rule.reconcileBatch(batch.total, instructions);
  if (!reconciled.ok) return reconciled;
  const { paid, returned, carriedOver } = reconciled.value;
  const partsOf = await loadBatchParts(tx, batch.batchId);
  for (const { from, to } of rule.reconcileMoves(paid)) {
    await postToLedger(context, {
      idempotencyKey: settleKey(batch),
      kind: "settle",
      reference: { kind: "batch", id: batch.batchId },
      entries: moveParts(partsOf(instructions.filter((one) => one.state === "paid")), from, to),
    });
  }
  await setBatch(tx, batch.batchId, { state });
  return done(
    { state, paid: paid.toString(), returned: returned.toString(), carriedOver: carriedOver.toString() },
    { batch: await getShownBatch(context, batch.batchId), ...reconciled.value },
  );
});
