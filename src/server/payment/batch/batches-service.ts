import type * as contract from "#contract/payment/batch.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { addMoney, dong } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { applyBatchAct } from "#programme/payment/payment-acts.ts";
import type { BatchAct, BatchState, InstructionState } from "#programme/payment/payment-acts.ts";
import { nextApproval, refuseSigner } from "#programme/payment/sign-batch.ts";
import type { Signer } from "#programme/payment/sign-batch.ts";
import { budgetLine, moveStage } from "#programme/ledger/ledger.ts";
import type { BudgetLine } from "#programme/ledger/ledger.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { actingFor } from "#server/platform/act/acting-for.ts";
import { postToLedger } from "#server/ledger/published.ts";
import * as store from "./batches-store.ts";
import { activityOf, addInstructions, loadDueSupports, setAllInstructions } from "./instructions-store.ts";
import type { DueSupport, NewInstruction } from "./instructions-store.ts";

type Shown = Output<typeof contract.getBatch>;
type OfBatch = { readonly params: { readonly batchId: string } };

export function showBatch(batch: store.Batch): Shown {
  return {
    ...batch,
    state: batch.state as BatchState,
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
    files: batch.files.map((file) => ({ ...file, fileId: file.fileId as Id<"file"> })),
  };
}

export async function readBatch({ tx }: ActContext, batchId: string): Promise<Result<Shown, Refusal>> {
  const batch = await store.findBatch(tx, batchId);
  return batch === undefined ? failure(refuse("record.not_found")) : success(showBatch(batch));
}

export const lineOf = (batch: store.Batch): BudgetLine => budgetLine({ ...batch, areaId: batch.communeId });

/** Who is due and may be paid by this method now; the others are told with the reason. What the household looked like is frozen. */
export async function makeBatch(
  context: ActContext,
  { body }: Decoded<typeof contract.makeBatch>,
): Promise<Result<Output<typeof contract.makeBatch>, Refusal>> {
  const { tx } = context;
  const activity = await activityOf(tx, body.activityId);
  if (activity === undefined) return failure(refuse("record.not_found"));
  const due = await loadDueSupports(tx, body.activityId);
  const leftOut: Output<typeof contract.makeBatch>["leftOut"] = [];
  const instructions: NewInstruction[] = [];
  for (const support of due) {
    const hindrance = hindranceOf(support, body.method);
    if (hindrance === undefined && support.payeeId !== null)
      instructions.push(instructionOf(context, support, support.payeeId));
    else if (hindrance !== undefined) {
      leftOut.push({
        householdId: support.householdId as Id<"household">,
        supportId: support.supportId as Id<"support">,
        code: hindrance,
      });
    }
  }
  if (instructions.length === 0)
    return failure(
      refuse("payment.nothing_due", { due: due.length, leftOut: leftOut.length, reason: leftOut[0]?.code ?? "" }),
    );
  const total = addMoney(...instructions.map(({ amount }) => amount));
  await store.addBatch(tx, {
    ...body,
    communeId: activity.communeId,
    year: activity.year,
    instructionCount: instructions.length,
    total,
    madeBy: context.actor.officerId,
    madeAt: context.now,
  });
  await addInstructions(tx, { batchId: body.batchId, communeId: activity.communeId }, instructions);
  await sign(
    context,
    { batchId: body.batchId, communeId: activity.communeId },
    "maker",
    await signerOf(context, activity.communeId),
  );
  await context.audit({
    areaId: activity.communeId,
    recordKind: "batch",
    recordId: body.batchId,
    facts: { instructions: instructions.length, total: total.toString(), leftOut: leftOut.length },
  });
  const batch = await readBatch(context, body.batchId);
  return batch.ok ? success({ batch: batch.value, leftOut }) : batch;
}

function hindranceOf(support: DueSupport, method: "bank" | "cash"): string | undefined {
  if (support.payeeId === null) return "payment.without_payee";
  if (support.method !== method) return "payment.other_method";
  return support.verifiedOn === null ? "payment.payee_not_verified" : undefined;
}

function instructionOf(context: ActContext, support: DueSupport, payeeId: string): NewInstruction {
  const instructionId = context.newId();
  return {
    instructionId,
    householdId: support.householdId,
    supportId: support.supportId,
    payeeId,
    // 32 characters: unique, and short enough for every message (35).
    endToEndId: instructionId.replaceAll("-", ""),
    amount: support.amount,
    frozen: {
      class: support.class,
      deliveredOn: support.deliveredOn,
      payeeName: support.payeeName,
      address: support.address,
    },
  };
}

