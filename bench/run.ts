/** `npm run bench` lists the benchmarks; `npm run bench -- NAME` runs one. Each ends with one line "bench NAME key=value …". */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { openScratch } from "../scripts/suite/scratch.ts";

type Bench = { readonly describe: string; readonly run: (args: readonly string[]) => Promise<void> };

const [name, ...args] = process.argv.slice(2);
const names = (await readdir(import.meta.dirname))
  .filter((file) => file.endsWith(".ts") && file !== "run.ts" && !file.includes("-try"))
  .map((file) => file.slice(0, -3));

async function load(bench: string): Promise<Bench> {
  return import(`./${bench}.ts`);
}

if (name === undefined) {
  for (const bench of names.toSorted()) process.stdout.write(`${bench.padEnd(12)} ${(await load(bench)).describe}\n`);
} else if (!names.includes(name)) {
  process.stderr.write(`there is no benchmark ${name}: use one of ${names.join(", ")}\n`);
  process.exitCode = 2;
} else if (process.env["VUON_TEST_RUN"] !== undefined) {
  await (await load(name)).run(args);
} else {
  process.exitCode = await runBeside();
}

/** In a process of its own, so that whatever ends it, a Ctrl-C too, leaves neither a server nor a folder. */
async function runBeside(): Promise<number> {
  // Before there is anything that a signal could leave behind.
  let child: ChildProcess | undefined;
  let isOver = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      isOver = true;
      child?.kill("SIGTERM");
    });
  }
  const { closeTestServer } = await import("#test/support/test-server.ts");
  const scratch = await openScratch();
  child = spawn(process.execPath, process.argv.slice(1), {
    stdio: "inherit",
    env: { ...process.env, ...scratch.environment },
  });
  if (isOver) child.kill("SIGTERM");
  const [code] = await once(child, "close");
  await closeTestServer();
  await scratch.clear();
  return typeof code === "number" ? code : 130;
}
