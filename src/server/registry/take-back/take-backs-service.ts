import type { Decoded, Output } from "#contract/endpoint.ts";
import type * as contract from "#contract/registry/take-back.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { whyNotTakenBack } from "#programme/registry/take-back/take-back.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { loadImport } from "#server/registry/import/import-progress-store.ts";
import { findImport } from "#server/registry/import/imports-store.ts";
import * as store from "./take-backs-store.ts";

const householdsShown = 10;

export async function tryOut(
  { tx }: ActContext,
  { params }: Decoded<typeof contract.tryTakeBack>,
): Promise<Result<Output<typeof contract.tryTakeBack>, Refusal>> {
  const { importId } = params;
  const found = await findImport(tx, importId);
  if (found === undefined) return failure(refuse("record.not_found"));
  const refusal = await whyNot(tx, found);
  if (refusal !== undefined) return failure(refusal);
  return success(await store.tryOut(tx, importId, householdsShown));
}

/** Records that the import is taken back and queues it: both or neither. */
export async function begin(
  context: ActContext,
  { params, body }: Decoded<typeof contract.takeBackImport>,
): Promise<Result<Output<typeof contract.takeBackImport>, Refusal>> {
  const { tx, now, actor, house } = context;
  const { importId } = params;
  const { takeBackId, reason } = body;
  const found = await loadImport(tx, importId);
  if (found === undefined) return failure(refuse("record.not_found"));
  const refusal = await whyNot(tx, found);
  if (refusal !== undefined) return failure(refusal);
  const { areaId } = found;
  const householdsInAll = await store.countLeft(tx, importId);
  await store.addTakeBack(tx, { takeBackId, importId, areaId, reason, householdsInAll, at: now, by: actor.officerId });
  await house.jobs.enqueue(tx, "registry.takeBack", { takeBackId, areaId, ...actor });
  await context.audit({
    areaId,
    recordKind: "import",
    recordId: importId,
    facts: { state: "taking back queued", takeBackId, householdsInAll },
  });
  return success(await latest(context, importId));
}

export async function stop(
  context: ActContext,
  { params }: Decoded<typeof contract.cancelTakeBack>,
): Promise<Result<Output<typeof contract.cancelTakeBack>, Refusal>> {
  const { tx, now } = context;
  const { importId } = params;
  const found = await loadImport(tx, importId);
  const asked = await store.findTakeBack(tx, importId);
  if (found === undefined || asked === undefined) return failure(refuse("record.not_found"));
  if (asked.state !== "queued" && asked.state !== "running") return failure(refuse("registry.take_back_is_over"));
  await store.askCancel(tx, asked.takeBackId, now);
  await context.audit({
    areaId: found.areaId,
    recordKind: "import",
    recordId: importId,
    facts: { state: "taking back: cancel asked", takeBackId: asked.takeBackId },
  });
  return success(await latest(context, importId));
}

export async function readHouseholds(
  { tx }: ActContext,
  { params, query }: Decoded<typeof contract.listTakeBackHouseholds>,
): Promise<Result<Output<typeof contract.listTakeBackHouseholds>, Refusal>> {
  const { importId } = params;
  const { outcome, cursor, limit } = query;
  const rows = await store.listTakeBackHouseholds(tx, importId, { outcome, after: cursor, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  return success({
    rows: shown,
    nextCursor: rows.length > shown.length ? (shown.at(-1)?.householdId ?? null) : null,
    total: await store.countTakeBackHouseholds(tx, importId, outcome),
  });
}

export async function readTakenBack(
  { tx, trace }: ActContext,
  { params }: Decoded<typeof contract.getTakenBackHousehold>,
): Promise<Result<Output<typeof contract.getTakenBackHousehold>, Refusal>> {
  const found = await store.findTakenBackHousehold(tx, params.householdId);
  if (found === undefined) return failure(refuse("record.not_found"));
  await trace([{ areaId: found.communeId, recordKind: "household", recordId: params.householdId, how: "opened" }]);
  return success(found);
}

async function whyNot(
  tx: ActContext["tx"],
  { importId, state }: { readonly importId: string; readonly state: string },
): Promise<Refusal | undefined> {
  return whyNotTakenBack({
    state,
    isBeingTakenBack: await store.isBeingTakenBack(tx, importId),
    isAnyLeft: await store.isAnyLeft(tx, importId),
  });
}

async function latest({ tx }: ActContext, importId: string): Promise<store.TakeBack> {
  const found = await store.findTakeBack(tx, importId);
  if (found === undefined) throw new Error(`the taking back of ${importId} is gone`);
  return found;
}
