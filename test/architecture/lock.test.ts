/** package-lock.json is what `npm ci` takes on every platform: each package that another one asks for is in it, and no registry does. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, test } from "node:test";
import { z } from "zod";

const names = z.record(z.string(), z.string()).default({});
const entry = z.object({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  optional: z.boolean().default(false),
  os: z.array(z.string()).optional(),
  cpu: z.array(z.string()).optional(),
  libc: z.array(z.string()).optional(),
  dependencies: names,
  devDependencies: names,
  optionalDependencies: names,
  peerDependencies: names,
  peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean().default(false) })).default({}),
});
const lockFile = z.object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), entry) });
type Packages = z.infer<typeof lockFile>["packages"];

let packages: Packages;
before(async () => {
  ({ packages } = lockFile.parse(JSON.parse(await readFile("package-lock.json", "utf8"))));
});

/** Where Node would find a package from a folder: in its own node_modules, or in one above. */
function isFound(all: Packages, from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf("/node_modules/"), 0))) {
    if (all[`${folder}${folder === "" ? "" : "/"}node_modules/${name}`] !== undefined) return true;
    if (folder === "") return false;
  }
}

function missing(all: Packages): readonly string[] {
  return Object.entries(all).flatMap(([folder, one]) => {
    const peers = Object.keys(one.peerDependencies).filter((name) => one.peerDependenciesMeta[name]?.optional !== true);
    const asked = [one.dependencies, one.devDependencies, one.optionalDependencies].flatMap(Object.keys);
    return [...asked, ...peers]
      .filter((name) => !isFound(all, folder, name))
      .map((name) => `${folder || "this package"} asks for ${name}`);
  });
}

const namesRegistry = (all: Packages) => Object.keys(all).filter((folder) => all[folder]?.resolved !== undefined);

/** The platforms that we support (docs/operator.md). */
const platforms = [
  { os: "linux", cpu: "x64", libc: "glibc" },
  { os: "linux", cpu: "arm64", libc: "glibc" },
  { os: "darwin", cpu: "x64", libc: undefined },
  { os: "darwin", cpu: "arm64", libc: undefined },
  { os: "win32", cpu: "x64", libc: undefined },
] as const;

/** As npm reads such a field: a name that must be there, or with "!" one that must not. */
function admits(field: readonly string[] | undefined, value: string | undefined): boolean {
  if (field === undefined || value === undefined) return true;
  if (field.includes(`!${value}`)) return false;
  return field.every((name) => name.startsWith("!")) || field.includes(value);
}

/** Only an optional program of a platform that we do not support may lack a fingerprint. */
const unsealed = (all: Packages) =>
  Object.entries(all)
    .filter(([folder, one]) => folder !== "" && one.integrity === undefined)
    .filter(
      ([, one]) =>
        !one.optional ||
        platforms.some(({ os, cpu, libc }) => admits(one.os, os) && admits(one.cpu, cpu) && admits(one.libc, libc)),
    )
    .map(([folder]) => folder);

describe("the lock", () => {
  test("holds every package that is asked for, of every platform", () => {
    assert.deepEqual(missing(packages), []);
    const { "node_modules/@oxlint/binding-win32-x64-msvc": gone, ...rest } = packages;
    assert.equal(gone?.optional, true);
    assert.deepEqual(missing(rest), ["node_modules/oxlint asks for @oxlint/binding-win32-x64-msvc"]);
  });
  test("asks for what package.json asks for", async () => {
    const own = entry.parse(JSON.parse(await readFile("package.json", "utf8")));
    assert.deepEqual(packages[""]?.dependencies, own.dependencies);
    assert.deepEqual(packages[""]?.devDependencies, own.devDependencies);
  });
  test("names no registry", () => {
    assert.deepEqual(namesRegistry(packages), []);
    const planted = entry.parse({ resolved: "https://registry.example/pg.tgz" });
    assert.deepEqual(namesRegistry({ "node_modules/pg": planted }), ["node_modules/pg"]);
  });
  test("has a fingerprint of every package of the platforms that we support", () => {
    assert.deepEqual(unsealed(packages), []);
    const planted = (fields: Readonly<Record<string, unknown>>) =>
      unsealed({ "node_modules/x": entry.parse({ version: "1.0.0", optional: true, ...fields }) }).length;
    assert.equal(
      planted({ optional: false, os: ["aix"], cpu: ["ppc64"] }),
      1,
      "what is not optional is always installed",
    );
    assert.equal(planted({}), 1);
    assert.equal(planted({ os: ["win32"], cpu: ["x64"] }), 1);
    assert.equal(planted({ os: ["!win32"] }), 1);
    assert.equal(planted({ os: ["linux"], cpu: ["x64"], libc: ["musl"] }), 0);
    assert.equal(planted({ os: ["win32"], cpu: ["arm64"] }), 0);
    assert.equal(planted({ os: ["win32"], cpu: ["x64"], integrity: "sha512-x" }), 0);
  });
});
