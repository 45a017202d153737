/**
 * `node scripts/write-histories.ts`: the sets of migrations that commits of the main line had and that are not simply the beginning of
 * today's, for test/upgrade/histories.test.ts, and the earlier texts, each of which needs its repair in db/migrations/earlier. Run again when a migration came in below one that was there, or was edited.
 */
import { execFileSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { hashOf, migrationsFolder, readMigrations } from "#server/platform/database/migrations.ts";

const target = new URL("../test/upgrade/", import.meta.url);
const git = (...words: readonly string[]) => execFileSync("git", words, { encoding: "utf8", maxBuffer: 1e8 });
const linesOf = (text: string) => text.split("\n").filter((line) => line !== "");

const today = await readMigrations();
const histories = new Map<string, { first: string; last: string; commits: number; ran: readonly string[] }>();
const earlier = new Map<string, string>();
for (const commit of linesOf(git("log", "--first-parent", "--reverse", "--format=%h", "HEAD"))) {
  const ran: string[] = [];
  for (const line of linesOf(git("ls-tree", commit, "db/migrations/"))) {
    const [, blob = "", name = ""] = /^\d+ blob (\w+)\t.*\/(\d{4}_\w+\.sql)$/.exec(line) ?? [];
    if (name === "") continue;
    const known = today.find((migration) => migration.name === name);
    const sql = git("cat-file", "blob", blob);
    const isOfToday = known?.hash === hashOf(sql);
    const label = isOfToday ? name : name.replace(/sql$/, `${hashOf(sql).slice(0, 12)}.sql`);
    if (!isOfToday) earlier.set(label, sql);
    ran.push(label);
  }
  if (ran.every((label, at) => label === today[at]?.name)) continue;
  const key = ran.join();
  const there = histories.get(key);
  histories.set(key, { first: there?.first ?? commit, last: commit, commits: (there?.commits ?? 0) + 1, ran });
}
const texts = new URL("earlier/texts/", migrationsFolder);
await mkdir(texts, { recursive: true });
for (const [label, sql] of earlier) await writeFile(new URL(label, texts), sql);
/** What was missing is shorter than what ran. */
const reported = [...histories.values()].map(({ ran, ...history }) => ({
  ...history,
  until: Number(ran.at(-1)?.slice(0, 4)),
  without: today
    .map(({ name }) => name)
    .filter((name) => name < (ran.at(-1) ?? "") && !ran.some((label) => label.startsWith(name.slice(0, -4)))),
  earlier: ran.filter((label) => earlier.has(label)),
}));
await writeFile(new URL("histories.json", target), `${JSON.stringify(reported, undefined, 2)}\n`);
process.stdout.write(`${reported.length} histories, ${earlier.size} earlier texts\n`);
