import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { after, before, describe, it } from "node:test";
import { v7 } from "uuid";
import type { Output } from "#contract/endpoint.ts";
import * as files from "#contract/registry/import-file.ts";
import { getImport, listQuarantine } from "#contract/registry/import.ts";
import { listHouseholds, searchHouseholds } from "#contract/registry/household.ts";
import type { Id } from "#kernel/id.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { newId } from "#contract/new-id.ts";

const baTo = "21484";
let test: TestInstallation;
let officer: TestOfficer;
let neighbour: TestOfficer;
before(async () => {
  test = await openTestInstallation({ works: true });
  officer = await test.officer("commune_officer", baTo);
  neighbour = await test.officer("commune_officer", "21490");
});
after(() => test.close());

const heads = "Mã hộ,Họ và tên,Quan hệ với chủ hộ,Năm sinh,Giới tính,Dân tộc,Thôn\n";
const list = `${heads}A1,Đinh Văn Nghĩa,Chủ hộ,1980,Nam,Hrê,Làng Teng
A1,Phạm Thị Đào,Vợ,12/1984,Nữ,Hrê,Làng Teng
A2,Hồ Văn Krếp,Ông chủ,1950,Nam,Co,Làng Teng
A2,Hồ Thị Xuân,Vợ,1955,Nữ,Co,Làng Teng
A3,Nguyễn Thị Hạnh,Chủ hộ,1990,Nữ,Kinh,Gò Rét
Tổng cộng,,,,,,3 hộ
`;

async function handIn(name: string, content: string | Uint8Array<ArrayBuffer>, by = officer) {
  const fileId = newId("import-file");
  await by.get(files.uploadFile, { params: { fileId }, query: { areaId: baTo, name }, file: new Blob([content]) });
  return fileId;
}

async function ended(importId: Id<"import">): Promise<Output<typeof getImport>> {
  for (let turn = 0; turn < 200; turn += 1) {
    const found = await officer.get(getImport, { params: { importId } });
    if (!["queued", "running"].includes(found.state)) return found;
    await setTimeout(100);
  }
  throw new Error("the import does not end");
}

const newVillages = [
  { communeId: baTo, name: "Làng Teng" },
  { communeId: baTo, name: "Gò Rét" },
];

async function start(householdsFileId: Id<"import-file">, mapping: unknown) {
  const importId = newId("import");
  const body = { areaId: baTo, mapping: JSON.stringify(mapping), householdsFileId };
  const begun = await officer.get(files.startImport, { body: { ...body, importId, newVillages } });
  assert.equal(begun.state, "queued");
  return ended(importId);
}

/** The suggestion without the values that nobody knows: they are held back. */
function chosen(suggested: unknown): unknown {
  return JSON.parse(JSON.stringify(suggested, (_, value: unknown) => (value === "" ? undefined : value)));
}

