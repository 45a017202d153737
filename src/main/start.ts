/** `npm start`: everything that a new machine needs; then the web at a printed address, while the demo fills behind it. */
import { once } from "node:events";
import { isDemoDue } from "#demo/load-demo.ts";
import { lineLog } from "#server/platform/log.ts";
import { buildWeb } from "./build-web.ts";
import { fillDemo } from "./fill-demo.ts";
import { isForPeople } from "./for-people.ts";
import { prepare } from "./prepare.ts";
import type { Prepared } from "./prepare.ts";
import { serveInstallation, webFolder } from "./serve.ts";
import { signInFacts, signInLines } from "./sign-in-lines.ts";

const isVerbose = process.argv.includes("--verbose");
const say = (line: string) => process.stdout.write(`${line}\n`);
const allLines = lineLog(say);
const log: typeof allLines = (level, message, facts) => {
  if (isVerbose || level !== "info") allLines(level, message, facts);
};

const loading =
  "The demo is loaded meanwhile: Ba Tơ first, then the other communes. Every person in it is made up (docs/demo.md).";

// Ctrl C in the middle of a start ends what has begun by then.
const ended = new AbortController();
const aborted = once(ended.signal, "abort");
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => ended.abort());

try {
  // Side by side: one waits for the database most of the time.
  const web = buildWeb(webFolder, isVerbose ? "warn" : "error");
  web.catch(() => undefined);
  await run(await prepare(log), web);
  process.exit(0);
} catch (error) {
  process.stderr.write(`${isForPeople(error) ? error.message : textOf(error)}\n`);
  process.exit(1);
}

/** Serves until ended; however that ends, nothing is left running. */
async function run(prepared: Prepared, web: Promise<boolean>): Promise<void> {
  try {
    if (ended.signal.aborted) return;
    if (await web) log("info", "web built");
    const { VUON_DEMO_HOUSEHOLDS: households } = prepared.config;
    const isFilling = households > 0 && (await isDemoDue(prepared.ownersServer));
    const filling = isFilling ? fillDemo(prepared, households, { say, log }) : undefined;
    if (isFilling) {
      // Nobody is shown a page on which the accounts of the demo are still refused.
      say("The accounts of the demo are made first.");
      await Promise.race([filling?.begun, aborted]);
    }
    if (ended.signal.aborted) return filling?.stop();
    const listening = await serveInstallation(prepared);
    say(`\nVuon is at ${listening.url}`);
    if (isFilling) say(loading);
    const facts = await signInFacts(prepared.ownersServer);
    for (const line of signInLines({ ...facts, isDemo: facts.isDemo || isFilling })) say(line);
    await aborted;
    await filling?.stop();
    await listening.stop();
  } finally {
    await prepared.close();
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
