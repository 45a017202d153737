/**
 * An import is taken back in the background, a portion a transaction, each with its own audit entry and checkpoint: what a killed
 * process had taken back is gone and counted once, and the next process goes on behind it.
 */
import { z } from "zod";
import { id } from "#contract/values.ts";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { success } from "#kernel/result.ts";
import { rootArea } from "#server/platform/database/root-area.ts";
import { runAct } from "#server/platform/act/act.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import * as store from "./take-backs-store.ts";

const jobData = z.object({
  takeBackId: id("take-back"),
  officerId: id("officer"),
  fullName: z.string(),
  areaId: z.string(),
});

const portion = 500;

export async function runTakeBackJob(server: ServerContext, data: object, signal: AbortSignal): Promise<void> {
  const { takeBackId, areaId, ...actor } = jobData.parse(data);
  // The officer who asked may have lost the post since: each portion is permitted again.
  const act = async <Value>(work: (context: ActContext) => Promise<Result<Value, Refusal>>) =>
    runAct(server, {
      actor,
      act: "registry.takeBackImport",
      name: "registry.takeBack",
      kind: "write",
      areaOf: async () => areaId,
      work,
    });
  for (;;) {
    if (signal.aborted) throw new Error("the process ends");
    const done = await act(async (context) => takeNext(context, takeBackId));
    if (done.ok && done.value === "goes on") continue;
    if (!done.ok) await act(async (context) => fail(context, takeBackId, done.failure));
    return;
  }
}

/** The next portion, or the end of it. */
async function takeNext(
  context: ActContext,
  takeBackId: Id<"take-back">,
): Promise<Result<"goes on" | "over", Refusal>> {
  const { tx, now } = context;
  const found = await store.loadTakeBack(tx, takeBackId);
  if (found === undefined || (found.state !== "queued" && found.state !== "running")) return over(context, found);
  if (found.cancelAskedAt !== null) return end(context, found, "cancelled");
  if (found.state === "queued") await store.setRunning(tx, takeBackId);
  const next = await store.lockNext(tx, found, portion);
  const doneUntil = next.at(-1);
  if (doneUntil === undefined) return end(context, found, "finished");
  const kept = await store.keepTouched(tx, found, next, now);
  const taken = await store.takeOut(
    tx,
    takeBackId,
    next.filter((id) => !kept.has(id)),
    now,
  );
  await store.recordPortion(tx, takeBackId, {
    takenBack: found.takenBack + taken,
    kept: found.kept + kept.size,
    doneUntil,
  });
  // Last, because the entry locks the area's audit chain until the transaction ends.
  await audit(context, found, { state: "taking back", takenBack: taken, kept: kept.size });
  return success("goes on");
}

async function end(
  context: ActContext,
  found: store.TakeBackToRun,
  state: "finished" | "cancelled",
): Promise<Result<"over", Refusal>> {
  const villages = await store.endTakeBack(context.tx, found, { state, at: context.now });
  const { takenBack, kept } = found;
  await audit(context, found, { state: `taking back ${state}`, takenBack, kept, villages });
  return success("over");
}

async function fail(
  context: ActContext,
  takeBackId: Id<"take-back">,
  refusal: Refusal,
): Promise<Result<undefined, Refusal>> {
  const found = await store.loadTakeBack(context.tx, takeBackId);
  if (found !== undefined) {
    const { code, facts } = refusal;
    await store.endTakeBack(context.tx, found, { state: "failed", at: context.now, failure: { code, facts } });
  }
  await audit(context, found, { state: "taking back failed" });
  return success(undefined);
}

async function over(context: ActContext, found: store.TakeBackToRun | undefined): Promise<Result<"over", Refusal>> {
  await audit(context, found, { state: "taking back: over before" });
  return success("over");
}

async function audit(
  context: ActContext,
  found: store.TakeBackToRun | undefined,
  facts: Readonly<Record<string, string | number>>,
): Promise<void> {
  await context.audit({
    areaId: found?.areaId ?? (await rootArea(context.tx)),
    recordKind: "import",
    recordId: found?.importId ?? "-",
    facts,
  });
}
