import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout } from "node:timers/promises";
import { sql } from "kysely";
import { v7 } from "uuid";
import * as contract from "#contract/registry/bulk.ts";
import { closeHousehold, listHouseholdActs } from "#contract/registry/household-acts.ts";
import { getHousehold, listHouseholds, registerHousehold } from "#contract/registry/household.ts";
import { uploadFile } from "#contract/registry/import-file.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { addVillages } from "#server/area/area/areas-store.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { newId } from "#contract/new-id.ts";

const baTo = "21484";
let test: TestInstallation;
let officer: TestOfficer;
let neighbour: TestOfficer;
const ids: Id<"household">[] = [];
before(async () => {
  test = await openTestInstallation();
  officer = await test.officer("commune_officer", baTo);
  neighbour = await test.officer("commune_officer", "21490");
  await test.ownersServer.database.transaction().execute((tx) =>
    addVillages(tx, [
      { areaId: "21484-a", communeId: baTo, name: "Làng Teng" },
      { areaId: "21484-b", communeId: baTo, name: "Gò Rét" },
      { areaId: "21490-a", communeId: "21490", name: "Làng khác" },
    ]),
  );
  for (let at = 0; at < 6; at += 1) {
    const householdId = newId("household");
    ids.push(householdId);
    await officer.get(registerHousehold, {
      body: {
        householdId,
        communeId: baTo,
        villageId: "21484-a",
        address: "x",
        residence: "permanent",
        registeredOn: localDate("2026-01-05"),
        members: [
          {
            personId: newId("person"),
            fullName: `Đinh Văn ${at}`,
            relation: "head",
            sex: "male",
            birthDate: localDate("1980-01-01"),
            birthPrecision: "day",
            merit: false,
          },
        ],
      },
    });
  }
});
after(() => test.close());

const on = localDate("2026-02-01");
const inVillage = { selection: { filter: { villageId: "21484-a" } }, areaId: baTo, on } as const;
const villageOf = async (householdId: Id<"household">, day?: string) =>
  (await officer.get(getHousehold, { params: { householdId }, query: { on: day } })).villageId;

