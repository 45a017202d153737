/**
 * `npm test`: what a developer and CI run. Checks of the texts and test files take turns; a word that is a path runs that
 * file alone, a flag goes to node's test runner.
 */
import type { ChildProcess } from "node:child_process";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findBrowser } from "#test/support/browser.ts";
import { checks, runCheck } from "./suite/check.ts";
import { closingLines } from "./suite/closing-lines.ts";
import type { FileOutcome } from "./suite/outcome.ts";
import { openScratch } from "./suite/scratch.ts";
import { batchesOf, findTestFiles } from "./suite/test-files.ts";
import type { Batch } from "./suite/test-files.ts";
import { runBatch } from "./suite/test-process.ts";
import { inTurns } from "./suite/turns.ts";

const began = Date.now();
const words = process.argv.slice(2);
const named = words.filter((word) => !word.startsWith("--"));
/** One more than there are processors, since many tests wait: for a job, a killed process, a page. Memory sets an end to it. */
const usual = Math.min(6, availableParallelism() + 1);
const places = Number(words.find((word) => word.startsWith("--test-concurrency="))?.split("=")[1] ?? usual);
const flags = words.filter((word) => word.startsWith("--") && !word.startsWith("--test-concurrency="));
const compiled = fileURLToPath(new URL("../node_modules/.cache/vuon/compiled", import.meta.url));

const children = new Set<ChildProcess>();
const outcomes: FileOutcome[] = [];
let isBrokenOff = false;
let failed = false;

// Before there is anything that a signal could leave behind.
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    isBrokenOff = true;
    for (const child of children) child.kill("SIGTERM");
  });
}
const unknown = named.filter((file) => !existsSync(file));
if (unknown.length > 0) {
  process.stderr.write(`there is no test file ${unknown.join(", ")}\n`);
  process.exit(2);
}
const scratch = await openScratch();
const environment: Record<string, string> = { ...scratch.environment, NODE_COMPILE_CACHE: compiled };
const closers: (() => Promise<unknown>)[] = [];
const keep = (child: ChildProcess) => {
  children.add(child);
  child.on("close", () => children.delete(child));
};

try {
  await run();
} finally {
  for (const close of closers.toReversed()) await close();
  const left = await scratch.clear();
  if (left.length > 0 && !isBrokenOff) {
    process.stdout.write(`✖ processes were left running and have been ended:\n${left.join("\n")}\n`);
    failed = true;
  }
}
process.exitCode = isBrokenOff ? 130 : failed || outcomes.some(({ failures }) => failures.length > 0) ? 1 : 0;

async function run(): Promise<void> {
  const batches = await batchesOf(named.length > 0 ? named : await findTestFiles());
  const tasks: (() => Promise<unknown>)[] = [];
  if (named.length === 0) {
    installBrowser();
    tasks.push(
      ...checks.map((check) => async () => {
        if (!(await runCheck(check, keep))) failed = true;
      }),
    );
  }
  const has = (kind: string) => batches.some(({ name }) => name.startsWith(kind));
  if (batches.some(({ name }) => !name.startsWith("rules"))) await openServer();
  if (has("browser")) await openBrowserAndWeb();
  tasks.push(...batches.map((batch) => async () => tests(batch)));
  await inTurns(tasks, { places, isOver: () => isBrokenOff || failed });
  if (!isBrokenOff) process.stdout.write(closingLines(outcomes, (Date.now() - began) / 1000));
}

async function tests(batch: Batch): Promise<void> {
  await runBatch(batch, {
    environment,
    words: flags,
    onStart: keep,
    onFile: (outcome) => {
      if (isBrokenOff) return;
      outcomes.push(outcome);
      const { file, seconds, tests: count, failures } = outcome;
      process.stdout.write(`${failures.length > 0 ? "✖" : "✔"} ${file}: ${count} tests, ${seconds.toFixed(1)} s\n`);
    },
  });
}

/** One server for all files, with the templates that they clone. */
async function openServer(): Promise<void> {
  const { closeTestServer, openTestServer } = await import("#test/support/test-server.ts");
  closers.push(closeTestServer);
  Object.assign(environment, await openTestServer());
}

/** One browser and one built web for all files. Without a browser the tests say what they need. */
async function openBrowserAndWeb(): Promise<void> {
  const { buildWeb } = await import("../src/main/build-web.ts");
  const { startSharedBrowser } = await import("./suite/shared-browser.ts");
  const from = Date.now();
  if (await buildWeb(join(process.cwd(), "dist/web")))
    process.stdout.write(`== web: ${((Date.now() - from) / 1000).toFixed(1)} s\n`);
  const browser = await startSharedBrowser();
  if (browser === undefined) return;
  closers.push(browser.close);
  environment["VUON_TEST_BROWSER"] = browser.url;
}

/** Chromium, where it may be installed; elsewhere the browser tests say what they need. */
function installBrowser(): void {
  if (findBrowser() !== undefined || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  process.stdout.write("installing Chromium for the browser tests …\n");
  spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore" });
  spawnSync("apt-get", ["install", "-y", "-qq", "chromium"], { stdio: "ignore" });
}
