/** The search in the background: short acts that record its state around a solver in a thread of its own, ended when it is cancelled. */
import { z } from "zod";
import { id } from "#contract/values.ts";
import { success } from "#kernel/result.ts";
import { optimise } from "#programme/planning/optimiser/optimise.ts";
import type { Optimum } from "#programme/planning/optimiser/optimise.ts";
import { runAct } from "#server/platform/act/act.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import { communesOf } from "#server/area/published.ts";
import * as store from "./optimiser-store.ts";
import type { SavedResult } from "./optimiser-store.ts";
import { solveInWorker } from "./solve-in-worker.ts";
import { solverVersion } from "./solve-model.ts";

const jobData = z.object({
  optimiserRunId: id("optimiser run"),
  officerId: id("officer"),
  fullName: z.string(),
  areaId: z.string(),
});
/** Nodes of the exact search in a small problem. */
const nodeLimit = 200;
/** How often a run under way is asked whether it was cancelled. */
const everyMs = 500;

export async function runOptimiserJob(server: ServerContext, data: object, ending: AbortSignal): Promise<void> {
  const { optimiserRunId, areaId, ...actor } = jobData.parse(data);
  const inAct = async <Value>(kind: "read" | "write", work: (context: ActContext) => Promise<Value>) =>
    runAct(server, {
      actor,
      act: kind === "read" ? "planning.readPlans" : "planning.runFormula",
      name: "planning.optimise",
      kind,
      ...(kind === "read" ? {} : { areaOf: async () => areaId }),
      work: async (context) => success(await work(context)),
    });
  const moveTo = async (change: Parameters<typeof store.setOptimiserState>[2]) =>
    inAct("write", async (context) => {
      const state = await store.loadOptimiserState(context.tx, optimiserRunId);
      const isOpen = state === "queued" || state === "running";
      if (isOpen) await store.setOptimiserState(context.tx, optimiserRunId, change);
      const facts = { state: isOpen ? change.state : (state ?? "gone") };
      await context.audit({ areaId, recordKind: "optimiser_run", recordId: optimiserRunId, facts });
      return isOpen;
    });
  const begun = await moveTo({ state: "running" });
  if (!begun.ok || !begun.value) return;
  const found = await inAct("read", async ({ tx }) => store.findOptimiserRun(tx, optimiserRunId));
  if (!found.ok || found.value === undefined) return;
  const run = found.value;
  const cancelled = new AbortController();
  const isCancelled = async () => {
    const state = await inAct("read", async ({ tx }) => (await store.findOptimiserRun(tx, optimiserRunId))?.state);
    if (state.ok && state.value === "cancelled") cancelled.abort();
  };
  const watch = setInterval(() => void isCancelled().catch(() => undefined), everyMs);
  const limit = AbortSignal.timeout(run.request.timeLimit * 1000);
  const signal = AbortSignal.any([ending, cancelled.signal, limit]);
  try {
    const options = { timeLimit: run.request.timeLimit, nodeLimit };
    const optimum = await optimise(run.problem, async (model) => solveInWorker(model, options, signal));
    // Where the process ends, another takes the job up again.
    if (ending.aborted) throw new Error("the process ends in the middle of a search");
    const names = await inAct("read", async ({ tx }) => communesOf(tx, run.areaId));
    const byId = new Map(names.ok ? names.value.map((commune) => [commune.areaId, commune.areaName]) : []);
    await moveTo({ ...endOf(optimum, byId), endedAt: server.now() });
  } catch (error) {
    if (!ending.aborted) await moveTo({ state: "failed", endedAt: server.now() });
    throw error;
  } finally {
    clearInterval(watch);
  }
}

function endOf(
  optimum: Optimum,
  names: ReadonlyMap<string, string>,
): { readonly state: "finished" | "infeasible" | "stopped"; readonly result?: SavedResult; readonly solver: string } {
  const solver = solverVersion;
  if (optimum.kind === "stopped") return { state: "stopped", solver };
  if (optimum.kind === "infeasible")
    return { state: "infeasible", solver, result: { conflict: [...optimum.conflict] } };
  const { solution, best, prices, missed, formulaKeepsEarmarks } = optimum;
  const withName = <Row extends { readonly areaId: string }>(row: Row) => ({
    ...row,
    areaName: names.get(row.areaId) ?? row.areaId,
  });
  const limitOf = (limit: (typeof prices)[number]["limit"]) => ("areaId" in limit ? withName(limit) : { ...limit });
  return {
    state: "finished",
    solver,
    result: {
      found: {
        removed: { best, ...solution.removed },
        spent: solution.spent,
        formulaKeepsEarmarks,
        quantities: solution.quantities.map(withName),
        areas: solution.areas.map(withName),
        prices: prices.map(({ limit, price }) => ({ limit: limitOf(limit), price })),
        missed: missed.map(({ limit, by }) => ({ limit: limitOf(limit), by: by as typeof solution.spent })),
      },
    },
  };
}
