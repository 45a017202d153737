/** `npm start`: everything that a new machine needs, in order, told as it is done; then the web at a printed address. */
import { once } from "node:events";
import { buildWeb } from "./build-web.ts";
import { loadDemo } from "./demo/load-demo.ts";
import { isForPeople } from "./for-people.ts";
import { prepare } from "./prepare.ts";
import type { Prepared } from "./prepare.ts";
import { serveHouse, webFolder } from "./serve.ts";
import { signInFacts, signInLines } from "./sign-in-lines.ts";
import { lineLog } from "#server/platform/log.ts";
import { progressBar } from "#cli/terminal.ts";

const log = lineLog((line) => process.stdout.write(`${line}\n`));

// Ctrl C in the middle of a start ends what has begun by then.
const ended = new AbortController();
const aborted = once(ended.signal, "abort");
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => ended.abort());

try {
  await run(await prepare(log));
  process.exit(0);
} catch (error) {
  process.stderr.write(`${isForPeople(error) ? error.message : textOf(error)}\n`);
  process.exit(1);
}

/** Serves until ended; however that ends, nothing is left running. */
async function run(prepared: Prepared): Promise<void> {
  try {
    if (ended.signal.aborted) return;
    if (await buildWeb(webFolder)) log("info", "web built");
    const demo = loadDemo(prepared, {
      households: prepared.config.VUON_DEMO_HOUSEHOLDS,
      progress: progressBar,
      say: (line) => log("info", line),
    });
    await Promise.race([demo, aborted]);
    if (ended.signal.aborted) return;
    const listening = await serveHouse(prepared);
    process.stdout.write(`\nVuon is at ${listening.url}\n`);
    for (const line of signInLines(await signInFacts(prepared.ownersHouse))) process.stdout.write(`${line}\n`);
    await aborted;
    await listening.stop();
  } finally {
    await prepared.close();
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
