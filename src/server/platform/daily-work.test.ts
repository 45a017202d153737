import { newId } from "#contract/new-id.ts";
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { v7 } from "uuid";
import { dailyTasks } from "#server/workers.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation } from "#test/support/installation.ts";
import { runDueTasks, startDailyWork } from "./daily-work.ts";
import type { DailyTask } from "./daily-work.ts";
import { filesFolder } from "./http/receive-file.ts";

let now = new Date("2026-03-01T00:00:00Z");
let opened: TestInstallation;
before(async () => {
  opened = await openTestInstallation({ clock: () => now });
});
after(() => opened.close());
beforeEach(() => opened.ownersServer.database.deleteFrom("platform.daily_tasks").execute());

const later = (hours: number) => (now = new Date(now.getTime() + hours * 3_600_000));
const rows = async () =>
  opened.ownersServer.database.selectFrom("platform.daily_tasks").select(["name", "done_at", "fault"]).execute();

function counting(run: () => Promise<void> = async () => undefined): { readonly task: DailyTask; runs: number } {
  const reported = {
    runs: 0,
    task: {
      name: "test.count",
      run: async () => {
        reported.runs += 1;
        await run();
      },
    },
  };
  return reported;
}

describe("a daily task", () => {
  test("runs once a day, however many processes look and however often", async () => {
    const counted = counting();
    await Promise.all([1, 2, 3].map(async () => runDueTasks(opened.ownersServer, [counted.task])));
    later(23);
    await runDueTasks(opened.ownersServer, [counted.task]);
    assert.equal(counted.runs, 1);
    later(1);
    await runDueTasks(opened.ownersServer, [counted.task]);
    assert.equal(counted.runs, 2);
    assert.deepEqual(await rows(), [{ name: "test.count", done_at: now.toISOString(), fault: null }]);
  });
  test("that has nothing to do yet is looked at again soon, and not a day later", async () => {
    const counted = counting();
    let has = false;
    const task = { ...counted.task, hasWork: async () => has };
    await runDueTasks(opened.ownersServer, [task]);
    has = true;
    await runDueTasks(opened.ownersServer, [task]);
    assert.equal(counted.runs, 1);
  });
  test("that failed is recorded by the kind of its error, runs again after an hour, and does not keep the others", async () => {
    const failing = counting(async () => {
      throw new RangeError("Đinh Thị Hoa");
    });
    const other: DailyTask = { name: "test.other", run: async () => undefined };
    const quiet = { ...opened.ownersServer, log: () => undefined };
    await runDueTasks(quiet, [failing.task, other]);
    assert.deepEqual(await rows(), [
      { name: "test.count", done_at: null, fault: "RangeError" },
      { name: "test.other", done_at: now.toISOString(), fault: null },
    ]);
    await runDueTasks(quiet, [failing.task]);
    assert.equal(failing.runs, 1);
    later(1);
    await runDueTasks(quiet, [failing.task]);
    assert.equal(failing.runs, 2);
  });
  test("is run by an installation that has just started, and the installation waits for it when it ends", async () => {
    const begun = Promise.withResolvers<void>();
    const end = Promise.withResolvers<void>();
    const counted = counting(async () => {
      begun.resolve();
      await end.promise;
    });
    const work = startDailyWork(opened.ownersServer, [counted.task]);
    await begun.promise;
    const stopped = work.stop();
    end.resolve();
    await stopped;
    assert.deepEqual(await rows(), [{ name: "test.count", done_at: now.toISOString(), fault: null }]);
  });
});

describe("what the installation does daily", () => {
  test("removes files that no row names, and keeps those of today and those that are needed", async () => {
    const { server, ownersServer } = opened;
    const officer = await opened.officer("commune_officer", "21484");
    const needed = newId("import-file");
    const values = { file_id: needed, area_id: "21484", name: "a.csv", size: 1n, sha256: "0".repeat(64) };
    await ownersServer.database
      .insertInto("registry.import_files")
      .values({ ...values, handed_in_at: now.toISOString(), handed_in_by: officer.officerId })
      .execute();
    const old = new Date(now.getTime() - 25 * 3_600_000);
    const place = async (kind: "received" | "imports", name: string, written: Date) => {
      const folder = filesFolder(server.config, kind);
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, name), "x");
      await utimes(join(folder, name), written, written);
      return join(folder, name);
    };
    const kept = [
      await place("imports", needed, old),
      await place("imports", v7(), now),
      await place("received", v7(), now),
    ];
    const gone = [
      await place("imports", v7(), old),
      await place("imports", "not-an-id", old),
      await place("received", v7(), old),
    ];
    await runDueTasks(ownersServer, dailyTasks);
    assert.deepEqual(kept.map(existsSync), [true, true, true]);
    assert.deepEqual(gone.map(existsSync), [false, false, false]);
    for (const { name, fault } of await rows()) assert.equal(fault, null, name);
  });
});
