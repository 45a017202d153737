import { readFile, rm, writeFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { keyFileIn } from "#server/platform/keys.ts";
import { z } from "zod";
import { checkHealth, healthOf } from "#server/platform/health.ts";
import type { Checked } from "#server/platform/health.ts";
import { connect } from "#server/platform/database/database.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation } from "#test/support/installation.ts";

let opened: TestInstallation;
before(async () => {
  opened = await openTestInstallation();
});
after(() => opened.close());

const state = z.enum(["ok", "failing"]);
const modest = z.strictObject({
  ok: z.boolean(),
  version: z.string(),
  checks: z.strictObject({ database: state, migrations: state, jobs: state, disk: state, keys: state }),
});

const failing = async (changes: Partial<Checked> = {}) => {
  const { ok, checks } = await checkHealth({ ...opened.server, ...changes });
  const parts = Object.entries(checks).filter(([, check]) => !check.ok);
  assert.equal(ok, parts.length === 0);
  return parts.map(([part]) => part);
};

describe("health, as anybody may ask it,", () => {
  test("tells which part is in order and nothing more", async () => {
    const answer = await opened.fetch("/api/health");
    assert.equal(answer.status, 200);
    const body = modest.parse(await answer.json());
    assert.deepEqual(body.checks, { database: "ok", migrations: "ok", jobs: "ok", disk: "ok", keys: "ok" });
  });
  test("tells an operator the facts, and another officer not", async () => {
    const operator = await opened.officer("operator", "VN");
    const reported = z.object({ checks: z.object({ disk: z.object({ freeMegabytes: z.number() }) }) });
    reported.parse(await (await operator.fetch("/api/health")).json());
    const since = z.object({ checks: z.object({ jobs: z.object({ since: z.iso.datetime() }) }) });
    const first = since.parse(await (await operator.fetch("/api/health")).json());
    assert.deepEqual(since.parse(await (await operator.fetch("/api/health")).json()), first);
    const officer = await opened.officer("commune_officer", "21484");
    modest.parse(await (await officer.fetch("/api/health")).json());
  });
});

describe("since when", () => {
  test("a part is as it is changes only with its state", async () => {
    let [free, at] = [1e12, "2026-12-02T08:00:00.000Z"];
    // Each asks again: one check serves all who ask within a second.
    const read = healthOf({ ...opened.server, free: async () => free }, () => at);
    const later = async (instant: string) => {
      await setTimeout(1010);
      at = instant;
      return (await read()).since.disk;
    };
    assert.equal((await read()).since.disk, "2026-12-02T08:00:00.000Z");
    assert.equal(await later("2026-12-02T09:00:00.000Z"), "2026-12-02T08:00:00.000Z");
    free = 1;
    assert.equal(await later("2026-12-02T10:00:00.000Z"), "2026-12-02T10:00:00.000Z");
    assert.equal(await later("2026-12-02T11:00:00.000Z"), "2026-12-02T10:00:00.000Z");
  });
});

describe("health fails", () => {
  test("when the database does not answer, and says so at once", async () => {
    const database = connect("postgres://nobody:secret@127.0.0.1:1/vuon", { connections: 1 });
    assert.deepEqual(await failing({ database }), ["database", "migrations", "jobs"]);
    const { checks } = await checkHealth({ ...opened.server, database });
    assert.doesNotMatch(JSON.stringify(checks), /secret|127\.0/);
    await database.destroy();
  });
  test("when a migration is foreign or has not run", async () => {
    const owner = opened.ownersServer.database;
    await sql`insert into public.vuon_migrations (number, name, hash) values (9999, '9999_foreign.sql', 'x')`.execute(
      owner,
    );
    assert.deepEqual(await failing(), ["migrations"]);
    await sql`delete from public.vuon_migrations where number = 9999`.execute(owner);
    assert.deepEqual(await failing(), []);
    await sql`update public.vuon_migrations set name = '0096_other.sql' where number = 96`.execute(owner);
    assert.deepEqual(await failing(), ["migrations"]);
    await sql`update public.vuon_migrations set name = '0096_health_reads_migrations.sql' where number = 96`.execute(
      owner,
    );
  });
  test("when a job waits and nobody takes it up", async () => {
    const owner = opened.ownersServer.database;
    await owner
      .transaction()
      .execute(async (tx) => opened.server.jobs.enqueue(tx, "registry.duplicates", { searchId: "none" }));
    assert.deepEqual(await failing(), []);
    await sql`update jobs.job set created_on = now() - interval '1 hour', start_after = now() - interval '1 hour'`.execute(
      owner,
    );
    assert.deepEqual(await failing(), ["jobs"]);
    await sql`delete from jobs.job`.execute(owner);
  });
  test("when the disk is nearly full", async () => {
    assert.deepEqual(await failing({ free: async () => 100_000_000 }), ["disk"]);
  });
  test("when the key file is gone or is none, without a word of what it holds", async () => {
    const file = keyFileIn(opened.server.config.VUON_HOME ?? "");
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace("{", ""));
    assert.deepEqual(await failing(), ["keys"]);
    assert.doesNotMatch(JSON.stringify((await checkHealth(opened.server)).checks), /signIn|blindIndex/);
    await rm(file);
    assert.deepEqual(await failing(), ["keys"]);
    await writeFile(file, text);
    assert.deepEqual(await failing(), []);
  });
});
