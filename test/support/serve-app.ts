/** A server process of its own on the database of DATABASE_URL: the house as it is served, without the built web. Says its address. */
import { buildApp } from "#server/app.ts";
import { listen } from "#server/platform/listen.ts";
import { prepare } from "../../src/main/prepare.ts";

const prepared = await prepare(() => undefined);
const { url } = await listen(async (publicUrl) => buildApp(prepared.house, { version: "test", publicUrl }), {
  host: "127.0.0.1",
  port: 0,
});
process.stdout.write(`${url}\n`);
