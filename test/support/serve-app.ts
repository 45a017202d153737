/**
 * A server process of its own on the database of DATABASE_URL or an embedded one: the installation as it is served, without the built web. It is
 * prepared as by a start, unless VUON_TEST_FOUNDED says that the database has all of that. Says its address.
 */
import { buildApp } from "#server/app.ts";
import { readConfig } from "#server/platform/config.ts";
import { listen } from "#server/platform/http/listen.ts";
import { openServerContext } from "#server/platform/open-server-context.ts";
import { appUrlOf } from "#server/platform/database/roles.ts";
import { watchKeys } from "#server/platform/watch-keys.ts";
import { startWorkers } from "#server/workers.ts";
import { keyFileOf, prepare } from "../../src/main/prepare.ts";
import type { Prepared } from "../../src/main/prepare.ts";

const { server, config, close } = await open();
if (config.VUON_JOBS === "here") await startWorkers(server);
const { url } = await listen(
  async (publicUrl) => buildApp(server, { version: "test", publicUrl, paperUrl: publicUrl }),
  {
    host: "127.0.0.1",
    port: 0,
  },
);
process.on("SIGTERM", () => void close().finally(() => process.exit(0)));
process.stdout.write(`${url}\n`);

async function open(): Promise<Pick<Prepared, "server" | "config" | "close">> {
  const given = readConfig();
  if (given.DATABASE_URL === undefined || process.env["VUON_TEST_FOUNDED"] !== "yes") return prepare(() => undefined);
  const keys = await watchKeys(keyFileOf(given));
  const opened = openServerContext({ config: given, appUrl: appUrlOf(given.DATABASE_URL), keys, log: () => undefined });
  return { server: opened, config: given, close: async () => opened.close() };
}
