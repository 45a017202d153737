import { createHash } from "node:crypto";
import { glob, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const sources = [
  "src/web/**/*",
  "src/contract/**/*",
  "src/programme/**/*",
  "src/kernel/**/*",
  "packs/locales/**/*",
  "package-lock.json",
];

/** Builds the web when its sources differ from those it was last built from. Answers whether it did. */
export async function buildWeb(folder: string, logLevel: "warn" | "error" = "warn"): Promise<boolean> {
  const fingerprint = await fingerprintOf(sources);
  const stamp = join(folder, "built-from");
  const last = await readFile(stamp, "utf8").catch(() => "");
  if (last === fingerprint) return false;
  // Loaded only when there is something to build: a second start is faster without it.
  const { build } = await import("vite");
  await build({ configFile: join(root, "src/web/vite.config.ts"), logLevel });
  await mkdir(folder, { recursive: true });
  await writeFile(stamp, fingerprint);
  return true;
}

async function fingerprintOf(patterns: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  const names: string[] = [];
  for await (const name of glob([...patterns], { cwd: root })) names.push(name);
  for (const name of names.toSorted()) {
    const path = join(root, name);
    if ((await stat(path)).isFile()) hash.update(name).update(await readFile(path));
  }
  return hash.digest("hex");
}
