import { idOf } from "#kernel/id.ts";
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { sql } from "kysely";
import { testDatabase } from "#test/support/database.ts";
import type { TestDatabase } from "#test/support/database.ts";
import { beginAct, connect, onlyReadFromHere } from "./database.ts";
import type { Database } from "./database.ts";

let server: TestDatabase;
let one: Database;
let watcher: Database;
before(async () => {
  server = await testDatabase();
  one = connect(server.migratorUrl, { connections: 1, name: "vuon one" });
  watcher = connect(server.migratorUrl, { connections: 1, name: "vuon watcher" });
  await sql`create table public.kept (n integer not null)`.execute(watcher);
});
after(async () => {
  await one.destroy();
  await watcher.destroy();
  await server.close();
});

const nobody = idOf("officer", "00000000-0000-7000-8000-000000000000");
const reading = () => one.transaction().setAccessMode("read only");
const setting = sql<{ act: string | null }>`select nullif(current_setting('vuon.act', true), '') as act`;
const kept = async () => (await sql<{ n: number }>`select n from public.kept order by n`.execute(watcher)).rows.length;

async function stateOfConnection(): Promise<string | undefined> {
  const found = await sql<{
    state: string;
  }>`select state from pg_stat_activity where application_name = 'vuon one'`.execute(watcher);
  return found.rows[0]?.state;
}

