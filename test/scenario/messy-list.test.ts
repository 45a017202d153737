/** A list of households as a commune has kept it for years, over HTTP: read, tried, imported, corrected, imported again. */
import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { after, before, describe, test } from "node:test";
import type { Output } from "#contract/endpoint.ts";
import * as files from "#contract/registry/import-file.ts";
import { getImport } from "#contract/registry/import.ts";
import { getHousehold, searchHouseholds } from "#contract/registry/household.ts";
import { idOf } from "#kernel/id.ts";
import type { Id } from "#kernel/id.ts";
import { toTcvn3 } from "#kernel/encoding/tcvn3.ts";
import { toVni } from "#kernel/encoding/vni.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { messyWorkbook } from "#test/support/messy-list.ts";
import { newId } from "#contract/new-id.ts";

const areaId = "21484";
let opened: TestInstallation;
let officer: TestOfficer;
before(async () => {
  opened = await openTestInstallation({ works: true });
  officer = await opened.officer("commune_officer", areaId);
});
after(() => opened.close());

async function handIn(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Id<"import-file">> {
  const fileId = newId("import-file");
  await officer.get(files.uploadFile, { params: { fileId }, query: { areaId, name }, file: new Blob([bytes]) });
  return fileId;
}

const read = async (fileId: Id<"import-file">, query = {}) =>
  officer.get(files.readFile, { params: { fileId }, query });

/** What was suggested, without the values that nobody knows. */
const mappingOf = (suggested: unknown) =>
  JSON.stringify(suggested, (_, value: unknown) => (value === "" ? undefined : value));

async function bring(fileId: Id<"import-file">, sheet?: string): Promise<Output<typeof getImport>> {
  const { suggested } = await read(fileId, { sheet });
  const importId = newId("import");
  const body = { areaId, mapping: mappingOf(suggested), householdsFileId: fileId, sheet };
  const { newVillages } = await officer.get(files.tryFiles, { body });
  const agreed = newVillages.map(({ communeId, name }) => ({ communeId, name }));
  await officer.get(files.startImport, { body: { ...body, importId, newVillages: agreed } });
  for (let turn = 0; turn < 200; turn += 1) {
    const found = await officer.get(getImport, { params: { importId } });
    if (!["queued", "running"].includes(found.state)) return found;
    await setTimeout(100);
  }
  throw new Error("the import does not end");
}

describe("a workbook that was made to be printed", () => {
  const sheet = "DS hộ nghèo";
  let fileId: Id<"import-file">;
  let done: Output<typeof getImport>;

  test("is read as the table that it means", async () => {
    fileId = await handIn("HN 2020.xlsx", new Uint8Array(messyWorkbook()));
    const { reading, columns, rows } = await read(fileId, { sheet });
    assert.deepEqual(columns, [
      "Số hộ",
      "Họ và tên",
      "Quan hệ với chủ hộ",
      "Năm sinh",
      "Giới tính",
      "Dân tộc",
      "Số CMND",
      "Thu nhập bình quân (đồng)",
      "Thôn",
    ]);
    assert.equal(rows.length, 8);
    const { totalRows, signatureRows, villageRows, numberedRows } = reading.leftOut;
    assert.deepEqual([totalRows, signatureRows, villageRows, numberedRows], [3, 2, 2, 4]);
    assert.deepEqual(
      rows.map((cells) => [cells[0], cells[3], cells[4], cells[8]]),
      [
        ["1", "1950", "Nam", "Thôn Làng Teng"],
        ["1", "1975-03-15", "Nữ", "Thôn Làng Teng"],
        ["1", "20/02/2001", "Nam", "Thôn Làng Teng"],
        ["2", "27468", "Nam", "Thôn Làng Teng"],
        ["2", "05/1998", "Nữ", "Thôn Làng Teng"],
        ["3", "1962", "Nữ", "Thôn Gò Rét"],
        ["3", "1990", "Nam", "Thôn Gò Rét"],
        ["4", "31/02/1980", "Nam", "Thôn Gò Rét"],
      ],
    );
  });

  test("comes in but for the household with a word that nobody knows, which is corrected", async () => {
    done = await bring(fileId, sheet);
    assert.deepEqual(
      [done.state, done.counts.householdsAdded, done.counts.householdsQuarantined, done.counts.peopleAdded],
      ["finished", 3, 1, 6],
    );
    const { rows } = await officer.get(searchHouseholds, { body: { search: "Dũng", limit: 50 } });
    const household = await officer.get(getHousehold, {
      params: { householdId: idOf("household", rows[0]?.householdId ?? "") },
    });
    assert.equal(household.villageName, "Thôn Làng Teng");
    assert.deepEqual(
      household.people.map(({ fullName, birthDate, birthPrecision, sex }) => [
        fullName,
        birthDate,
        birthPrecision,
        sex,
      ]),
      [
        ["Đinh Văn Dũng", "1975-03-15", "day", "male"],
        ["Đinh Thị Em", "1998-05-01", "month", "female"],
      ],
    );
    const params = { importId: done.importId };
    const [held] = (await officer.get(files.listHeldHouseholds, { params })).rows;
    assert.deepEqual([held?.householdKey, held?.rows.length], ["3", 2]);
    const corrected = (held?.rows ?? []).map((row, at) =>
      at === 1 ? { ...row, raw: { ...row.raw, "Quan hệ với chủ hộ": "Con" } } : row,
    );
    const answer = await officer.get(files.correctHeldHousehold, {
      params,
      body: { householdKey: "3", rows: corrected },
    });
    assert.equal(answer.state, "taken");
  });

  test("adds nothing when it comes again", async () => {
    const again = await bring(fileId, sheet);
    assert.deepEqual([again.counts.householdsAdded, again.counts.householdsKnown], [0, 4]);
  });
});

describe("a village that is called with its kind or without it", () => {
  test("is one village", async () => {
    const csv = "Mã hộ,Họ và tên,Quan hệ,Thôn\nX1,Phạm Thị Mới,Chủ hộ,Làng Teng\n";
    await bring(await handIn("new.csv", new Uint8Array(Buffer.from(csv))));
    const [found] = (await officer.get(searchHouseholds, { body: { search: "Phạm Thị Mới", limit: 50 } })).rows;
    assert.equal(found?.villageName, "Thôn Làng Teng");
  });
});

describe("the same list typed in the ways of its years", () => {
  const list = (mark: string) =>
    `Mã hộ,Họ và tên,Quan hệ với chủ hộ,Năm sinh,Giới tính,Dân tộc,Thôn
${mark}1,Nguyễn Thị Thương,Chủ hộ,1958,Nữ,Kinh,Làng Teng
${mark}1,Trần Văn Được,Chồng,1955,Nam,Kinh,Làng Teng
${mark}2,Đỗ Quốc Khánh,Chủ hộ,1971,Nam,Kinh,Gò Rét
`;
  const latin1 = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
  /** Windows-1258 keeps the tone behind its letter, as a mark of its own. */
  const windows1258 = (text: string) => {
    const bytes: Readonly<Record<string, number>> = {
      "\u0300": 0xcc,
      "\u0309": 0xd2,
      "\u0303": 0xde,
      "\u0301": 0xec,
      "\u0323": 0xf2,
      Ă: 0xc3,
      ă: 0xe3,
      Đ: 0xd0,
      đ: 0xf0,
      Ơ: 0xd5,
      ơ: 0xf5,
      Ư: 0xdd,
      ư: 0xfd,
    };
    const apart = text
      .normalize("NFD")
      .replaceAll(
        /([AaEeOo])([\u0323]?)\u0302/g,
        (_, letter: string, dot: string) => `${`${letter}\u0302`.normalize("NFC")}${dot}`,
      )
      .replaceAll(
        /([Aa])([\u0323]?)\u0306/g,
        (_, letter: string, dot: string) => `${`${letter}\u0306`.normalize("NFC")}${dot}`,
      )
      .replaceAll(
        /([OoUu])([\u0323]?)\u031B/g,
        (_, letter: string, dot: string) => `${`${letter}\u031B`.normalize("NFC")}${dot}`,
      );
    return new Uint8Array([...apart].map((letter) => bytes[letter] ?? letter.codePointAt(0) ?? 0));
  };
  const ways = {
    tcvn3: latin1(toTcvn3(list("T"))),
    vni: latin1(toVni(list("V"))),
    "windows-1258": windows1258(list("W")),
    "utf-8": new Uint8Array(Buffer.from(list("U").normalize("NFD"))),
  } as const;
  for (const [encoding, bytes] of Object.entries(ways)) {
    test(`is read and found again: ${encoding}`, async () => {
      const fileId = await handIn(`list ${encoding}.csv`, bytes);
      assert.equal((await read(fileId)).reading.encoding, encoding);
      const done = await bring(fileId);
      // The same people each time: letter for letter they are read alike, or they would not be known.
      const isFirst = encoding === Object.keys(ways)[0];
      const { householdsAdded, householdsKnown, householdsQuarantined } = done.counts;
      assert.deepEqual([householdsAdded, householdsKnown, householdsQuarantined], isFirst ? [2, 0, 0] : [0, 2, 0]);
      const { rows } = await officer.get(searchHouseholds, { body: { search: "Đỗ Quốc Khánh", limit: 50 } });
      assert.equal(rows.filter(({ headName }) => headName === "Đỗ Quốc Khánh").length, 1);
    });
  }
});
