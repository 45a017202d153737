/**
 * `node scripts/make-old-installation.ts COMMIT [HOUSEHOLDS]`: an installation as that commit made it, with its small demo, for test/upgrade. The commit's
 * own code makes it and backs it up: test/upgrade/installations/COMMIT.vuon, and the keys that sealed its numbers.
 */
import { execFileSync } from "node:child_process";
import { createWriteStream, existsSync } from "node:fs";
import { copyFile, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { openPromise } from "yauzl";
import { ZipFile } from "yazl";
import { z } from "zod";
import { emptyDatabase } from "#test/support/database.ts";

const [commit = "", households = "300"] = process.argv.slice(2);
const root = fileURLToPath(new URL("..", import.meta.url));
const installations = join(root, "test/upgrade/installations");
const packages = z.object({ dependencies: z.record(z.string(), z.string()) });

const folder = await mkdtemp(join(tmpdir(), `vuon-${commit}-`));
const home = join(folder, ".vuon");
const tree = execFileSync("git", ["archive", commit], { cwd: root, maxBuffer: 1e9 });
execFileSync("tar", ["-x", "-C", folder], { input: tree });
await linkPackages();
const database = await emptyDatabase();
try {
  const vuon = (...words: readonly string[]) =>
    execFileSync(process.execPath, ["src/main/cli.ts", ...words], {
      cwd: folder,
      stdio: "inherit",
      env: { ...process.env, DATABASE_URL: database.migratorUrl, VUON_HOME: home },
    });
  vuon("demo", "--households", households);
  vuon("backup", "--out", join(folder, "house.vuon"));
  await packTightly(join(folder, "house.vuon"), join(installations, `${commit}.vuon`));
  await copyFile(join(home, "keys.json"), join(installations, `${commit}.keys.json`));
} finally {
  await database.close();
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);

/** The same archive in fewer bytes: it stays in the project. */
async function packTightly(from: string, to: string): Promise<void> {
  const zip = await openPromise(from, { autoClose: false });
  const tight = new ZipFile();
  for await (const entry of zip.eachEntry()) {
    const bytes = await buffer(await zip.openReadStreamPromise(entry));
    tight.addBuffer(bytes, entry.fileName, { compressionLevel: 9 });
  }
  tight.end();
  await pipeline(tight.outputStream, createWriteStream(to));
  zip.close();
}

/** The packages of this checkout, where they are all that the commit asks for; otherwise those of its own lock file. */
async function linkPackages(): Promise<void> {
  const { dependencies } = packages.parse(JSON.parse(await readFile(join(folder, "package.json"), "utf8")));
  const missing = Object.keys(dependencies).filter((name) => !existsSync(join(root, "node_modules", name)));
  if (missing.length === 0) await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  else execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: folder, stdio: "inherit" });
}