describe("a file that was handed in", () => {
  it("is shown as a table, with how it was read and a mapping to begin with", async () => {
    const fileId = await handIn("Danh sách Ba Tơ.csv", list);
    const shown = await officer.get(files.readFile, { params: { fileId } });
    assert.deepEqual([shown.reading.encoding, shown.columns.length, shown.rows.length], ["utf-8", 7, 5]);
    assert.equal(shown.reading.leftOut.totalRows, 1);
    assert.deepEqual(shown.remembered, []);
    assert.match(JSON.stringify(shown.suggested), /"Ông chủ":""/);
    assert.equal((await neighbour.ask(files.readFile, { params: { fileId } })).status, 404);
  });

  it("of another area, empty or too large is refused", async () => {
    const fileId = newId("import-file");
    const ask = { params: { fileId }, query: { areaId: baTo, name: "x.csv" } };
    const elsewhere = await neighbour.ask(files.uploadFile, { ...ask, file: new Blob([list]) });
    assert.equal("problem" in elsewhere && elsewhere.problem.code, "authority.not_permitted_here");
    const empty = await officer.ask(files.uploadFile, { ...ask, file: new Blob([]) });
    assert.equal("problem" in empty && empty.problem.code, "request.file_empty");
    const large = await officer.fetch(`/api/imports/files/${fileId}?areaId=${baTo}&name=x`, {
      method: "POST",
      headers: {
        "content-type": "application/octet-stream",
        "content-length": "200000001",
        "idempotency-key": v7(),
      },
      body: "x",
    });
    assert.equal(large.status, 413);
  });

  it("is tried without keeping anything, then imported in the background; what is held back is corrected and taken", async () => {
    const fileId = await handIn("Danh sách Ba Tơ.csv", list);
    const { suggested } = await officer.get(files.readFile, { params: { fileId } });
    const mapping = chosen(suggested);
    const tried = await officer.get(files.tryFiles, {
      body: { areaId: baTo, mapping: JSON.stringify(mapping), householdsFileId: fileId },
    });
    assert.deepEqual(
      [tried.isWhole, tried.counts.householdsAdded, tried.counts.householdsQuarantined, tried.quarantine.length],
      [true, 2, 1, 1],
    );
    assert.equal((await officer.get(listHouseholds, {})).total, 0);

    const done = await start(fileId, mapping);
    assert.deepEqual([done.state, done.rowsDone, done.rowsInAll, done.failure], ["finished", 5, 5, null]);
    assert.deepEqual([done.counts.householdsAdded, done.counts.peopleAdded, done.held.held], [2, 3, 1]);
    const [household] = (await officer.get(searchHouseholds, { body: { search: "Nghĩa", limit: 50 } })).rows;
    assert.deepEqual(
      [household?.headName, household?.members, household?.villageName],
      ["Đinh Văn Nghĩa", 2, "Làng Teng"],
    );

    const params = { importId: done.importId };
    const [held] = (await officer.get(files.listHeldHouseholds, { params })).rows;
    assert.ok(held !== undefined);
    assert.deepEqual(
      held.faults.map(({ field, reason }) => [field, reason]),
      [["relation", "unknown_value"]],
    );
    assert.equal(held.rows.length, 2);
    const corrected = (relation: string) =>
      held.rows.map((row, at) => (at === 0 ? { ...row, raw: { ...row.raw, "Quan hệ với chủ hộ": relation } } : row));
    const correct = async (relation: string) =>
      officer.get(files.correctHeldHousehold, { params, body: { householdKey: "A2", rows: corrected(relation) } });
    const still = await correct("Vợ");
    assert.deepEqual([still.state, still.faults.map(({ reason }) => reason)], ["held", ["no_head"]]);
    assert.equal((await officer.get(listQuarantine, { params })).rows[0]?.reason, "no_head");
    assert.equal((await correct("Chủ hộ")).state, "taken");
    const after = await officer.get(getImport, { params });
    assert.deepEqual([after.held, after.counts.householdsAdded], [{ held: 0, taken: 1, left_out: 0 }, 3]);
    assert.equal((await officer.get(searchHouseholds, { body: { search: "Krếp", limit: 50 } })).total, 1);
    const taken = (await officer.get(files.listHeldHouseholds, { params, query: { state: "taken" } })).rows[0];
    assert.equal(taken?.before?.[0]?.raw["Quan hệ với chủ hộ"], "Ông chủ");
    const again = await officer.ask(files.leaveOutHousehold, {
      params,
      body: { householdKey: "A2", reason: "doubled" },
    });
    assert.equal("problem" in again && again.problem.code, "registry.held_household_settled");
  });

  it("the mapping is remembered for the next file with these columns, which adds only what is new", async () => {
    const fileId = await handIn(
      "Tháng 12.csv",
      `${list}A9,Lê Thị Bé,Chủ hộ,2001,Nữ,Kinh,Gò Rét\nA10,Lê Văn Ba,Ông chủ,1960,Nam,Kinh,Gò Rét\n`,
    );
    const { remembered } = await officer.get(files.readFile, { params: { fileId } });
    assert.deepEqual(
      remembered.map(({ source }) => source),
      ["danh-sach-ba-to"],
    );
    const done = await start(fileId, remembered[0]?.mapping);
    assert.deepEqual(
      [done.counts.householdsAdded, done.counts.householdsKnown, done.counts.householdsQuarantined],
      [1, 3, 1],
      "the one that was corrected is known and not held back again",
    );
    const params = { importId: done.importId };
    const left = await officer.get(files.leaveOutHousehold, {
      params,
      body: { householdKey: "A10", reason: "imported in November" },
    });
    assert.equal(left.state, "left_out");
    assert.deepEqual((await officer.get(getImport, { params })).held, { held: 0, taken: 0, left_out: 1 });
  });

  it("that breaks off below is imported up to there, fails with the line, and another cannot end or continue it out of turn", async () => {
    const rows = Array.from({ length: 9000 }, (_, at) => `B${at},Đinh Văn ${at},Chủ hộ,1980,Nam,Hrê,Làng Teng\n`).join(
      "",
    );
    const fileId = await handIn("broken.csv", `${heads}${rows}C1,"Hồ Văn\n`);
    const { suggested } = await officer.get(files.readFile, { params: { fileId } });
    const done = await start(fileId, chosen(suggested));
    assert.deepEqual([done.state, done.failure?.code], ["failed", "table.csv_broken"]);
    const params = { importId: done.importId };
    const stop = await officer.ask(files.cancelImport, { params });
    assert.equal("problem" in stop && stop.problem.code, "registry.import_is_over");
    assert.equal(done.canContinue, true);
    assert.equal((await neighbour.ask(files.continueImport, { params })).status, 404);
  });

  it("can be ended between two batches; what was written stays, and the rest comes when it goes on", async () => {
    const count = 20_000;
    const rows = Array.from({ length: count }, (_, at) => `D${at},Đinh Văn ${at},Chủ hộ,1980,Nam,Hrê,Làng Teng\n`).join(
      "",
    );
    const fileId = await handIn("long.csv", `${heads}${rows}`);
    const { suggested } = await officer.get(files.readFile, { params: { fileId } });
    const importId = newId("import");
    const params = { importId };
    await officer.get(files.startImport, {
      body: { importId, areaId: baTo, mapping: JSON.stringify(chosen(suggested)), householdsFileId: fileId },
    });
    await officer.get(files.cancelImport, { params });
    const stopped = await ended(importId);
    assert.equal(stopped.state, "cancelled");
    assert.ok(stopped.counts.householdsAdded < count);
    const again = await officer.get(files.continueImport, { params });
    assert.equal(again.state, "queued");
    const done = await ended(importId);
    assert.deepEqual(
      [done.state, done.counts.householdsAdded, done.counts.householdsKnown, done.rowsDone],
      ["finished", count, 0, count],
    );
  });
});
