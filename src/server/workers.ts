import { writeDailyCheckpoint } from "#server/authority/audit/audit-checkpoints.ts";
import { runOptimiserJob } from "#server/planning/optimiser/optimiser-job.ts";
import type { DailyTask } from "#server/platform/daily-work.ts";
import type { House } from "#server/platform/house.ts";
import { removeOldKeys } from "#server/platform/http/idempotency.ts";
import { removeOldReads } from "#server/platform/act/read-trace.ts";
import { removeReceivedFiles } from "#server/platform/http/remove-received-files.ts";
import { clearSettledRows } from "#server/registry/import/clear-settled-rows.ts";
import { runSearchJob } from "#server/registry/duplicate/duplicate-search-job.ts";
import { runImportJob } from "#server/registry/import/import-job.ts";
import { removeStaleFiles } from "#server/registry/import/remove-stale-files.ts";
import { runTakeBackJob } from "#server/registry/take-back/take-back-job.ts";

/** Takes up the work in the background, each kind of it, until the house's jobs are stopped. */
export async function startWorkers(house: House): Promise<void> {
  await house.jobs.work("registry.import", async (data, signal) => runImportJob(house, data, signal));
  await house.jobs.work("registry.takeBack", async (data, signal) => runTakeBackJob(house, data, signal));
  await house.jobs.work("registry.duplicates", async (data) => runSearchJob(house, data));
  await house.jobs.work("planning.optimise", async (data, signal) => runOptimiserJob(house, data, signal));
}

/** What is due once a day, in this order. */
export const dailyTasks: readonly DailyTask[] = [
  { name: "authority.writeCheckpoint", run: writeDailyCheckpoint },
  { name: "registry.removeStaleFiles", run: removeStaleFiles },
  { name: "registry.clearSettledRows", run: clearSettledRows },
  { name: "platform.removeReceivedFiles", run: removeReceivedFiles },
  { name: "platform.removeOldKeys", run: removeOldKeys },
  { name: "platform.removeOldReads", run: removeOldReads },
];
