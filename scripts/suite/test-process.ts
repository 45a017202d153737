import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { brokenOff, outcomeOf } from "./outcome.ts";
import type { FileOutcome, Happened } from "./outcome.ts";
import type { Batch } from "./test-files.ts";

/** A file that says nothing for so long hangs. */
const longestSilenceMs = 15 * 60_000;
/** When every file has its outcome, what is left open (a socket, a timer) keeps the process no longer. */
const usualEndMs = 30_000;

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Runs the files of a batch in one process. Each file has one outcome, whatever happens to the process. */
export async function runBatch(
  batch: Batch,
  options: {
    readonly environment: Readonly<Record<string, string>>;
    readonly words: readonly string[];
    readonly onStart: (child: ChildProcess) => void;
    readonly onFile: (outcome: FileOutcome) => void;
    readonly longestEndMs?: number;
  },
): Promise<void> {
  const open = new Set(batch.files);
  // Under node's own runner a process would tell that one and not us.
  const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
  const child = spawn(
    process.execPath,
    [
      "--disable-warning=ExperimentalWarning",
      // Loading and testing make much garbage that is young.
      "--max-semi-space-size=32",
      `--test-reporter=${here("events-reporter.ts")}`,
      "--test-reporter-destination=stdout",
      ...options.words,
      here("run-batch.ts"),
    ],
    {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      env: { ...environment, ...options.environment, VUON_TEST_FILES: JSON.stringify(batch.files) },
    },
  );
  options.onStart(child);
  let silence: NodeJS.Timeout | undefined;
  const listen = () => {
    clearTimeout(silence);
    silence = setTimeout(
      () => child.kill("SIGKILL"),
      open.size === 0 ? (options.longestEndMs ?? usualEndMs) : longestSilenceMs,
    );
  };
  listen();
  let inFile: Happened[] = [];
  let hasFailed = false;
  child.on("message", (happened: Happened) => {
    hasFailed ||= happened.failure !== undefined;
    if (happened.nesting > 0) inFile.push(happened);
    else {
      if (open.delete(happened.name)) options.onFile(outcomeOf(inFile, happened));
      inFile = [];
    }
    listen();
  });
  const [code, signal] = await once(child, "close");
  clearTimeout(silence);
  if (code !== 0 && open.size === 0 && !hasFailed) open.add(batch.name);
  for (const file of open) {
    const failed = inFile
      .filter(({ failure }) => failure !== undefined)
      .map(({ name, failure }) => `\n  ${name}: ${failure ?? ""}`);
    options.onFile(brokenOff(file, `its process ended with ${String(code ?? signal)}${failed.join("")}`));
  }
}
