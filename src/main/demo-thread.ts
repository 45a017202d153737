/** The thread in which `npm start` fills the demo. */
import { parentPort, workerData } from "node:worker_threads";
import { loadDemo } from "#demo/load-demo.ts";
import { readConfig } from "#server/platform/config.ts";
import type { Log } from "#server/platform/server-context.ts";
import { openServerContext } from "#server/platform/open-server-context.ts";
import { watchKeys } from "#server/platform/watch-keys.ts";
import type { DemoNews, DemoOrder } from "./fill-demo.ts";
import { keyFileOf } from "./prepare.ts";

const { migratorUrl, appUrl, households }: DemoOrder = workerData;
const post = (news: DemoNews) => parentPort?.postMessage(news, []);
const log: Log = (...line) => post({ kind: "log", line });

const config = readConfig();
const keys = await watchKeys(keyFileOf(config));
const ownersServer = openServerContext({ config, appUrl: migratorUrl, keys, log, connections: 1 });
try {
  await loadDemo(
    { config, migratorUrl, appUrl, server: { keys, log }, ownersServer },
    {
      households,
      ...(config.VUON_DEMO_COMMUNES === undefined ? {} : { only: config.VUON_DEMO_COMMUNES.split(",") }),
      onDone: (done, of, stage) => post({ kind: "stage", done, of, stage }),
    },
  );
} finally {
  await ownersServer.close();
}
