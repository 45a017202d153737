import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Client } from "pg";
import { startEmbeddedPostgres } from "./embedded-postgres.ts";

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "vuon-embedded-"));
});
after(() => rm(folder, { recursive: true, force: true }));

async function ask(url: string, query: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ answer: unknown }>(query)).rows[0]?.answer;
  } finally {
    await client.end();
  }
}
/** Ends a server that nobody started here, and takes its data away where it lies apart from the folder of the test. */
async function endServer(url: string): Promise<void> {
  const data = String(await ask(url, "select current_setting('data_directory') as answer"));
  const [pid] = (await readFile(join(data, "postmaster.pid"), "utf8")).split("\n");
  process.kill(Number(pid), "SIGINT");
  while (existsSync(join(data, "postmaster.pid"))) await new Promise((resume) => setTimeout(resume, 50));
  await rm(join(data, ".."), { recursive: true, force: true });
}
const start = async (name: string, lines: string[] = []) =>
  startEmbeddedPostgres({ dataDirectory: join(folder, name), log: (line) => lines.push(line), disposable: true });

describe("the embedded PostgreSQL", () => {
  test("whose starter was killed is found again with its data, and not started twice", async () => {
    const dataDirectory = join(folder, "orphan");
    const program = `
      const { startEmbeddedPostgres } = await import(${JSON.stringify(new URL("./embedded-postgres.ts", import.meta.url).href)});
      const { url } = await startEmbeddedPostgres({ dataDirectory: ${JSON.stringify(dataDirectory)}, log: () => {}, disposable: true });
      console.log(url);
      setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ["--input-type=module", "-e", program], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [reported]: unknown[] = await once(parent.stdout, "data");
    const url = String(reported).trim();
    await ask(url, "create table public.kept as select 7 as answer");
    parent.kill("SIGKILL");
    await once(parent, "exit");

    const lines: string[] = [];
    const again = await start("orphan", lines);
    assert.equal(again.url, url);
    assert.equal(await ask(again.url, "select answer from public.kept"), 7);
    assert.ok(!lines.includes("starting PostgreSQL"));
    await endServer(again.url);
  });
  test("of a second copy runs beside the first on a port of its own, and ends alone", async () => {
    const [first, second] = await Promise.all([start("one"), start("two")]);
    const folders = await Promise.all(
      [first, second].map(({ url }) => ask(url, "select current_setting('data_directory') as answer")),
    );
    assert.notEqual(new URL(first.url).port, new URL(second.url).port);
    await second.stop();
    assert.equal(await ask(first.url, "select 1 as answer"), 1);
    await first.stop();
    await assert.rejects(ask(first.url, "select 1 as answer"));
    for (const data of folders) await rm(join(String(data), ".."), { recursive: true, force: true });
  });
});
