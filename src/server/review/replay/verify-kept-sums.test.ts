/** Sums and histories are kept by those who write statuses and causes: each hold, and a fault that is planted in one is found. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { openSupportedCommune } from "#test/scenario/supported-commune.ts";
import type { SupportedCommune } from "#test/scenario/supported-commune.ts";
import type { Database } from "#server/platform/database/database.ts";
import { forgetHistories } from "./forget-histories.ts";
import { verifyKeptSums } from "./verify-kept-sums.ts";

describe("the kept sums of a decided commune", () => {
  let year: SupportedCommune;
  let database: Database;
  before(async () => {
    year = await openSupportedCommune();
    database = year.scenario.opened.ownersServer.database;
  });
  after(async () => year.scenario.opened.close());

  const undone = async (work: (tx: Database) => Promise<void>) => {
    const rolledBack = new Error("rolled back");
    await database
      .transaction()
      .execute(async (tx) => {
        await work(tx);
        throw rolledBack;
      })
      .catch((error: unknown) => assert.equal(error, rolledBack));
  };
  const kept = async () =>
    (
      await sql<{ households: number }>`select sum(households)::int as households from review.status_counts`.execute(
        database,
      )
    ).rows[0]?.households;

  test("are those of the statuses, and of causes from the day on which they are reported", async () => {
    assert.ok((await kept()) ?? 0);
    assert.deepEqual(await verifyKeptSums(database), []);
    await undone(async (tx) => {
      for (const [day, causes] of [
        ["2025-12-01", "{land,labour}"],
        ["2026-01-15", "{labour}"],
        ["2025-12-01", "{tools}"],
        ["2020-01-01", "{land}"],
      ])
        await sql`insert into review.household_causes (household_id, record_id, commune_id, causes, recorded_on, recorded_at, recorded_by)
          select household_id, gen_random_uuid(), commune_id, ${causes}::text[], ${day}, clock_timestamp(), gen_random_uuid()
          from review.poverty_statuses`.execute(tx);
      assert.deepEqual(await verifyKeptSums(tx), []);
      await sql`update review.household_causes set causes = '{land}' where recorded_on = '2026-01-15'`.execute(tx);
      await sql`delete from review.household_causes where causes = '{tools}'`.execute(tx);
      assert.deepEqual(await verifyKeptSums(tx), []);
      const land = await sql<{ households: number }>`select sum(households)::int as households from review.cause_counts
        where cause = 'land' and ends_on = 'infinity'`.execute(tx);
      assert.equal(land.rows[0]?.households, await kept());
      await sql`truncate review.household_causes`.execute(tx);
      assert.deepEqual(await verifyKeptSums(tx), []);
    });
  });

  test("follow statuses that are changed, left and deleted", async () => {
    await undone(async (tx) => {
      await sql`update review.poverty_statuses set left_on = '2026-01-31', deprivations = deprivations # 1`.execute(tx);
      assert.deepEqual(await verifyKeptSums(tx), []);
      await sql`update review.poverty_statuses set left_on = effective_on - 1`.execute(tx);
      assert.deepEqual(await verifyKeptSums(tx), []);
      await sql`delete from review.poverty_statuses`.execute(tx);
      assert.deepEqual(await verifyKeptSums(tx), []);
    });
  });

  test("are found where they are not, each kind by itself", async () => {
    const [status] = (
      await sql<{ communeId: string }>`select commune_id as "communeId" from review.poverty_statuses limit 1`.execute(
        database,
      )
    ).rows;
    const communeId = status?.communeId ?? assert.fail();
    const faults = {
      lacks: sql`update review.status_counts set people = people + 1`,
      causes: sql`insert into review.cause_counts values (${communeId}, '2026-01-01', 'infinity', 'poor', 'land', 1)`,
      histories: sql`update review.histories set households = households + 1 where households > 0`,
      steps: sql`update review.history_steps set class = 'non_poor' where class <> 'non_poor'`,
    };
    for (const [what, fault] of Object.entries(faults))
      await undone(async (tx) => {
        await fault.execute(tx);
        assert.deepEqual([...new Set((await verifyKeptSums(tx)).map((one) => one.what))], [what]);
      });
    await undone(async (tx) => {
      await sql`delete from review.history_steps`.execute(tx);
      assert.ok((await verifyKeptSums(tx)).some((one) => one.what === "steps" && one.communeId === communeId));
    });
  });

  test("keep no history that nobody has, once a day", async () => {
    const unused = async () =>
      (await sql<{ n: number }>`select count(*)::int as n from review.histories where households = 0`.execute(database))
        .rows[0]?.n;
    for (const day of ["2026-01-31", null])
      await sql`update review.poverty_statuses set left_on = ${day}::date`.execute(database);
    assert.equal(await unused(), 1);
    await forgetHistories(year.scenario.opened.ownersServer);
    assert.equal(await unused(), 0);
    assert.deepEqual(await verifyKeptSums(database), []);
  });
});
