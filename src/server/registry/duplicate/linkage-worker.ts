/** A thread that takes its share of linking people from the thread behind `linkPeople`. */
import { parentPort } from "node:worker_threads";
import { makeLinkageWork, type LinkageTask, type Turns } from "./linkage-work.ts";

const work = makeLinkageWork();

parentPort?.on("message", ({ task, turns }: { readonly task: LinkageTask; readonly turns: Turns }) => {
  parentPort?.postMessage(work(task, turns), []);
});
