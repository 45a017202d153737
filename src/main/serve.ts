import { fileURLToPath } from "node:url";
import { isDemoDue } from "#demo/load-demo.ts";
import { fewestOperators, operatorsOn } from "#programme/authority/post/two-operators.ts";
import { buildApp } from "#server/app.ts";
import { isDemo } from "#server/authority/authority-store.ts";
import { listOperators } from "#server/authority/post/posts-store.ts";
import { listen } from "#server/platform/http/listen.ts";
import type { Listening } from "#server/platform/http/listen.ts";
import { serveWeb } from "#server/platform/http/web-files.ts";
import { startDailyWork } from "#server/platform/daily-work.ts";
import { startCountingPopulation } from "#server/registry/population/population-service.ts";
import { dailyTasks, startWorkers } from "#server/workers.ts";
import type { Prepared } from "./prepare.ts";
import { codeVersion } from "#server/platform/version.ts";

export const webFolder = fileURLToPath(new URL("../../dist/web", import.meta.url));

/** An installation with one operator is shut out of itself when that one is; a demo has none and needs none. */
async function warnOfFewOperators({ ownersServer }: Prepared): Promise<void> {
  const operators = await ownersServer.database.transaction().execute(listOperators);
  const count = operatorsOn(operators, ownersServer.today());
  if (count < fewestOperators)
    ownersServer.log("warning", `${count} of ${fewestOperators} operators: vuon officers create … --post operator`);
}

async function servesDemo({ ownersServer, config }: Prepared): Promise<boolean> {
  return (await isDemo(ownersServer.database)) || (config.VUON_DEMO_HOUSEHOLDS > 0 && (await isDemoDue(ownersServer)));
}

/** Serves the API and the built web at the wanted port or the next free one. */
export async function serveInstallation(prepared: Prepared): Promise<Listening> {
  const { config, server } = prepared;
  const isOfDemo = await servesDemo(prepared);
  if (!isOfDemo) await warnOfFewOperators(prepared);
  const worksHere = config.VUON_JOBS === "here";
  if (worksHere) await startWorkers(server);
  const listening = await listen(
    async (url) => {
      const app = buildApp(server, {
        version: codeVersion,
        publicUrl: config.VUON_PUBLIC_URL ?? url,
        paperUrl: isOfDemo ? url : undefined,
      });
      await serveWeb(app, webFolder);
      return app;
    },
    { host: config.HOST, port: config.PORT ?? 3000 },
  );
  const dailyWork = worksHere ? startDailyWork(prepared.ownersServer, dailyTasks) : undefined;
  const counting = worksHere ? startCountingPopulation(prepared.ownersServer) : undefined;
  return {
    url: listening.url,
    stop: async () => {
      await listening.stop();
      await dailyWork?.stop();
      await counting?.stop();
    },
  };
}
