import "./answers.ts";
import { hasEntries, writeDailyCheckpoint } from "#server/authority/audit/audit-checkpoints.ts";
import { notifyOfficers } from "#server/authority/notification/notify-officers.ts";
import { removeOldNotifications } from "#server/authority/notification/remove-old-notifications.ts";
import { countEligibleDaily, hasDecisions } from "#server/delivery/eligibility/count-eligible.ts";
import { runOptimiserJob } from "#server/planning/optimiser/optimiser-job.ts";
import type { DailyTask } from "#server/platform/daily-work.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import { removeOldKeys } from "#server/platform/http/idempotency.ts";
import { removeOldReads } from "#server/platform/act/read-trace.ts";
import type { Consumer } from "#server/platform/outbox/consumer.ts";
import { readOutbox } from "#server/platform/outbox/read-outbox.ts";
import { removeReadRows } from "#server/platform/outbox/remove-read-rows.ts";
import { removeReceivedFiles } from "#server/platform/http/remove-received-files.ts";
import { clearSettledRows } from "#server/registry/import/clear-settled-rows.ts";
import { runSearchJob } from "#server/registry/duplicate/duplicate-search-job.ts";
import { runImportJob } from "#server/registry/import/import-job.ts";
import { removeStaleFiles } from "#server/registry/import/remove-stale-files.ts";
import { forgetHistories } from "#server/review/replay/forget-histories.ts";
import { runTakeBackJob } from "#server/registry/take-back/take-back-job.ts";
import { notices } from "./notices.ts";

/** Takes up the work in the background, each kind of it, until the installation's jobs are stopped. */
export async function startWorkers(server: ServerContext): Promise<void> {
  await server.jobs.work("registry.import", async (data, signal) => runImportJob(server, data, signal));
  await server.jobs.work("registry.takeBack", async (data, signal) => runTakeBackJob(server, data, signal));
  await server.jobs.work("registry.duplicates", async (data) => runSearchJob(server, data));
  await server.jobs.work("planning.optimise", async (data, signal) => runOptimiserJob(server, data, signal));
  await server.jobs.work("platform.outbox", async (_data, signal) => readOutbox(server, consumers, signal));
  // In case that a process ended between its act and the waking.
  server.jobs.wakeEvery("platform.outbox", 60);
}

/** Who reads what was done, each in its own time. */
export const consumers: readonly Consumer[] = [notifyOfficers(notices)];

/** What is due once a day, in this order. */
export const dailyTasks: readonly DailyTask[] = [
  { name: "authority.writeCheckpoint", run: writeDailyCheckpoint, hasWork: hasEntries },
  { name: "registry.removeStaleFiles", run: removeStaleFiles },
  { name: "registry.clearSettledRows", run: clearSettledRows },
  { name: "platform.removeReceivedFiles", run: removeReceivedFiles },
  { name: "platform.removeOldKeys", run: removeOldKeys },
  { name: "platform.removeOldReads", run: removeOldReads },
  { name: "authority.removeOldNotifications", run: removeOldNotifications },
  { name: "delivery.countEligible", run: countEligibleDaily, hasWork: hasDecisions },
  { name: "review.forgetHistories", run: forgetHistories },
  { name: "platform.removeReadRows", run: async (ownersServer) => removeReadRows(ownersServer, consumers) },
];
