/** `npm test`: what a developer and CI run, step by step; the first step that fails ends it. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { glob } from "node:fs/promises";
import { testServerUrl } from "#test/support/database.ts";
import { findBrowser } from "#test/support/browser.ts";
import { buildWeb } from "../src/main/build-web.ts";
import { webFolder } from "../src/main/serve.ts";

const only = process.argv.slice(2);

function step(name: string, program: string, args: readonly string[]): void {
  const from = Date.now();
  process.stdout.write(`\n== ${name}\n`);
  const done = spawnSync(program, args, { stdio: "inherit" });
  if (done.status !== 0) {
    process.stdout.write(`== ${name} failed\n`);
    process.exit(done.status ?? 1);
  }
  process.stdout.write(`== ${name}: ${((Date.now() - from) / 1000).toFixed(1)} s\n`);
}

if (only.length === 0) {
  installBrowser();
  step("format", "oxfmt", ["--check", "src", "demo", "test", "bench", "scripts", "bin"]);
  step("lint", "oxlint", ["--type-aware", "--deny-warnings", "src", "demo", "test", "bench", "scripts", "bin"]);
  step("types", "tsc", ["--noEmit"]);
  process.stdout.write("\n== web\n");
  await buildWeb(webFolder);
}
process.env["VUON_TEST_DATABASE_URL"] ??= await testServerUrl();
const files: string[] = [];
for await (const file of glob(["src/**/*.test.ts", "demo/**/*.test.ts", "test/**/*.test.ts", "scripts/**/*.test.ts"]))
  files.push(file);
step("tests", process.execPath, [
  "--test",
  "--test-reporter=dot",
  "--test-reporter-destination=stdout",
  "--test-reporter=./scripts/summary-reporter.ts",
  "--test-reporter-destination=stdout",
  "--test-concurrency=2",
  ...(only.length > 0 ? only : files.toSorted()),
]);

/** Chromium, where it may be installed; elsewhere the browser tests say what they need. */
function installBrowser(): void {
  if (findBrowser() !== undefined || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  process.stdout.write("installing Chromium for the browser tests …\n");
  spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore" });
  spawnSync("apt-get", ["install", "-y", "-qq", "chromium"], { stdio: "ignore" });
}
