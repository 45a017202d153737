/** Households that move to another commune: asked for by the one, answered by the other. */
import * as contract from "#contract/registry/transfer.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { cleanText } from "#programme/registry/person/clean-text.ts";
import * as rule from "#programme/registry/household/household-moves.ts";
import { listPlacesWithin } from "#server/area/published.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { addToHousehold } from "#server/registry/household/household-record.ts";
import { receiverAct, senderAct } from "./transfer-record.ts";
import type { TransferContext } from "./transfer-record.ts";
import * as store from "./transfers-store.ts";

export const listTransfers = readOwnAreas(contract.listTransfers, async ({ tx }, { query }) => {
  const { cursor, limit, householdId, toCommuneId, state } = query;
  const rows = await store.listTransferRows(tx, {
    after: cursor,
    limit: limit + 1,
    householdId,
    communeId: toCommuneId,
    state,
  });
  const shown = rows.slice(0, limit);
  const nextCursor = rows.length > limit ? (shown.at(-1)?.transferId ?? null) : null;
  return success({ rows: shown, nextCursor, total: null });
});

export const askTransfer = addToHousehold(
  contract.askTransfer,
  { name: "transfer", idOf: ({ body }) => body.transferId },
  async (context, { body }) => {
    const { record: household, tx, today, actor, now } = context;
    const { householdId, communeId } = household;
    const { transferId, toCommuneId, on, reason } = body;
    const onTheWay = await store.findOnTheWay(tx, householdId, today);
    if (onTheWay === undefined) return failure(refuse("record.not_found"));
    if (toCommuneId === communeId || (await store.findCommune(tx, toCommuneId, today)) === undefined)
      return failure(refuse("registry.not_another_commune", { areaId: toCommuneId }));
    const refused = rule.refuseTransfer(onTheWay, on, today);
    if (refused !== undefined) return failure(refused);
    await store.addTransfer(tx, {
      ...(await store.findHeadAndSize(tx, householdId)),
      householdId,
      transferId,
      fromCommuneId: communeId,
      toCommuneId,
      onDate: on,
      reason,
      askedBy: actor.officerId,
      askedAt: now,
    });
    return done({ householdId, to: toCommuneId, on }, { transferId, state: "asked" });
  },
);

/** Both communes keep in their audit what was answered. */
export const answerTransfer = receiverAct(contract.answerTransfer, async (context, { params, body }) => {
  const { record: transfer, tx, actor, now } = context;
  const { householdId, transferId } = params;
  const answered = rule.answerTransfer(transfer.state, body);
  if (!answered.ok) return answered;
  const state = answered.value;
  const { fromCommuneId: from, toCommuneId: to, onDate: on } = transfer;
  const refused = state === "accepted" ? await takeOver(context, params, body) : undefined;
  if (refused !== undefined) return failure(refused);
  await store.setTransferState(tx, params, { state, by: actor.officerId, at: now, answer: body.answer });
  const facts = { householdId, state, to, on };
  await context.auditBeside({ areaId: from, recordKind: "transfer", recordId: transferId, facts });
  return done({ householdId, state, from, on }, { transferId, state });
});

/** Weeks lie between question and answer: what is in the way is looked up again. */
async function takeOver(
  { record: transfer, tx, today, actor, now }: TransferContext,
  of: store.OfTransfer,
  place: { readonly villageId?: string | undefined; readonly address?: string | undefined },
): Promise<Refusal | undefined> {
  const { toCommuneId, onDate } = transfer;
  const onTheWay = await store.findOnTheWay(tx, of.householdId, today);
  if (onTheWay === undefined) return refuse("record.not_found");
  const refused = rule.refuseTransfer(onTheWay, onDate, today);
  if (refused !== undefined) return refused;
  const { villageId } = place;
  const places = await listPlacesWithin(tx, toCommuneId, today);
  if (villageId !== undefined && !places.some(({ areaId, kind }) => areaId === villageId && kind === "village"))
    return refuse("registry.village_elsewhere", { areaId: villageId });
  const at = { villageId, address: cleanText(place.address ?? "") };
  await store.takeHousehold(tx, of, at, { at: now, by: actor.officerId });
  return undefined;
}

export const withdrawTransfer = senderAct(contract.withdrawTransfer, async (context, { params, body }) => {
  const { record: transfer, tx, actor, now } = context;
  const withdrawn = rule.withdrawTransfer(transfer.state);
  if (!withdrawn.ok) return withdrawn;
  const state = withdrawn.value;
  await store.setTransferState(tx, params, { state, by: actor.officerId, at: now, answer: body.reason });
  const { householdId, transferId } = params;
  return done({ householdId, state }, { transferId, state });
});
