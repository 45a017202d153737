/** Imports taken back: tried, begun, cancelled, and what became of their households. */
import * as contract from "#contract/registry/take-back.ts";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { whyNotTakenBack } from "#programme/registry/take-back/take-back.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { done, readIn, readOwnAreas } from "#server/platform/act/record-act.ts";
import { importAct } from "#server/registry/import/import-record.ts";
import { areaOfImport, findImport } from "#server/registry/import/imports-store.ts";
import { takeBackAct } from "./take-back-record.ts";
import * as store from "./take-backs-store.ts";

const householdsShown = 10;

export const tryTakeBack = readIn(
  contract.tryTakeBack,
  async (tx, { params }) => areaOfImport(tx, params.importId),
  async ({ tx }, { params: { importId } }) => {
    const found = await findImport(tx, importId);
    if (found === undefined) return failure(refuse("record.not_found"));
    const refusal = await whyNot(tx, found);
    return refusal === undefined ? success(await store.tryOut(tx, importId, householdsShown)) : failure(refusal);
  },
);

/** Records that the import is taken back and queues it: both or neither. */
export const takeBackImport = importAct(contract.takeBackImport, async (context, { body }) => {
  const { record: found, tx, now: at, actor, server } = context;
  const { importId, areaId } = found;
  const { takeBackId, reason } = body;
  const refusal = await whyNot(tx, found);
  if (refusal !== undefined) return failure(refusal);
  const householdsInAll = await store.countLeft(tx, importId);
  await store.addTakeBack(tx, { takeBackId, importId, areaId, reason, householdsInAll, at, by: actor.officerId });
  await server.jobs.enqueue(tx, "registry.takeBack", { takeBackId, areaId, ...actor });
  return done({ state: "taking back queued", takeBackId, householdsInAll }, await latest(context, importId));
});

export const cancelTakeBack = takeBackAct(contract.cancelTakeBack, async (context, { params: { importId } }) => {
  const { record: asked, tx, now } = context;
  const { takeBackId, state } = asked;
  if (state !== "queued" && state !== "running") return failure(refuse("registry.take_back_is_over"));
  await store.askCancel(tx, takeBackId, now);
  return done({ state: "taking back: cancel asked", takeBackId }, await latest(context, importId));
});

export const listTakeBackHouseholds = readOwnAreas(
  contract.listTakeBackHouseholds,
  async ({ tx }, { params: { importId }, query }) => {
    const { outcome, cursor, limit } = query;
    const rows = await store.listTakeBackHouseholds(tx, importId, { outcome, after: cursor, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    return success({
      rows: shown,
      nextCursor: rows.length > shown.length ? (shown.at(-1)?.householdId ?? null) : null,
      total: await store.countTakeBackHouseholds(tx, importId, outcome),
    });
  },
);

export const getTakenBackHousehold = readOwnAreas(
  contract.getTakenBackHousehold,
  async ({ tx, trace }, { params: { householdId } }) => {
    const found = await store.findTakenBackHousehold(tx, householdId);
    if (found === undefined) return failure(refuse("record.not_found"));
    await trace([{ areaId: found.communeId, recordKind: "household", recordId: householdId, how: "opened" }]);
    return success(found);
  },
);

async function whyNot(
  tx: ActContext["tx"],
  { importId, state }: { readonly importId: Id<"import">; readonly state: string },
): Promise<Refusal | undefined> {
  return whyNotTakenBack({
    state,
    isBeingTakenBack: await store.isBeingTakenBack(tx, importId),
    isAnyLeft: await store.isAnyLeft(tx, importId),
  });
}

async function latest({ tx }: ActContext, importId: Id<"import">): Promise<store.TakeBack> {
  const found = await store.findTakeBack(tx, importId);
  if (found === undefined) throw new Error(`the taking back of ${importId} is gone`);
  return found;
}
