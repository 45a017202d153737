/** A thread of its own for one model: WebAssembly cannot be interrupted, so it is ended with its thread. */
import { parentPort, workerData } from "node:worker_threads";
import type { LinearModel } from "#programme/planning/optimiser/linear-model.ts";
import { solveModel } from "./solve-model.ts";
import type { SolveOptions } from "./solve-model.ts";

type Task = { readonly model: LinearModel; readonly options: SolveOptions };

const { model, options } = workerData as Task;
parentPort?.postMessage(await solveModel(model, options), []);
