import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { LinearModel, SolvedModel } from "#programme/planning/optimiser/linear-model.ts";
import type { SolveOptions } from "./solve-model.ts";

/** Solves in a thread of its own. Ending it by the signal answers "stopped". @throws what the solver threw */
export async function solveInWorker(
  model: LinearModel,
  options: SolveOptions,
  signal: AbortSignal,
): Promise<SolvedModel> {
  if (signal.aborted) return { status: "stopped" };
  const worker = new Worker(new URL("./solve-worker.ts", import.meta.url), { workerData: { model, options } });
  const end = () => void worker.terminate();
  signal.addEventListener("abort", end, { once: true });
  try {
    const exited = once(worker, "exit").then((): readonly [SolvedModel] => [{ status: "stopped" }]);
    const [solved]: readonly SolvedModel[] = await Promise.race([once(worker, "message"), exited]);
    return solved ?? { status: "stopped" };
  } finally {
    signal.removeEventListener("abort", end);
    await worker.terminate();
  }
}