describe("a change of many households", () => {
  it("is tried without changing anything, tells what it would leave as it is, and is then done by act for each", async () => {
    const [closed] = ids;
    assert.ok(closed !== undefined);
    await officer.get(closeHousehold, {
      params: { householdId: closed },
      body: { actId: newId("household act") as never, on: localDate("2026-01-20"), because: "moved_away" },
    });
    const ask = { ...inVillage, changes: { villageId: "21484-b", addFlag: "resettled" } };
    const expected = {
      selected: 6,
      changed: 5,
      unchanged: 0,
      refused: { household_closed: 1, village_elsewhere: 0, changed_since: 0 },
      samples: [{ householdId: closed, headName: null, reason: "household_closed" }],
      faultyRows: 0,
      faults: [],
    };
    assert.deepEqual(await officer.get(contract.tryBulkChange, { body: ask }), expected);
    assert.equal((await officer.get(listHouseholds, { query: { villageId: "21484-b" } })).total, 0);

    const bulkId = newId("bulk change");
    const body = { ...ask, bulkId, reason: "the village was merged" };
    assert.deepEqual(await officer.get(contract.changeInBulk, { body }), expected);
    const [, second] = ids;
    assert.ok(second !== undefined);
    assert.deepEqual([await villageOf(second), await villageOf(second, "2026-01-31")], ["21484-b", "21484-a"]);
    assert.equal((await officer.get(listHouseholds, { query: { flag: "resettled" } })).total, 5);
    const isMarked = async (day?: string) =>
      (await officer.get(getHousehold, { params: { householdId: second }, query: { on: day } })).flags.includes(
        "resettled",
      );
    assert.deepEqual([await isMarked(), await isMarked("2026-01-31")], [true, false], "a past day has its own marks");
    const marked = async (query: { on?: string }) => {
      const { rows, total } = await officer.get(listHouseholds, { query: { ...query, flag: "resettled" } });
      const shown = await officer.get(listHouseholds, { query });
      return [rows.length, total, shown.rows.filter(({ flags }) => flags.includes("resettled")).length];
    };
    assert.deepEqual(
      [await marked({}), await marked({ on: "2026-02-01" })],
      [
        [5, 5, 5],
        [5, 5, 5],
      ],
    );
    assert.deepEqual(await marked({ on: "2026-01-31" }), [0, 0, 0], "so have the list of that day and its filter");
    const file = async (day: string) =>
      (await officer.fetch(`/api/households/export?rows=households&columns=codes&on=${day}`)).text();
    assert.deepEqual(
      [(await file("2026-02-01")).includes("resettled"), (await file("2026-01-31")).includes("resettled")],
      [true, false],
      "and its file",
    );
    const acts = await officer.get(listHouseholdActs, { params: { householdId: second } });
    assert.deepEqual(
      acts.rows.map(({ act, reason }) => [act, reason]),
      [["household_changed", "the village was merged"]],
    );

    const { villageBeforeName, villageAfterName, flagsBefore, flagsAfter } = acts.rows[0]?.facts ?? {};
    assert.deepEqual(
      [villageBeforeName, villageAfterName, flagsBefore, flagsAfter],
      ["Làng Teng", "Gò Rét", "", "resettled"],
    );

    const again = await officer.ask(contract.changeInBulk, {
      body: { ...ask, selection: { householdIds: [second] }, bulkId: newId("bulk change"), reason: "again" },
    });
    assert.equal("problem" in again && again.problem.code, "registry.nothing_to_change");

    const [third] = ids.slice(2);
    assert.ok(third !== undefined);
    await officer.get(closeHousehold, {
      params: { householdId: third },
      body: { actId: newId("household act") as never, on: localDate("2026-02-20"), because: "moved_away" },
    });
    const params = { bulkId };
    assert.equal((await neighbour.ask(contract.undoBulkChange, { params })).status, 404);
    assert.deepEqual(await officer.get(contract.undoBulkChange, { params }), { undone: 4, changedSince: 1 });
    assert.equal(await villageOf(second), "21484-a");
    assert.equal((await officer.get(listHouseholds, { query: { flag: "resettled" } })).total, 1);
    assert.equal(await isMarked("2026-01-31"), false);
    const twice = await officer.ask(contract.undoBulkChange, { params });
    assert.equal("problem" in twice && twice.problem.code, "registry.bulk_undone");
    const [reported] = (await officer.get(contract.listBulkChanges, {})).rows;
    assert.deepEqual(
      [reported?.households, reported?.undoneAt !== null, reported?.changes, reported?.villageName],
      [5, true, { villageId: "21484-b", addFlag: "resettled" }, "Gò Rét"],
    );
  });

  it("is read from a file, a household a row, and rows that cannot be done are reported and leave the others alone", async () => {
    const [, second, third, fourth] = ids;
    const file = [
      "Mã hộ;Họ tên;Thôn;Cư trú;Thêm dấu",
      `${second};x;GÒ RÉT;;`,
      `${fourth?.toUpperCase()};y;;Tạm trú;resettled`,
      `${v7()};z;Gò Rét;;`,
      ";w;Gò Rét;;",
      `${third};v;Gò Rét;;`,
      `${ids[4]};u;Làng khác;;`,
    ].join("\n");
    const fileId = newId("import-file");
    const upload = { params: { fileId }, query: { areaId: baTo, name: "doi-thon.csv" }, file: new Blob([file]) };
    await officer.get(uploadFile, upload);
    const ask = { areaId: baTo, selection: { fileId }, changes: {}, on: localDate("2026-02-10") };
    const tried = await officer.get(contract.tryBulkChange, { body: ask });
    assert.deepEqual(
      [tried.changed, tried.refused.household_closed, tried.faults.map(({ rowNumber, reason }) => [rowNumber, reason])],
      [
        2,
        1,
        [
          [4, "household_unknown"],
          [5, "household_missing"],
          [7, "village_unknown"],
        ],
      ],
    );
    const bulkId = newId("bulk change");
    await officer.get(contract.changeInBulk, { body: { ...ask, bulkId, reason: "by the list of the village head" } });
    assert.ok(second !== undefined && fourth !== undefined);
    assert.equal(await villageOf(second), "21484-b");
    const changed = await officer.get(getHousehold, { params: { householdId: fourth }, query: {} });
    assert.deepEqual([changed.residence, changed.flags.includes("resettled")], ["temporary", true]);
    const past = await officer.get(getHousehold, { params: { householdId: fourth }, query: { on: "2026-02-09" } });
    assert.deepEqual([past.residence, past.flags.includes("resettled")], ["permanent", false]);
    assert.deepEqual((await officer.get(contract.listBulkChanges, {})).rows[0]?.changes, { file: "doi-thon.csv" });
    assert.equal((await officer.get(contract.undoBulkChange, { params: { bulkId } })).undone, 2);
    const elsewhere = await neighbour.ask(contract.tryBulkChange, { body: { ...ask, areaId: "21490" } });
    assert.equal("problem" in elsewhere && elsewhere.problem.code, "registry.file_not_on_server");
  });

  it("reaches no household and no village of another commune", async () => {
    const elsewhere = await officer.get(contract.tryBulkChange, {
      body: { ...inVillage, selection: { householdIds: ids }, changes: { villageId: "21490-a" } },
    });
    assert.equal(elsewhere.refused.village_elsewhere, 4);
    const unseen = await neighbour.get(contract.tryBulkChange, {
      body: { areaId: "21490", selection: { householdIds: ids }, changes: { addFlag: "mine" }, on },
    });
    assert.deepEqual([unseen.selected, unseen.changed], [0, 0]);
  });

  it("is undone after an act that is under way on one of its households, and leaves that household as the act left it", async () => {
    const selected = ids.slice(4);
    const bulkId = newId("bulk change");
    const changes = { addFlag: "awaited" };
    const reason = "two at once";
    const asked = { bulkId, areaId: baTo, on, selection: { householdIds: selected }, changes, reason };
    assert.equal((await officer.get(contract.changeInBulk, { body: asked })).changed, 2);
    const { database } = test.ownersServer;
    const { undoing } = await database.transaction().execute(async (acting) => {
      await sql`select from registry.households where household_id = ${selected[0]} for update`.execute(acting);
      const begun = officer.get(contract.undoBulkChange, { params: { bulkId } });
      await waitingForALock(database);
      await sql`insert into registry.household_acts (household_id, act_id, commune_id, act, on_date, facts, done_at, done_by)
        select household_id, gen_random_uuid(), commune_id, 'household_moved', on_date, '{}', done_at + interval '1 second', done_by
        from registry.household_acts where household_id = ${selected[0]} and bulk_id = ${bulkId}`.execute(acting);
      return { undoing: begun };
    });
    assert.deepEqual(await undoing, { undone: 1, changedSince: 1 });
    const { rows } = await officer.get(listHouseholds, { query: { flag: "awaited" } });
    assert.deepEqual(
      rows.map(({ householdId }) => householdId),
      selected.slice(0, 1),
    );
  });
});

/** Until some statement waits for a row that another transaction has locked. */
async function waitingForALock(database: TestInstallation["ownersServer"]["database"]): Promise<void> {
  const isWaiting = async () => {
    const found = await sql<{
      waits: boolean;
    }>`select exists (select from pg_locks where not granted) as waits`.execute(database);
    return found.rows[0]?.waits === true;
  };
  for (let tries = 0; tries < 600; tries += 1) {
    if (await isWaiting()) return;
    await setTimeout(50);
  }
  assert.fail("nothing waits for the household that is locked");
}
