import * as contract from "#contract/payment/batch.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { addMoney } from "#kernel/money.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { moveParts } from "#programme/ledger/move-parts.ts";
import { applyBatchAct } from "#programme/payment/payment-acts.ts";
import { nextApproval, refuseSigner } from "#programme/payment/sign-batch.ts";
import type { Signer } from "#programme/payment/sign-batch.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { actingFor } from "#server/platform/act/acting-for.ts";
import { addRecord, done, readIn, readOwnAreas } from "#server/platform/act/record-act.ts";
import { postToLedger } from "#server/ledger/published.ts";
import { batchAct, getShownBatch, showBatch } from "./batch-record.ts";
import { loadBatchParts } from "./batch-money-store.ts";
import * as store from "./batches-store.ts";
import { listMovementsOf } from "./movements-store.ts";
import { digestOfLines, refuseBlockedLines, refuseChangedLines } from "./line-checks-service.ts";
import { hindranceOf } from "./payable-service.ts";
import {
  addInstructions,
  listInstructionRows,
  loadDueSupports,
  placesOfActivities,
  setAllInstructions,
} from "./instructions-store.ts";
import type { DueSupport, Instruction, NewInstruction } from "./instructions-store.ts";

export const listBatches = readOwnAreas(contract.listBatches, async ({ tx }, { query }) => {
  const rows = await store.listBatchRows(tx, {
    areaId: query.areaId,
    state: query.state,
    waits: query.waits,
    before: query.cursor,
    limit: query.limit + 1,
  });
  const shown = rows.slice(0, query.limit);
  return success({
    rows: shown.map(showBatch),
    nextCursor: rows.length > shown.length ? (shown.at(-1)?.batchId ?? null) : null,
    total: null,
  });
});

export const getBatch = readIn(
  contract.getBatch,
  async (tx, { params }) => store.communeOfBatch(tx, params.batchId),
  async (context, { params }) => success(await getShownBatch(context, params.batchId)),
);

export const listInstructions = readIn(
  contract.listInstructions,
  async (tx, { params }) => store.communeOfBatch(tx, params.batchId),
  async ({ tx, server }, { params, query }) => {
    const rows = await listInstructionRows(tx, {
      ...params,
      state: query.state,
      after: query.cursor,
      limit: query.limit + 1,
    });
    const shown = rows.slice(0, query.limit);
    const movements = await listMovementsOf(tx, shown, server.timeZone);
    return success({
      rows: shown.map((one) => ({
        ...one,
        account: accountText(one),
        signed: one.signedOn !== null,
        movements: [...(movements.get(one.instructionId) ?? [])],
      })),
      nextCursor: rows.length > shown.length ? (shown.at(-1)?.instructionId ?? null) : null,
      total: null,
    });
  },
);

/** Account as the screen shows it: bank and last digits, or the cash point. */
function accountText(one: Instruction): string {
  return one.method === "bank" ? `${one.bankBin ?? ""} ••••${one.accountLastDigits ?? ""}` : (one.cashPoint ?? "");
}

/** The list that recipients sign. */
export const cashList = readIn(
  contract.cashList,
  async (tx, { params }) => store.communeOfBatch(tx, params.batchId),
  async (context, { params }) => {
    const rows = await listInstructionRows(context.tx, { batchId: params.batchId, isHeld: true });
    return success({
      batch: await getShownBatch(context, params.batchId),
      rows: rows.map((one) => ({ ...one, recipientName: one.payeeName })),
    });
  },
);

