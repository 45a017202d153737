import type * as contract from "#contract/registry/transfer.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { cleanText } from "#programme/registry/person/clean-text.ts";
import { answerTransfer, refuseTransfer } from "#programme/registry/household/household-moves.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { listPlacesWithin } from "#server/area/area/area-tree-store.ts";
import * as store from "./transfers-store.ts";

export async function readTransfers(
  { tx }: ActContext,
  { query }: Decoded<typeof contract.listTransfers>,
): Promise<Result<Output<typeof contract.listTransfers>, Refusal>> {
  const { cursor, limit, householdId, toCommuneId, state } = query;
  const rows = await store.listTransferRows(tx, { after: cursor, limit: limit + 1, householdId, toCommuneId, state });
  const shown = rows.slice(0, limit);
  const nextCursor = rows.length > limit ? (shown.at(-1)?.transferId ?? null) : null;
  return success({ rows: shown, nextCursor, total: null });
}

type Done = Promise<Result<Output<typeof contract.askTransfer>, Refusal>>;

export async function takeTransfer(context: ActContext, { params, body }: Decoded<typeof contract.askTransfer>): Done {
  const { tx, today } = context;
  const { householdId } = params;
  const { transferId, toCommuneId, on, reason } = body;
  const household = await store.findOnTheWay(tx, householdId);
  if (household === undefined) return failure(refuse("record.not_found"));
  const { communeId } = household;
  if (toCommuneId === communeId || (await store.findCommune(tx, toCommuneId, today)) === undefined)
    return failure(refuse("registry.not_another_commune", { areaId: toCommuneId }));
  const refused = refuseTransfer(household, on, today);
  if (refused !== undefined) return failure(refused);
  await store.addTransfer(tx, {
    ...(await store.findHeadAndSize(tx, householdId)),
    householdId,
    transferId,
    fromCommuneId: communeId,
    toCommuneId,
    onDate: on,
    reason,
    askedBy: context.actor.officerId,
    askedAt: context.now,
  });
  await auditOf(context, communeId, transferId, { householdId, to: toCommuneId, on });
  return success({ transferId, state: "asked" });
}

export async function settleTransfer(
  context: ActContext,
  { params, body }: Decoded<typeof contract.answerTransfer>,
): Done {
  const { tx } = context;
  const { householdId, transferId } = params;
  const transfer = await store.loadTransfer(tx, params);
  if (transfer === undefined) return failure(refuse("record.not_found"));
  const decided = answerTransfer(transfer.state, body);
  if (!decided.ok) return decided;
  const state = decided.value;
  const { fromCommuneId, toCommuneId, onDate } = transfer;
  if (state === "accepted") {
    const refused = await takeOver(context, householdId, transferId, transfer, body);
    if (refused !== undefined) return failure(refused);
  }
  const by = context.actor.officerId;
  await store.setTransferState(tx, params, { state, by, at: context.now, answer: body.answer });
  await auditOf(context, toCommuneId, transferId, { householdId, state, from: fromCommuneId, on: onDate });
  await auditOf(context, fromCommuneId, transferId, { householdId, state, to: toCommuneId, on: onDate });
  return success({ transferId, state });
}

async function takeOver(
  context: ActContext,
  householdId: string,
  transferId: string,
  { toCommuneId, onDate }: store.StoredTransfer,
  place: { readonly villageId?: string | undefined; readonly address?: string | undefined },
): Promise<Refusal | undefined> {
  const { tx, today } = context;
  const household = await store.findOnTheWay(tx, householdId);
  if (household === undefined) return refuse("record.not_found");
  const refused = refuseTransfer(household, onDate, today);
  if (refused !== undefined) return refused;
  const { villageId } = place;
  const places = await listPlacesWithin(tx, toCommuneId, today);
  if (villageId !== undefined && !places.some(({ areaId, kind }) => areaId === villageId && kind === "village"))
    return refuse("registry.village_elsewhere", { areaId: villageId });
  const at = { villageId, address: cleanText(place.address ?? "") };
  const done = { at: context.now, by: context.actor.officerId };
  await store.takeHousehold(tx, { householdId, transferId }, at, done);
  return undefined;
}

export async function withdrawTransfer(
  context: ActContext,
  { params, body }: Decoded<typeof contract.withdrawTransfer>,
): Done {
  const transfer = await store.loadTransfer(context.tx, params);
  if (transfer === undefined) return failure(refuse("record.not_found"));
  if (transfer.state !== "asked") return failure(refuse("registry.transfer_answered"));
  const by = context.actor.officerId;
  const state = "withdrawn";
  await store.setTransferState(context.tx, params, { state, by, at: context.now, answer: body.reason });
  const { householdId, transferId } = params;
  await auditOf(context, transfer.fromCommuneId, transferId, { householdId, state });
  return success({ transferId, state });
}

async function auditOf(
  context: ActContext,
  areaId: string,
  transferId: string,
  facts: Readonly<Record<string, string>>,
): Promise<void> {
  await context.audit({ areaId, recordKind: "transfer", recordId: transferId, facts });
}