type OfCommune = { readonly batchId: string; readonly communeId: string };

/** The actor, and whose post signs where the actor holds it by a delegation. */
async function signerOf(context: ActContext, communeId: string): Promise<Signer> {
  return { officerId: context.actor.officerId, onBehalfOf: await actingFor(context, communeId) };
}

async function sign(
  { tx, now }: ActContext,
  { batchId, communeId }: OfCommune,
  role: string,
  signer: Signer,
): Promise<void> {
  await store.addApproval(tx, { batchId, communeId, ...signer, role, signedAt: now });
}

export async function loadFor(
  context: ActContext,
  batchId: string,
  act: BatchAct,
): Promise<Result<{ readonly batch: store.Batch; readonly next: BatchState }, Refusal>> {
  const batch = await store.loadBatch(context.tx, batchId);
  if (batch === undefined) return failure(refuse("record.not_found"));
  const next = applyBatchAct(batch.state as BatchState, act);
  return next.ok ? success({ batch, next: next.value }) : next;
}

export async function checkBatch(context: ActContext, { params }: OfBatch): Promise<Result<Shown, Refusal>> {
  const loaded = await loadFor(context, params.batchId, "check");
  if (!loaded.ok) return loaded;
  const { batch, next } = loaded.value;
  const signer = await signerOf(context, batch.communeId);
  const refused = refuseSigner(batch.approvals, signer);
  if (refused !== undefined) return failure(refused);
  await sign(context, batch, "checker", signer);
  await store.setBatch(context.tx, batch.batchId, { state: next });
  return done(context, batch, { state: next });
}

/** Approved (by two, when it is large) and reserved in one transaction: the money of the batch leaves "committed", so that nothing else can take it. */
export async function approveBatch(context: ActContext, { params }: OfBatch): Promise<Result<Shown, Refusal>> {
  const loaded = await loadFor(context, params.batchId, "approve");
  if (!loaded.ok) return loaded;
  const { batch, next } = loaded.value;
  const signer = await signerOf(context, batch.communeId);
  const refused = refuseSigner(batch.approvals, signer);
  if (refused !== undefined) return failure(refused);
  const reserved = applyBatchAct(next, "reserve");
  if (!reserved.ok) return reserved;
  const approval = nextApproval(batch, await store.secondSignatureFrom(context.tx, batch.activityId));
  await sign(context, batch, approval.role, signer);
  if (!approval.isLast) return done(context, batch, { state: batch.state, signed: approval.role });
  const reservationPostingId = await postToLedger(context, {
    idempotencyKey: `reserve:${batch.batchId}`,
    kind: "reserve",
    reference: { kind: "batch", id: batch.batchId },
    entries: moveStage(lineOf(batch), "committed", "reserved", batch.total),
  });
  await store.setBatch(context.tx, batch.batchId, { state: reserved.value, reservationPostingId });
  return done(context, batch, { state: reserved.value, total: batch.total.toString() });
}

export async function cancelBatch(
  context: ActContext,
  { params, body }: Decoded<typeof contract.cancelBatch>,
): Promise<Result<Shown, Refusal>> {
  const loaded = await loadFor(context, params.batchId, "cancel");
  if (!loaded.ok) return loaded;
  const { batch, next } = loaded.value;
  if (batch.state === "reserved") {
    await postToLedger(context, {
      idempotencyKey: `unreserve:${batch.batchId}`,
      kind: "return",
      reference: { kind: "batch", id: batch.batchId },
      entries: moveStage(lineOf(batch), "reserved", "committed", batch.total),
    });
  }
  await setAllInstructions(context.tx, batch.batchId, "ready", "cancelled");
  await store.setBatch(context.tx, batch.batchId, { state: next });
  return done(context, batch, { state: next, reason: body.reason });
}

export async function done(
  context: ActContext,
  batch: store.Batch,
  facts: Record<string, string | number>,
): Promise<Result<Shown, Refusal>> {
  await context.audit({ areaId: batch.communeId, recordKind: "batch", recordId: batch.batchId, facts });
  return readBatch(context, batch.batchId);
}