/** Who is due and may be paid by this method now; the others are listed with the reason. What the household looked like is frozen. */
export const makeBatch = addRecord(
  contract.makeBatch,
  {
    name: "batch",
    areaOf: async (tx, { body }) => (await placesOfActivities(tx, body.activityIds))[0]?.communeId,
    idOf: ({ body }) => body.batchId,
  },
  async (context, { body }) => {
    const { tx } = context;
    const [place, ...others] = await placesOfActivities(tx, body.activityIds);
    if (place === undefined) return failure(refuse("record.not_found"));
    if (others.length > 0) return failure(refuse("payment.activities_apart"));
    const due = await loadDueSupports(tx, body.activityIds);
    const leftOut: Output<typeof contract.makeBatch>["leftOut"] = [];
    const instructions: NewInstruction[] = [];
    for (const support of due) {
      const hindrance = hindranceOf(support, body.method);
      if (hindrance === undefined && support.payeeId !== null)
        instructions.push(instructionOf(context, support, support.payeeId));
      else if (hindrance !== undefined) {
        leftOut.push({
          householdId: support.householdId,
          supportId: support.supportId,
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
      ...place,
      instructionCount: instructions.length,
      total,
      madeBy: context.actor.officerId,
      madeAt: context.now,
    });
    const batch = { batchId: body.batchId, communeId: place.communeId };
    await addInstructions(tx, batch, instructions);
    await sign(context, batch, "maker", await signerOf(context, place.communeId));
    return done(
      { instructions: instructions.length, total: total.toString(), leftOut: leftOut.length },
      { batch: await getShownBatch(context, body.batchId), leftOut },
    );
  },
);

function instructionOf(context: ActContext, support: DueSupport, payeeId: Id<"payee">): NewInstruction {
  const instructionId = context.newId<"instruction">();
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

type OfCommune = { readonly batchId: Id<"batch">; readonly communeId: string };

/** The actor, and whose post signs where the actor holds it by a delegation. */
async function signerOf(
  context: ActContext,
  communeId: string,
): Promise<Signer & { readonly officerId: Id<"officer"> }> {
  return { officerId: context.actor.officerId, onBehalfOf: await actingFor(context, communeId) };
}

async function sign(
  context: ActContext,
  { batchId, communeId }: OfCommune,
  role: string,
  signer: Signer & { readonly officerId: Id<"officer"> },
): Promise<void> {
  const digest = role === "maker" ? null : await digestOfLines(context, batchId);
  const { tx, now } = context;
  await store.addApproval(tx, { batchId, communeId, ...signer, role, digest, signedAt: now });
}

export const checkBatch = batchAct(contract.checkBatch, "check", async (context) => {
  const { tx, record: batch, next: state } = context;
  const signer = await signerOf(context, batch.communeId);
  const refused = refuseSigner(batch.approvals, signer);
  if (refused !== undefined) return failure(refused);
  const blocked = await refuseBlockedLines(context, batch);
  if (blocked !== undefined) return failure(blocked);
  await sign(context, batch, "checker", signer);
  await store.setBatch(tx, batch.batchId, { state });
  return done({ state }, await getShownBatch(context, batch.batchId));
});

/** Approved (by two, when it is large) and reserved in one transaction: the money of the batch leaves "committed", so that nothing else can take it. */
export const approveBatch = batchAct(contract.approveBatch, "approve", async (context) => {
  const { tx, record: batch, next } = context;
  const signer = await signerOf(context, batch.communeId);
  const refused = refuseSigner(batch.approvals, signer);
  if (refused !== undefined) return failure(refused);
  const wrong =
    (await refuseChangedLines(context, batch.batchId, "checker")) ?? (await refuseBlockedLines(context, batch));
  if (wrong !== undefined) return failure(wrong);
  const reserved = applyBatchAct(next, "reserve");
  if (!reserved.ok) return reserved;
  const approval = nextApproval(batch, await store.secondSignatureFrom(tx, batch.batchId));
  await sign(context, batch, approval.role, signer);
  if (!approval.isLast)
    return done({ state: batch.state, signed: approval.role }, await getShownBatch(context, batch.batchId));
  const reservationPostingId = await postToLedger(context, {
    idempotencyKey: `reserve:${batch.batchId}`,
    kind: "reserve",
    reference: { kind: "batch", id: batch.batchId },
    entries: moveParts((await loadBatchParts(tx, batch.batchId))(), "committed", "reserved"),
  });
  await store.setBatch(tx, batch.batchId, { state: reserved.value, reservationPostingId });
  const facts = { state: reserved.value, total: batch.total.toString() };
  return done(facts, await getShownBatch(context, batch.batchId));
});

export const cancelBatch = batchAct(contract.cancelBatch, "cancel", async (context, { body }) => {
  const { tx, record: batch, next: state } = context;
  if (batch.state === "reserved") {
    await postToLedger(context, {
      idempotencyKey: `unreserve:${batch.batchId}`,
      kind: "return",
      reference: { kind: "batch", id: batch.batchId },
      entries: moveParts((await loadBatchParts(tx, batch.batchId))(), "reserved", "committed"),
    });
  }
  await setAllInstructions(tx, batch.batchId, "ready", "cancelled");
  await store.setBatch(tx, batch.batchId, { state });
  return done({ state, reason: body.reason }, await getShownBatch(context, batch.batchId));
});