describe("a connection that saves round trips", () => {
  test("leaves nothing of a read's settings to what comes after it", async () => {
    for (const ends of ["well", "badly"]) {
      const read = reading().execute(async (tx) => {
        await beginAct(tx, nobody, "registry.readHouseholds", "2026-09-07");
        assert.equal((await setting.execute(tx)).rows[0]?.act, "registry.readHouseholds");
        if (ends === "badly") throw new Error("refused");
      });
      await read.catch(() => undefined);
      assert.equal((await setting.execute(one)).rows[0]?.act, null, `by itself, after a read that ended ${ends}`);
      await reading().execute(async (tx) => assert.equal((await setting.execute(tx)).rows[0]?.act, null));
    }
  });
  test("keeps a read from writing, and a write after a read does write", async () => {
    await assert.rejects(
      reading().execute(async (tx) => sql`insert into public.kept values (${1})`.execute(tx)),
      /read-only transaction/,
    );
    await one.transaction().execute(async (tx) => sql`insert into public.kept values (${1})`.execute(tx));
    assert.equal(await kept(), 1);
  });
  test("has written when a write is done, and nothing when it was rolled back", async () => {
    await reading().execute(async (tx) => setting.execute(tx));
    await one.transaction().execute(async (tx) => sql`insert into public.kept values (2)`.execute(tx));
    assert.equal(await kept(), 2);
    const failed = one.transaction().execute(async (tx) => {
      await sql`insert into public.kept values (3)`.execute(tx);
      throw new Error("refused");
    });
    await assert.rejects(failed, /refused/);
    assert.equal(await kept(), 2);
  });
  test("goes on after a statement that failed at the beginning of a transaction", async () => {
    await assert.rejects(reading().execute(async (tx) => sql`select 1 / 0`.execute(tx)));
    await assert.rejects(one.transaction().execute(async (tx) => sql`select 1 / ${0}::int`.execute(tx)));
    await one.transaction().execute(async (tx) => sql`insert into public.kept values (4)`.execute(tx));
    assert.equal(await kept(), 3);
  });
  test("does not stay in a read's transaction when it is asked nothing more", async () => {
    await reading().execute(async (tx) => setting.execute(tx));
    for (let wait = 0; wait < 100 && (await stateOfConnection()) !== "idle"; wait += 1) await setTimeout(20);
    assert.equal(await stateOfConnection(), "idle");
  });
  test("waits for the end of what may write, and for that of what only reads from here on it does not", async () => {
    const begun = one.transaction().execute(async (tx) => {
      await sql`insert into public.kept select 9 where false`.execute(tx);
      await onlyReadFromHere(tx);
      await assert.rejects(sql`insert into public.kept values (${9})`.execute(tx), /read-only transaction/);
      throw new Error("refused");
    });
    await assert.rejects(begun, /refused/);
    await one.transaction().execute(async (tx) => {
      await onlyReadFromHere(tx);
      assert.equal((await sql<{ n: number }>`select n from public.kept where n = ${1}`.execute(tx)).rows.length, 1);
    });
    await one.transaction().execute(async (tx) => sql`insert into public.kept values (5)`.execute(tx));
    assert.equal(await kept(), 4, "the transaction after it may write");
  });
  test("answers the same the first time, described, prepared and without columns", async () => {
    const values = { whole: 2n ** 60n, list: ["a,b", 'c"d', ""], none: null, day: "2026-09-07" };
    const asked = sql`select ${values.whole}::bigint as whole, ${values.list}::text[] as list, ${values.none}::text as none,
      ${values.day}::date as day`;
    for (let turn = 0; turn < 4; turn += 1) assert.deepEqual((await asked.execute(one)).rows, [values]);
    for (let turn = 0; turn < 4; turn += 1) {
      const written = await sql`update public.kept set n = n where n = ${1}`.execute(one);
      assert.deepEqual([written.rows, written.numAffectedRows], [[], 1n]);
    }
  });
  test("prepares again what failed when it was prepared", async () => {
    const divided = async (by: number) =>
      (await sql<{ n: number }>`select 6 / ${by}::int as n`.execute(one)).rows[0]?.n;
    assert.equal(await divided(1), 6);
    for (const by of [0, 0, 2, 0, 3])
      if (by === 0) await assert.rejects(divided(by), /division by zero/);
      else assert.equal(await divided(by), 6 / by);
  });
  test("prepares a statement again when a newer version changed its tables", async () => {
    const all = async () => sql`select * from public.kept where n > ${0}`.execute(one);
    for (let turn = 0; turn < 4; turn += 1) await all();
    await sql`alter table public.kept add column more text`.execute(watcher);
    await all().catch(() => undefined);
    assert.equal((await all()).rows.length, 4);
  });
  test("answers each of several that are asked at the same time", async () => {
    const asked = (n: number) => sql<{ n: number }>`select ${n}::int as n`;
    for (let turn = 0; turn < 3; turn += 1) {
      const answers = await reading().execute(async (tx) =>
        Promise.all([asked(1).execute(tx), setting.execute(tx), asked(2).execute(tx), asked(3).execute(tx)]),
      );
      assert.deepEqual(
        answers.map(({ rows }) => rows),
        [[{ n: 1 }], [{ act: null }], [{ n: 2 }], [{ n: 3 }]],
      );
    }
  });
  test("fails those that are asked together from the one that failed on, and has written none of them", async () => {
    const before = await kept();
    const write = (n: string) => sql`insert into public.kept values (${n}::int)`;
    const outcomes = await one.transaction().execute(async (tx) => {
      const settled = await Promise.allSettled([
        write("6").execute(tx),
        write("x").execute(tx),
        write("7").execute(tx),
      ]);
      return settled.map(({ status }) => status);
    });
    assert.deepEqual(outcomes, ["fulfilled", "rejected", "rejected"]);
    assert.equal(await kept(), before);
    await one.transaction().execute(async (tx) => Promise.all([write("8").execute(tx), write("9").execute(tx)]));
    assert.equal(await kept(), before + 2);
  });
  test("fails a value that has no text, and those asked together after it, and goes on", async () => {
    const circle: Record<string, unknown> = {};
    circle["self"] = circle;
    const asked = (value: unknown) => sql<{ n: string }>`select ${value}::text as n`;
    const settled = await reading().execute(async (tx) =>
      Promise.allSettled([asked("a").execute(tx), asked(circle).execute(tx), asked("b").execute(tx)]),
    );
    assert.deepEqual(
      settled.map(({ status }) => status),
      ["fulfilled", "rejected", "rejected"],
    );
    assert.deepEqual((await asked("c").execute(one)).rows, [{ n: "c" }]);
  });
});
