/** The process is killed while it loads the demo: the next start goes on, and ends with what an uninterrupted load has. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { after, before, describe, test } from "node:test";
import { Client } from "pg";
import { loadDemo } from "#demo/load-demo.ts";
import { verifyChains } from "#server/authority/audit/verify-chains.ts";
import { connect } from "#server/platform/database/database.ts";
import { findDemo, readDemoProgress } from "#server/platform/demo-facts.ts";
import { appUrlOf } from "#server/platform/database/roles.ts";
import { embeddedInstallation } from "#test/support/embedded-installation.ts";
import type { EmbeddedInstallation } from "#test/support/embedded-installation.ts";
import { openTestInstallation } from "#test/support/installation.ts";

const communes = ["21484", "21025", "21490"];
const environment = { VUON_DEMO_HOUSEHOLDS: "3000", VUON_DEMO_COMMUNES: communes.join(",") };

let killed: EmbeddedInstallation;
before(async () => {
  killed = await embeddedInstallation();
});
after(() => killed.remove());

/** Starts the server and kills it some milliseconds after it has done a stage; without a stage it is ended when the demo is whole. */
async function startUntil(
  wanted: { readonly stage: string; readonly ms: number } | "whole",
): Promise<readonly string[]> {
  const child = killed.spawn("src/main/start.ts", ["--verbose"], environment);
  assert.ok(child.stdout !== null && child.stderr !== null);
  child.stderr.resume();
  const exited = once(child, "exit");
  const stages: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith("error")) {
      child.kill("SIGTERM");
      assert.fail(line);
    }
    const [, stage] = /^demo: (.+) \{/.exec(line) ?? [];
    if (stage !== undefined) stages.push(stage);
    if (wanted === "whole") {
      if (line.startsWith("The demo is whole")) child.kill("SIGTERM");
    } else if (stage === wanted.stage) setTimeout(() => child.kill("SIGKILL"), wanted.ms);
  }
  await exited;
  assert.equal(child.signalCode, wanted === "whole" ? null : "SIGKILL");
  return stages;
}

/** How many rows each table has; what the background work of a server writes by itself is left out. */
async function rowsOf(client: Client): Promise<Readonly<Record<string, number>>> {
  const tables = await client.query<{ name: string }>(`select schemaname || '.' || tablename as name from pg_tables
    where schemaname in ('authority', 'sign_in', 'registry', 'review', 'planning', 'delivery', 'payment', 'voice')
      and tablename not like 'population%' and tablename not in ('checkpoints', 'notifications', 'eligible_counts') order by 1`);
  const counts: Record<string, number> = {};
  for (const { name } of tables.rows) {
    // A worker that takes the queued search up finds it done, and notes so in the audit.
    const which = name === "authority.audit_entries" ? "where record_kind <> 'optimiser_run'" : "";
    const counted = await client.query<{ rows: number }>(`select count(*)::int as rows from ${name} ${which}`);
    counts[name] = counted.rows[0]?.rows ?? 0;
  }
  return counts;
}

async function rowsUninterrupted(): Promise<Readonly<Record<string, number>>> {
  const opened = await openTestInstallation();
  try {
    const { server, ownersServer, migratorUrl } = opened;
    const target = { config: server.config, migratorUrl, appUrl: appUrlOf(migratorUrl), server, ownersServer };
    await loadDemo(target, { households: 3000, only: communes });
    const client = new Client({ connectionString: migratorUrl });
    await client.connect();
    try {
      return await rowsOf(client);
    } finally {
      await client.end();
    }
  } finally {
    await opened.close();
  }
}

describe("the demo that is killed", () => {
  test("goes on at the next start, ends whole, and nothing of it is there twice", async () => {
    const first = await startUntil({ stage: "people 21484", ms: 15 });
    const progress = await killed.on(async (_client, url) => {
      const database = connect(url, { connections: 1 });
      return findDemo(database)
        .then(async (demo) => readDemoProgress(database, demo))
        .finally(async () => database.destroy());
    });
    assert.ok(
      progress !== undefined && progress.done >= first.length && progress.done < progress.of,
      "pages say how far it is",
    );
    const done = [
      ...first,
      ...(await startUntil({ stage: "end of 2025", ms: 120 })),
      ...(await startUntil({ stage: "search", ms: 40 })),
      ...(await startUntil("whole")),
    ];
    await killed.on(async (client, url) => {
      const database = connect(url, { connections: 1 });
      try {
        const demo = await findDemo(database);
        assert.equal(demo?.isWhole, true);
        assert.equal(await readDemoProgress(database, demo), undefined);
        // A stage whose note was written as the process died is reported by nobody: it may be missing here, and never comes twice.
        assert.equal(new Set(done).size, done.length, "a stage was done twice");
        assert.ok(done.length >= (demo?.stages ?? 0) - 3 && done.length <= (demo?.stages ?? 0));
        assert.deepEqual((await verifyChains(database)).findings, []);
      } finally {
        await database.destroy();
      }
      assert.deepEqual(await rowsOf(client), await rowsUninterrupted());
    });
  });
});
