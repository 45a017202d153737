/** What is known of the locked packages, and what is wrong with it: pure, from the lock file and what a registry answered. */
import { z } from "zod";

export const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      name: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().default(false),
    }),
  ),
});

export type LockedPackage = {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Only for building and tests. */
  readonly isForTests: boolean;
};

/** Said by the licence file of the package alone. */
const fromLicenceFile: Readonly<Record<string, string>> = { "png-js@1.1.0": "MIT" };

/** One of each name and version, in order. `licenceOf` is asked for what the lock does not say. */
export function lockedPackages(
  { packages }: z.infer<typeof lockFile>,
  licenceOf: (folder: string) => string | undefined,
): readonly LockedPackage[] {
  const found = new Map<string, LockedPackage>();
  for (const [folder, { version, name, license, dev }] of Object.entries(packages)) {
    if (folder === "" || version === undefined) continue;
    const own = name ?? folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length);
    const licence = license ?? licenceOf(folder) ?? fromLicenceFile[`${own}@${version}`] ?? "unknown";
    const before = found.get(`${own}@${version}`);
    const isForTests = dev && (before?.isForTests ?? true);
    found.set(`${own}@${version}`, { name: own, version, licence, isForTests });
  }
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** Licences under which we may give the whole on under Apache-2.0 (docs/decisions/0006-dependencies.md). */
const allowed = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "CC-BY-3.0",
  "CC-BY-4.0",
  "ISC",
  // A program library that stands beside ours as a file of its own and may be replaced (libvips of sharp).
  "LGPL-3.0-or-later",
  "MIT",
  "MPL-2.0",
  "OFL-1.1",
  "PSF-2.0",
  "Python-2.0",
  "Unlicense",
  "Zlib",
]);
/** Written wrongly by the package itself; its licence file is BSD-3-Clause. */
const misspelt: Readonly<Record<string, string>> = { "BDS-3-Clause": "BSD-3-Clause" };

/** An SPDX expression of one level: of "OR" one must be allowed, of "AND" all. */
export function isAllowed(licence: string): boolean {
  return licence
    .replaceAll(/[()]/g, "")
    .split(/\s+OR\s+/)
    .some((one) => one.split(/\s+AND\s+/).every((part) => allowed.has(misspelt[part.trim()] ?? part.trim())));
}

/** Days since this version was published; undefined where the registry did not say. */
export function ageInDays(publishedAt: string | undefined, now: Date): number | undefined {
  const at = publishedAt === undefined ? Number.NaN : Date.parse(publishedAt);
  return Number.isNaN(at) ? undefined : Math.floor((now.getTime() - at) / 86_400_000);
}

const audit = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({
      severity: z.string(),
      via: z.array(z.union([z.string(), z.object({ title: z.string(), url: z.string().optional() })])),
    }),
  ),
});

/** What `npm audit --json` says, by package; undefined where its answer is none: the registry was not reachable or keeps no advisories. */
export function advisoriesIn(answer: unknown): ReadonlyMap<string, readonly string[]> | undefined {
  const read = audit.safeParse(answer);
  if (!read.success) return undefined;
  return new Map(
    Object.entries(read.data.vulnerabilities).map(([name, { severity, via }]) => [
      name,
      via.map((one) => (typeof one === "string" ? `by ${one}` : `${severity}: ${one.title} ${one.url ?? ""}`.trim())),
    ]),
  );
}
