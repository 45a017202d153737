/**
 * The databases that test files clone: one that has all migrations, and one that has permissions and packs too. Each is named after what
 * it is made from, so that a change makes a new one and the old one goes.
 */
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Client } from "pg";
import { installJobs, jobNames } from "#server/platform/jobs.ts";
import { migrate } from "#server/platform/database/migrate.ts";
import { readMigrations } from "#server/platform/database/migrations.ts";
import { packHashes } from "./pack-hashes.ts";

export type TemplateKind = "migrated" | "founded";
export type Templates = Readonly<Record<TemplateKind, string>>;

const root = new URL("../../", import.meta.url);
/** What fills the second template, with all that it imports. */
const fillers = ["src/server/load-packs.ts", "src/server/authority/post/permissions-store.ts"];

const short = (parts: readonly string[]) => createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 12);

/** The names of the templates of this checkout as it is now. */
export async function templateNames(): Promise<Templates> {
  const migrations = (await readMigrations()).map(({ hash }) => hash);
  const migrated = short([...migrations, ...jobNames]);
  const founded = short([migrated, ...(await packHashes()), ...(await sourcesFrom(fillers))]);
  return { migrated: `vuon_template_${migrated}`, founded: `vuon_template_${migrated}_${founded}` };
}

/** The texts of modules and of those of this project that they import, in a fixed order. */
async function sourcesFrom(entries: readonly string[]): Promise<readonly string[]> {
  const texts = new Map<string, string>();
  const open = entries.map((entry) => new URL(entry, root).href);
  for (let href = open.pop(); href !== undefined; href = open.pop()) {
    if (texts.has(href)) continue;
    const text = await readFile(fileURLToPath(href), "utf8");
    texts.set(href, text);
    for (const [, target = ""] of text.matchAll(/^(?:import|export)[^"';]*?from "([#.][^"]+)";/gm)) {
      const to = target.startsWith("#") ? import.meta.resolve(target) : new URL(target, href).href;
      if (to.endsWith(".ts") && !to.includes(`${sep}node_modules${sep}`)) open.push(to);
    }
  }
  return [...texts.keys()]
    .toSorted()
    .map((href) => `${href.slice(pathToFileURL(fileURLToPath(root)).href.length)}\n${texts.get(href) ?? ""}`);
}

/** Makes the templates that are not there, one process at a time. */
export async function ensureTemplates(client: Client, urlOf: (database: string) => string): Promise<Templates> {
  const names = await templateNames();
  await client.query("select pg_advisory_lock(hashtext('vuon.test_template'))");
  try {
    await ensure(client, names.migrated, undefined, async () => {
      await migrate(urlOf(names.migrated), { migrations: await readMigrations() });
      await installJobs(urlOf(names.migrated));
    });
    await ensure(client, names.founded, names.migrated, async () => fill(urlOf(names.founded)));
  } finally {
    await client.query("select pg_advisory_unlock(hashtext('vuon.test_template'))");
  }
  return names;
}

async function ensure(
  client: Client,
  name: string,
  from: string | undefined,
  make: () => Promise<void>,
): Promise<void> {
  const found = await client.query("select from pg_database where datname = $1 and datistemplate", [name]);
  if (found.rowCount === 1) return;
  await client.query(`drop database if exists ${name} with (force)`);
  await client.query(`create database ${name}${from === undefined ? "" : ` template ${from}`}`);
  await make();
  await client.query(`alter database ${name} with is_template true`);
}

/** Imported only where a template is made: what a clone holds needs none of it. */
async function fill(url: string): Promise<void> {
  const { writePermissions } = await import("#server/authority/post/permissions-store.ts");
  const { loadPacks } = await import("#server/load-packs.ts");
  const { readConfig } = await import("#server/platform/config.ts");
  const { openServerContext } = await import("#server/platform/open-server-context.ts");
  const { keyFileIn } = await import("#server/platform/keys.ts");
  const { watchKeys } = await import("#server/platform/watch-keys.ts");
  const home = await mkdtemp(join(tmpdir(), "vuon-template-"));
  const keys = await watchKeys(keyFileIn(home));
  // Before the time of every test.
  const clock = () => new Date("2020-01-01T00:00:00Z");
  const config = readConfig({ VUON_HOME: home });
  const server = openServerContext({ config, appUrl: url, keys, log: () => undefined, connections: 1, clock });
  try {
    await writePermissions(server.database);
    await loadPacks(server);
  } finally {
    await server.close();
    await rm(home, { recursive: true, force: true });
  }
}

/** Drops templates of other states of the checkout, and databases whose test process is gone. */
export async function dropStale(client: Client, names: Templates): Promise<void> {
  const { rows } = await client.query<{ name: string; template: boolean }>(
    "select datname as name, datistemplate as template from pg_database where datname ~ '^vuon_(template|test)_'",
  );
  for (const { name, template } of rows) {
    if (name === names.migrated || name === names.founded || isOfLiving(name)) continue;
    if (template) await client.query(`alter database ${name} with is_template false`);
    await client.query(`drop database if exists ${name} with (force)`);
  }
}

/** Databases of test files carry the number of their process. */
function isOfLiving(name: string): boolean {
  const id = Number(/^vuon_test_(\d+)_/.exec(name)?.[1]);
  if (!(id > 0)) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}
