/** `npm run bench` lists the benchmarks; `npm run bench -- NAME` runs one. Each ends with one line "bench NAME key=value …". */
import { readdir } from "node:fs/promises";

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
} else if (names.includes(name)) {
  await (await load(name)).run(args);
} else {
  process.stderr.write(`there is no benchmark ${name}: use one of ${names.join(", ")}\n`);
  process.exitCode = 2;
}
