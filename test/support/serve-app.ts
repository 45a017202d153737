/** A server process of its own on the database of DATABASE_URL or an embedded one: the house as it is served, without the built web. Says its address. */
import { buildApp } from "#server/app.ts";
import { listen } from "#server/platform/http/listen.ts";
import { startWorkers } from "#server/workers.ts";
import { prepare } from "../../src/main/prepare.ts";

const prepared = await prepare(() => undefined);
const { house, config } = prepared;
if (config.VUON_JOBS === "here") await startWorkers(house);
const { url } = await listen(async (publicUrl) => buildApp(house, { version: "test", publicUrl }), {
  host: "127.0.0.1",
  port: 0,
});
process.on("SIGTERM", () => void prepared.close().finally(() => process.exit(0)));
process.stdout.write(`${url}\n`);
