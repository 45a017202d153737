/**
 * `npm run licences [-- NAME…]`: each locked package, or those that are named, with its licence, the age of its version and known
 * advisories, as far as the registry that npm is set to can be asked; `--without-ages` asks for advisories alone. Exit code 1 when a licence is not on our list or an advisory is known.
 */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { z } from "zod";
import { advisoriesIn, ageInDays, isAllowed, lockedPackages, lockFile } from "./dependency-facts.ts";
import type { LockedPackage } from "./dependency-facts.ts";

const run = promisify(execFile);
const npm = process.platform === "win32" ? "npm.cmd" : "npm";
const seconds = 20_000;
const atOnce = 8;

/** Through npm itself, which knows the registry and how to sign in to it. Undefined when there was no answer. */
async function ask(...args: readonly string[]): Promise<unknown> {
  const options = { timeout: 5 * seconds, maxBuffer: 1 << 26, shell: process.platform === "win32" };
  const said = await run(npm, [...args, "--json"], options).then(
    ({ stdout }) => stdout,
    // An audit that finds something ends with 1 and says what on its output.
    (error: unknown) => (error instanceof Error && "stdout" in error ? String(error.stdout) : ""),
  );
  try {
    return JSON.parse(said) as unknown;
  } catch {
    return undefined;
  }
}

function licenceIn(folder: string): string | undefined {
  const shape = z.object({
    license: z.string().optional(),
    licenses: z.array(z.object({ type: z.string() })).optional(),
  });
  try {
    const { license, licenses } = shape.parse(JSON.parse(readFileSync(`${folder}/package.json`, "utf8")));
    return license ?? licenses?.map(({ type }) => type).join(" OR ");
  } catch {
    return undefined;
  }
}

const times = z.record(z.string(), z.string());

/** Of every version of each package, asked a few at a time; the first that gives no answer ends the asking. */
async function publicationOf(names: readonly string[]): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const found = new Map<string, Readonly<Record<string, string>>>();
  const left = [...names];
  let isReachable = true;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let name = left.shift(); name !== undefined && isReachable; name = left.shift()) {
        const read = times.safeParse(await ask("view", name, "time"));
        if (read.success) found.set(name, read.data);
        else if (found.size === 0) isReachable = false;
      }
    }),
  );
  return found;
}

const lock = lockFile.parse(JSON.parse(readFileSync("package-lock.json", "utf8")));
const named = process.argv.slice(2).filter((name) => !name.startsWith("--"));
const packages = lockedPackages(lock, licenceIn).filter(({ name }) => named.length === 0 || named.includes(name));
const withAges = !process.argv.includes("--without-ages");
const advisories = advisoriesIn(await ask("audit", "--package-lock-only"));
const published = withAges ? await publicationOf([...new Set(packages.map(({ name }) => name))]) : new Map();
const now = new Date();

function line({ name, version, licence, isForTests }: LockedPackage): string {
  const age = ageInDays(published.get(name)?.[version], now);
  const days = age === undefined ? "unknown" : `${age} days`;
  const known = advisories?.get(name) ?? [];
  return [`${name}@${version}`.padEnd(56), licence.padEnd(30), days.padStart(10), isForTests ? "tests" : "", ...known]
    .join("  ")
    .trimEnd();
}

for (const one of packages) process.stdout.write(`${line(one)}\n`);
const refused = packages.filter(({ licence }) => !isAllowed(licence));
for (const { name, version, licence } of refused)
  process.stdout.write(`licence not allowed: ${name}@${version} ${licence}\n`);
if (withAges && published.size === 0) process.stdout.write("ages unknown: the registry was not reachable\n");
process.stdout.write(
  advisories === undefined
    ? "advisories unknown: the registry was not reachable, or keeps none\n"
    : `packages with advisories: ${advisories.size}\n`,
);
process.stdout.write(`dependencies packages=${packages.length} licences_refused=${refused.length}\n`);
process.exitCode = refused.length > 0 || (advisories?.size ?? 0) > 0 ? 1 : 0;
