import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { listHouseholdActs } from "#contract/registry/household-acts.ts";
import { changeVillages, listVillages } from "#contract/area/village.ts";
import { countHouseholds, getHousehold, registerHousehold } from "#contract/registry/household.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { addVillages } from "#server/area/area/areas-store.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { getArea, listAreas } from "#contract/area/area.ts";
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
    ]),
  );
  for (let at = 0; at < 5; at += 1) {
    const householdId = newId("household");
    ids.push(householdId);
    await officer.get(registerHousehold, {
      body: {
        householdId,
        communeId: baTo,
        villageId: at < 3 ? "21484-a" : "21484-b",
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

const params = { areaId: baTo };
const on = localDate("2026-06-01");
const decision = "31/2026/NQ-HĐND";
const countsOn = async (day?: string, boundaries?: "then" | "now") =>
  Object.fromEntries(
    (await officer.get(countHouseholds, { params, query: { on: day, boundaries } })).rows.map((row) => [
      row.areaName,
      row.households,
    ]),
  );

describe("villages of a commune", () => {
  it("are merged: no household is lost, and each past day keeps its villages", async () => {
    const change = { change: "merge" as const, villageIds: ["21484-a", "21484-b"], name: "Suối Loa" };
    const body = { change, on, decision };
    assert.equal((await neighbour.ask(changeVillages, { params, body })).status, 403);
    const merged = await officer.get(changeVillages, { params, body });
    assert.equal(merged.households, 5);
    const [village] = merged.villages;
    assert.ok(village !== undefined);

    assert.deepEqual(await countsOn(), { "Suối Loa": 5 });
    assert.deepEqual(await countsOn("2026-05-31"), { "Làng Teng": 3, "Gò Rét": 2 });
    assert.deepEqual(await countsOn("2026-05-31", "now"), { "Suối Loa": 5 });
    const names = async (day?: string) =>
      (await officer.get(listAreas, { query: { parentId: baTo, on: day } })).rows.map(({ name }) => name).toSorted();
    assert.deepEqual([await names(), await names("2026-05-31")], [["Suối Loa"], ["Gò Rét", "Làng Teng"]]);

    const listed = async (day?: string) =>
      (await officer.get(listVillages, { params, query: { on: day } })).rows.map((row) => [
        row.name,
        row.households,
        row.wentInto,
      ]);
    assert.deepEqual(
      (await listed("2026-05-31")).map(([name, , into]) => [name, into]),
      [
        ["Gò Rét", ["Suối Loa"]],
        ["Làng Teng", ["Suối Loa"]],
      ],
    );
    const sumOf = (rows: Awaited<ReturnType<typeof listed>>) => rows.reduce((sum, row) => sum + Number(row[1]), 0);
    assert.deepEqual(
      sumOf(await listed("2026-05-31")),
      ids.length,
      "the households of that day, and not those of today",
    );
    const early = await officer.ask(listVillages, { params, query: { on: "2099-01-01" } });
    assert.equal("problem" in early && early.problem.code, "day.not_come");

    const [first] = ids;
    assert.ok(first !== undefined);
    const villageOf = async (day?: string) =>
      (await officer.get(getHousehold, { params: { householdId: first }, query: { on: day } })).villageName;
    assert.deepEqual([await villageOf(), await villageOf("2026-05-31")], ["Suối Loa", "Làng Teng"]);
    const story = await officer.get(listHouseholdActs, { params: { householdId: first } });
    assert.deepEqual(
      story.rows.map(({ act, facts, reason }) => [act, facts["fromName"], facts["toName"], reason]),
      [["village_changed", "Làng Teng", "Suối Loa", decision]],
    );
    const area = await officer.get(getArea, { params: { areaId: village.areaId }, query: {} });
    assert.deepEqual(
      area.formedFrom.map(({ fromName, part }) => [fromName, part]),
      [
        ["Làng Teng", false],
        ["Gò Rét", false],
      ],
    );
  });

  it("are split and named again, reported with what they came from, and an empty one ends", async () => {
    const [merged] = (await officer.get(listVillages, { params })).rows;
    const [first, second] = ids;
    assert.ok(merged !== undefined && first !== undefined && second !== undefined);
    const later = { on: localDate("2026-08-01"), decision: "40/NQ" };
    const split = await officer.get(changeVillages, {
      params,
      body: {
        change: { change: "split", villageId: merged.areaId, name: "Nước Y", householdIds: [first, second] },
        ...later,
      },
    });
    assert.deepEqual(await countsOn(), { "Suối Loa": 3, "Nước Y": 2 });
    assert.deepEqual(await countsOn("2026-07-31"), { "Suối Loa": 5 });
    const part = split.villages.find(({ name }) => name === "Nước Y");
    assert.ok(part !== undefined);
    const rename = { change: "rename" as const, villageId: part.areaId, name: "Nước Ya" };
    const early = await officer.ask(changeVillages, { params, body: { change: rename, ...later } });
    assert.equal("problem" in early && early.problem.code, "registry.village_began_later");
    await officer.get(changeVillages, {
      params,
      body: { change: rename, on: localDate("2026-09-01"), decision: "41/NQ" },
    });
    assert.deepEqual(await countsOn("2026-08-31"), { "Suối Loa": 3, "Nước Y": 2 });
    assert.deepEqual(await countsOn(), { "Suối Loa": 3, "Nước Ya": 2 });
    await officer.get(changeVillages, {
      params,
      body: { change: { change: "form", name: "Trống" }, on: localDate("2026-09-01"), decision: "42/NQ" },
    });
    const rows = async () => (await officer.get(listVillages, { params })).rows;
    const empty = (await rows()).find(({ name }) => name === "Trống");
    assert.ok(empty !== undefined);
    await officer.get(changeVillages, {
      params,
      body: { change: { change: "end", villageId: empty.areaId }, on: localDate("2026-10-01"), decision: "43/NQ" },
    });
    const reported = (await rows()).filter(({ validTo }) => validTo === null);
    assert.deepEqual(
      reported.map(({ name, households, formedFrom }) => [name, households, formedFrom]),
      [
        ["Nước Ya", 2, ["Nước Y"]],
        ["Suối Loa", 3, ["Suối Loa"]],
      ],
    );
  });
});
