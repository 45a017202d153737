import { Worker } from "node:worker_threads";
import { firstWholeStage } from "#server/platform/demo-facts.ts";
import type { Log } from "#server/platform/server-context.ts";
import type { Prepared } from "./prepare.ts";

export type DemoOrder = { readonly migratorUrl: string; readonly appUrl: string; readonly households: number };
export type DemoNews =
  | { readonly kind: "stage"; readonly done: number; readonly of: number; readonly stage: string }
  | { readonly kind: "log"; readonly line: Parameters<Log> };

/**
 * Fills the demo in a thread of its own, so that pages are answered meanwhile. Ended in the middle, by whatever, it goes on at the
 * next start with the stage that was not done. `begun` when there is something to see: somebody can sign in.
 */
export function fillDemo(
  { migratorUrl, appUrl }: Prepared,
  households: number,
  { say, log }: { readonly say: (line: string) => void; readonly log: Log },
): { readonly begun: Promise<void>; readonly stop: () => Promise<void> } {
  const from = Date.now();
  const seconds = () => Math.round((Date.now() - from) / 1000);
  const order: DemoOrder = { migratorUrl, appUrl, households };
  const worker = new Worker(new URL("./demo-thread.ts", import.meta.url), { workerData: order });
  const begun = Promise.withResolvers<void>();
  let isStopped = false;
  worker.on("message", (news: DemoNews) => {
    if (news.kind === "log") return log(...news.line);
    const { done, of, stage } = news;
    begun.resolve();
    log("info", `demo: ${stage}`, { done, of });
    if (stage === firstWholeStage) say(`The demo of Ba Tơ is whole after ${seconds()} s.`);
    if (done === of) say(`The demo is whole after ${seconds()} s.`);
  });
  worker.on("exit", () => begun.resolve());
  worker.on("error", (error) => {
    if (!isStopped)
      log("error", "the demo was not loaded whole; it goes on at the next start", { cause: String(error) });
  });
  return {
    begun: begun.promise,
    stop: async () => {
      isStopped = true;
      await worker.terminate();
    },
  };
}
