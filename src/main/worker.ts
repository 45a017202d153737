/** `vuon worker`: does the work in the background and serves nothing; for machines of its own, beside VUON_JOBS=elsewhere. */
import { lineLog } from "#server/platform/log.ts";
import { startDailyWork } from "#server/platform/daily-work.ts";
import { startCountingPopulation } from "#server/registry/population/population-service.ts";
import { dailyTasks, startWorkers } from "#server/workers.ts";
import { prepare } from "./prepare.ts";

export async function runWorker(): Promise<void> {
  const prepared = await prepare(lineLog());
  await startWorkers(prepared.server);
  const dailyWork = startDailyWork(prepared.ownersServer, dailyTasks);
  const counting = startCountingPopulation(prepared.ownersServer);
  process.stderr.write("Waiting for work; Ctrl C ends it.\n");
  await new Promise<void>((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  await dailyWork.stop();
  await counting.stop();
  await prepared.close();
}
