/** The process that reads the outbox is killed without warning in the middle; another goes on. Each officer is informed once of each act. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { after, before, it } from "node:test";
import { sql } from "kysely";
import { v7 } from "uuid";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { startWorker } from "#test/support/worker-process.ts";

const acts = 1200;
let test: TestInstallation;
let officer: TestOfficer;
let chair: TestOfficer;
before(async () => {
  test = await openTestInstallation();
  officer = await test.officer("commune_officer", "21484");
  chair = await test.officer("commune_chair", "21484");
});
after(() => test.close());

const owner = () => test.ownersServer.database;

/** Rows as so many acts would have left them. */
async function addRows(): Promise<void> {
  const ids = Array.from({ length: acts }, () => v7());
  await sql`insert into platform.outbox (entry_id, at, officer_id, act, area_id, record_kind, record_id, facts)
    select id, now(), ${officer.officerId}, 'registry.askCorrection', '21484', 'correction', id::text, '{}'
    from unnest(${ids}::uuid[]) id`.execute(owner());
}

async function informed(): Promise<{ rows: number; acts: number; others: number }> {
  const { rows } = await sql<{ rows: number; acts: number; others: number }>`
    select count(*)::int as rows, count(distinct entry_id)::int as acts,
      count(*) filter (where officer_id <> ${chair.officerId})::int as others from authority.notifications`.execute(
    owner(),
  );
  return rows[0] ?? { rows: 0, acts: 0, others: 0 };
}

async function until(isSo: (rows: number) => boolean): Promise<number> {
  for (let turn = 0; turn < 1200; turn += 1) {
    const { rows } = await informed();
    if (isSo(rows)) return rows;
    await setTimeout(50);
  }
  throw new Error("the reading does not come that far");
}

it("a reader that is killed in the middle loses no act and tells of none twice", async () => {
  await addRows();
  const first = startWorker(test);
  await until((rows) => rows > 0);
  first.kill("SIGKILL");
  await once(first, "exit");
  const { rows: killedAt } = await informed();
  assert.ok(killedAt < acts, "all were read before the process was killed");

  const last = startWorker(test);
  await until((rows) => rows >= acts);
  // What comes behind them is read as well, and nothing again.
  await addRows();
  await until((rows) => rows >= 2 * acts);
  last.kill("SIGTERM");
  await once(last, "exit");
  assert.deepEqual(await informed(), { rows: 2 * acts, acts: 2 * acts, others: 0 });
  const { rows } = await sql<{ behind: bigint; aside: bigint }>`select
    (select last_position - (select min(position) from platform.outbox_consumers) from platform.outbox_numbering) as behind,
    (select count(*) from platform.outbox_set_aside) as aside`.execute(owner());
  assert.deepEqual(rows, [{ behind: 0n, aside: 0n }]);
});
