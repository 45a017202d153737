/** Lists as communes hand them in, by which one household must not become two, and two not one. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { Output } from "#contract/endpoint.ts";
import { listHouseholds } from "#contract/registry/household.ts";
import {
  correctHeldHousehold,
  listHeldHouseholds,
  readFile,
  tryFiles,
  uploadFile,
} from "#contract/registry/import-file.ts";
import { getImport, importHouseholds, listQuarantine, tryImport } from "#contract/registry/import.ts";
import { newId } from "#contract/new-id.ts";
import { askExport } from "#test/support/ask-export.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";

const baTo = "21484";
let test: TestInstallation;
let officer: TestOfficer;
beforeEach(async () => {
  test = await openTestInstallation();
  officer = await test.officer("commune_officer", baTo);
});
afterEach(() => test.close());

const head = "Số hộ;Họ và tên;Quan hệ;Năm sinh;Thôn\n";
const first = `${head}1;Phạm Văn Một;Chủ hộ;1975;Thôn Gò Re\n1;Đinh Thị Rừng;Vợ;1978;Thôn Gò Re\n2;Phạm Văn Hai;Chủ hộ;1961;Thôn Gò Re\n`;
const mapping = (source: string) => `
source: ${source}
household:
  key: Số hộ
  village: { column: Thôn }
  addVillages: true
  registeredOn: { constant: 2026-01-01 }
person:
  household: Số hộ
  name: { column: Họ và tên }
  birth: { column: Năm sinh }
  relation: { column: Quan hệ, values: { Chủ hộ: head, Vợ: spouse } }
`;
const villages = ["Thôn Gò Re", "Thôn Suối Cát"].map((name) => ({ communeId: baTo, name }));
type Done = Output<typeof importHouseholds>;

async function bring(households: string, source = "mau-danh-sach-ho", newVillages = villages): Promise<Done> {
  const body = { importId: newId("import"), areaId: baTo, mapping: mapping(source), households, newVillages };
  return officer.get(importHouseholds, { body });
}

const outcome = ({ counts }: Done) => [counts.householdsAdded, counts.householdsKnown, counts.householdsQuarantined];
const accounts = ({ counts }: Done) => [
  counts.peopleRows,
  counts.rowsAdded,
  counts.rowsKnown,
  counts.rowsQuarantined,
  counts.rowsLeftOut,
];

describe("a list under the name of another", () => {
  it("of another village adds its households, whatever their numbers, and is known when it comes again", async () => {
    assert.deepEqual(outcome(await bring(first)), [2, 0, 0]);
    const second = `${head}1;Hồ Văn Biển;Chủ hộ;1985;Thôn Suối Cát\n2;Hồ Văn Sông;Chủ hộ;1951;Thôn Suối Cát\n`;
    assert.deepEqual(outcome(await bring(second)), [2, 0, 0]);
    assert.deepEqual(outcome(await bring(second)), [0, 2, 0]);
    assert.deepEqual(outcome(await bring(first)), [0, 2, 0]);
  });

  it("with other people under the numbers of the same village is held back, both side by side", async () => {
    await bring(first);
    const done = await bring(`${head}1;Hồ Văn Biển;Chủ hộ;1985;Thôn Gò Re\n`);
    assert.deepEqual(outcome(done), [0, 0, 1]);
    const { rows } = await officer.get(listQuarantine, { params: { importId: done.importId } });
    assert.deepEqual(
      rows.map(({ reason, beside }) => [reason, beside]),
      [["number_taken", "Phạm Văn Một 1975, Đinh Thị Rừng 1978; Thôn Gò Re"]],
    );
  });
});

describe("a list that is there already under another name", () => {
  it("adds nothing", async () => {
    await bring(first);
    assert.deepEqual(outcome(await bring(first, "list-2")), [0, 2, 0]);
    assert.equal((await officer.get(listHouseholds, { query: { communeId: baTo } })).total, 2);
  });

  it("with another wife is asked about; said to be another household it is added", async () => {
    await bring(first);
    const changed = first.replace("Đinh Thị Rừng;Vợ;1978", "Đinh Thị Suối;Vợ;1979");
    const done = await bring(changed, "list-2");
    assert.deepEqual(outcome(done), [0, 1, 1]);
    assert.deepEqual(accounts(done), [3, 0, 1, 2, 1]);
    const params = { importId: done.importId };
    const [held] = (await officer.get(listHeldHouseholds, { params })).rows;
    assert.equal(held?.faults[0]?.reason, "like_registered");
    const body = { householdKey: held?.householdKey ?? "", rows: held?.rows ?? [] };
    const again = await officer.get(correctHeldHousehold, { params, body });
    assert.deepEqual([again.state, again.faults.map(({ reason }) => reason)], ["held", ["like_registered"]]);
    const taken = await officer.get(correctHeldHousehold, { params, body: { ...body, agreed: true } });
    assert.equal(taken.state, "taken");
    const { counts } = await officer.get(getImport, { params });
    assert.deepEqual([counts.rowsAdded, counts.rowsKnown, counts.rowsQuarantined], [2, 1, 0]);
  });
});

describe("our own export", () => {
  for (const format of ["csv", "xlsx"] as const)
    it(`reads back as known: ${format}`, async () => {
      await bring(first);
      const response = await askExport(officer, `format=${format}`);
      const fileId = newId("import-file");
      const query = { areaId: baTo, name: `registrations.${format}` };
      await officer.get(uploadFile, { params: { fileId }, query, file: new Blob([await response.arrayBuffer()]) });
      const { suggested } = await officer.get(readFile, { params: { fileId } });
      const body = { areaId: baTo, mapping: JSON.stringify(suggested), householdsFileId: fileId };
      const { counts, newVillages } = await officer.get(tryFiles, { body });
      assert.deepEqual([counts.householdsAdded, counts.householdsKnown, counts.householdsQuarantined], [0, 2, 0]);
      assert.deepEqual([counts.peopleRows, counts.rowsKnown, newVillages], [3, 3, []]);
    });
});

describe("every row of a list", () => {
  const list = `${head}Thôn Gò Re;;;;\n1;Phạm Văn Một;Chủ hộ;1975;\n${head}1;Tống Phương Thảo;Vợ;1978;\n2;Không Ai;;1961;\nTổng cộng;;;2;\n;Người lập biểu;;;\n`;

  it("is added, known, held back or left out, by its number and reason", async () => {
    const done = await bring(list.replaceAll(";Thôn\n", ";Địa chỉ\n"), "sums");
    assert.deepEqual(accounts(done), [3, 2, 0, 1, 5]);
    const { leftOut } = await officer.get(getImport, { params: { importId: done.importId } });
    assert.deepEqual(
      leftOut.map(({ rowNumber, reason, text }) => [rowNumber, reason, text]),
      [
        [1, "columns", "Số hộ | Họ và tên | Quan hệ | Năm sinh | Địa chỉ"],
        [2, "village", "Thôn Gò Re"],
        [4, "head", "Số hộ | Họ và tên | Quan hệ | Năm sinh | Địa chỉ"],
        [7, "total", "Tổng cộng | 2"],
        [8, "signature", "Người lập biểu"],
      ],
    );
  });
});

describe("a village that the registry does not have", () => {
  it("is listed by the trial, and without an answer its households are held back", async () => {
    const body = { importId: newId("import"), areaId: baTo, mapping: mapping("asks"), households: first };
    const { newVillages } = await officer.get(tryImport, { body });
    assert.deepEqual(newVillages, [{ communeId: baTo, name: "Thôn Gò Re", households: 2 }]);
    const done = await bring(first, "asks", []);
    assert.deepEqual([outcome(done), done.counts.reasons], [[0, 0, 2], { "village:village_new": 2 }]);
    assert.deepEqual(outcome(await bring(first, "asks")), [2, 0, 0]);
  });
});
