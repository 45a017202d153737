/** A process that takes an import back is killed without warning in the middle; another goes on. Each household goes once, none is forgotten. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { after, before, it } from "node:test";
import { sql } from "kysely";
import { getImport, importHouseholds } from "#contract/registry/import.ts";
import { takeBackImport } from "#contract/registry/take-back.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { startWorker } from "#test/support/worker-process.ts";
import { newId } from "#contract/new-id.ts";

let test: TestInstallation;
let officer: TestOfficer;
before(async () => {
  test = await openTestInstallation();
  officer = await test.officer("commune_officer", "21484");
});
after(() => test.close());

const households = 24_000;
const importId = newId("import");
const mapping = `
source: to-be-taken-back
household: { key: ho, registeredOn: { constant: 2026-01-05 } }
person:
  household: ho
  name: { column: ten }
  relation: { column: quan_he, values: { Chủ hộ: head } }
`;

type Asked = NonNullable<Awaited<ReturnType<typeof found>>["takeBack"]>;
const found = async () => officer.get(getImport, { params: { importId } });
async function until(isSo: (asked: Asked) => boolean): Promise<Asked> {
  for (let turn = 0; turn < 900; turn += 1) {
    const { takeBack } = await found();
    if (takeBack !== null && isSo(takeBack)) return takeBack;
    await setTimeout(50);
  }
  throw new Error("the taking back does not come that far");
}

it("a taking back whose process is killed in the middle goes on after its last portion, and what it kept is reported once", async () => {
  const rows = Array.from({ length: households }, (_, at) => `K${at};Đinh Văn ${at};Chủ hộ\n`);
  const list = `ho;ten;quan_he\n${rows.join("")}`;
  await officer.get(importHouseholds, { body: { importId, areaId: "21484", mapping, households: list } });
  const owner = test.ownersServer.database;
  // To every hundredth something has happened.
  await sql`insert into registry.household_acts (household_id, act_id, commune_id, act, on_date, facts, done_at, done_by)
    select household_id, gen_random_uuid(), commune_id, 'household_changed', current_date, '{}', now(), ${officer.officerId}
    from registry.households where substr(source_key, 2)::int % 100 = 0`.execute(owner);
  const kept = households / 100;
  const takeBackId = newId("take-back");
  await officer.get(takeBackImport, { params: { importId }, body: { takeBackId, reason: "the wrong file" } });

  const first = startWorker(test);
  await until(({ takenBack }) => takenBack > 0);
  first.kill("SIGKILL");
  await once(first, "exit");
  const killed = await until(() => true);
  assert.equal(killed.state, "running");
  assert.ok(killed.takenBack < households - kept, `${killed.takenBack} were taken back already`);

  const last = startWorker(test);
  const done = await until(({ state }) => state !== "running");
  last.kill("SIGTERM");
  await once(last, "exit");
  assert.deepEqual([done.state, done.takenBack, done.kept], ["finished", households - kept, kept]);
  const counted = await sql<{ left: number; gone: number; reported: number }>`select
      (select count(*)::int from registry.people) as left,
      (select count(*)::int from registry.take_back_households where outcome = 'taken_back') as gone,
      (select count(*)::int from registry.take_back_households where outcome = 'kept') as reported`.execute(owner);
  assert.deepEqual(counted.rows[0], { left: kept, gone: households - kept, reported: kept });
});
