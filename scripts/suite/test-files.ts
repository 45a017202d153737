/** Which test files share a process. A process costs two seconds of loading before its first test, so most files share one. */
import { glob, readFile } from "node:fs/promises";

export type Batch = { readonly name: string; readonly files: readonly string[] };

/** Files that measure, kill or change what a process has once: each runs in a process of its own. */
const alone: readonly RegExp[] = [
  // They kill processes and count what is left.
  /^test\/fault\//,
  // How long a turn of the event loop takes, and how much memory a reader needs.
  /event-loop\.test\.ts$/,
  /read-upload\.test\.ts$/,
  // They have the packs of another country, which a process has once.
  /second-country\.test\.ts$/,
  // They change the keys of their process's installations.
  /rotate-keys\.test\.ts$/,
];

/** Whatever opens a database; the rest are rules, formats and checks of texts, of which many fit into one process. */
const opensDatabase =
  /from "(#test\/support\/|#test\/scenario|\.{1,2}\/[\w./-]*(support|scenario|house|funded-line|beginnings)[\w./-]*")/;

const mostTogether = { browser: 4, database: 8, rules: 50 };
type Kind = keyof typeof mostTogether;

export async function findTestFiles(): Promise<readonly string[]> {
  const files: string[] = [];
  for await (const file of glob([
    "src/**/*.test.{ts,tsx}",
    "demo/**/*.test.ts",
    "test/**/*.test.ts",
    "scripts/**/*.test.ts",
  ]))
    files.push(file.replaceAll("\\", "/"));
  return files.toSorted();
}

/** Batches in the order in which they begin: what takes long first, so that the end of a run is not one process alone. */
export async function batchesOf(files: readonly string[]): Promise<readonly Batch[]> {
  const batches: Batch[] = [];
  const rest = new Map<Kind, string[]>([
    ["browser", []],
    ["database", []],
    ["rules", []],
  ]);
  for (const file of files) {
    if (alone.some((pattern) => pattern.test(file))) batches.push({ name: file, files: [file] });
    else rest.get(await kindOf(file))?.push(file);
  }
  for (const [kind, ofKind] of rest) {
    for (let from = 0; from < ofKind.length; from += mostTogether[kind]) {
      const together = ofKind.slice(from, from + mostTogether[kind]);
      batches.push({ name: `${kind} ${1 + from / mostTogether[kind]}`, files: together });
    }
  }
  return batches;
}

async function kindOf(file: string): Promise<Kind> {
  if (file.startsWith("test/browser/")) return "browser";
  return opensDatabase.test(await readFile(file, "utf8")) ? "database" : "rules";
}
