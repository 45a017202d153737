/** `npm start`: everything that a new machine needs, in order, told as it is done; then the web at a printed address. */
import { buildWeb } from "./build-web.ts";
import { loadDemo } from "./demo/load-demo.ts";
import { prepare } from "./prepare.ts";
import { serveHouse, webFolder } from "./serve.ts";
import { lineLog } from "#server/platform/log.ts";
import { progressBar } from "#cli/terminal.ts";

const log = lineLog((line) => process.stdout.write(`${line}\n`));

if (await buildWeb(webFolder)) log("info", "web built");
const prepared = await prepare(log);
await loadDemo(prepared, {
  households: prepared.config.VUON_DEMO_HOUSEHOLDS,
  progress: progressBar,
  say: (line) => log("info", line),
});
const listening = await serveHouse(prepared);
process.stdout.write(`\nVuon is at ${listening.url}\n`);
process.stdout.write(
  "Sign in as province.officer, chair.21484 (Ba Tơ) or another demo officer (docs/demo.md); Ctrl C ends it.\n",
);

let ending = false;
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  await listening.stop();
  await prepared.close();
  process.exit(0);
}
process.on("SIGINT", () => void end());
process.on("SIGTERM", () => void end());
