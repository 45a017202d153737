import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";

export type Check = { readonly name: string; readonly program: string; readonly words: readonly string[] };

const folders = ["src", "demo", "test", "bench", "scripts", "bin"];

export const checks: readonly Check[] = [
  { name: "types", program: "tsc", words: ["--noEmit"] },
  { name: "lint", program: "oxlint", words: ["--type-aware", "--deny-warnings", ...folders] },
  { name: "format", program: "oxfmt", words: ["--check", ...folders] },
];

/** Runs a program and answers whether it found nothing; what it says is shown when it did. */
export async function runCheck(check: Check, onStart: (child: ChildProcess) => void): Promise<boolean> {
  const from = Date.now();
  const child = spawn(check.program, check.words, { stdio: ["ignore", "pipe", "pipe"] });
  onStart(child);
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
  const passed = await new Promise<boolean>((settle) => {
    child.on("error", (error) => {
      said += error.message;
      settle(false);
    });
    child.on("close", (code) => settle(code === 0));
  });
  if (!passed) process.stdout.write(`${said}\n`);
  process.stdout.write(`== ${check.name}${passed ? "" : " failed"}: ${((Date.now() - from) / 1000).toFixed(1)} s\n`);
  return passed;
}
