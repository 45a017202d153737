import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { suggestMapping } from "./suggest-mapping.ts";

const ethnicities = [
  { code: "01", name: "Kinh" },
  { code: "19", name: "Hrê" },
];
const registeredOn = localDate("2026-11-23");
const exportWords = z.object({ person: z.object({ relation: z.record(z.string(), z.string()) }) });

describe("a mapping is suggested", () => {
  it("for a list of members with the names of columns and values that communes use", () => {
    const suggested = suggestMapping({
      columns: [
        "TT",
        "Mã hộ",
        "Họ và tên",
        "Quan hệ với chủ hộ",
        "Ngày, tháng, năm sinh",
        "Giới tính",
        "Dân tộc",
        "Số CCCD",
        "Số CMND",
        "Thôn",
        "Điện thoại",
        "Ghi chú",
      ],
      rows: [
        ["1", "H1", "Đinh Văn A", "Chủ hộ", "1980", "Nam", "Hrê", "", "", "Làng Teng", "", ""],
        ["2", "H1", "Phạm Thị B", "Vợ", "1982", "Nữ", "Hrê", "", "", "Làng Teng", "", ""],
        ["3", "H1", "Đinh Văn C", "Con ruột", "2010", "nam", "Hrê", "", "", "Làng Teng", "", ""],
        ["4", "H1", "Đinh Văn D", "Bạn", "2010", "nam", "Hrê", "", "", "Làng Teng", "", ""],
      ],
      fileName: "DS hộ nghèo 2025 - Ba Tơ.xlsx",
      registeredOn,
      ethnicities,
    });
    assert.deepEqual(suggested, {
      source: "ds-ho-ngheo-2025-ba-to",
      household: {
        key: "Mã hộ",
        village: { column: "Thôn" },
        addVillages: true,
        registeredOn: { constant: registeredOn },
      },
      person: {
        household: "Mã hộ",
        name: { column: "Họ và tên" },
        birth: { column: "Ngày, tháng, năm sinh" },
        sex: { column: "Giới tính", values: { Nam: "male", Nữ: "female", nam: "male" } },
        relation: {
          column: "Quan hệ với chủ hộ",
          values: { "Chủ hộ": "head", Vợ: "spouse", "Con ruột": "child", Bạn: "" },
        },
        ethnicity: { column: "Dân tộc", values: { Hrê: "19" } },
        phone: { column: "Điện thoại" },
        identifiers: { personal_id: { column: "Số CCCD" }, legacy_id: { column: "Số CMND" } },
      },
    });
  });
  it("for a list of heads without relations: each row is a household, known by its number", () => {
    const { household, person } = suggestMapping({
      columns: ["STT", "Họ tên chủ hộ", "Năm sinh", "Địa chỉ"],
      rows: [["1", "Đinh Văn A", "1980", "Gò Rét"]],
      fileName: "1.csv",
      registeredOn,
      ethnicities,
    });
    assert.deepEqual(
      [household.key, person.relation, person.name],
      ["STT", { constant: "head" }, { column: "Họ tên chủ hộ" }],
    );
  });
  it("in English and Indonesian", () => {
    const english = suggestMapping({
      columns: ["household_id", "full name", "sex", "relation"],
      rows: [["1", "A", "F", "Head"]],
      fileName: "list.csv",
      registeredOn,
      ethnicities,
    });
    assert.deepEqual(
      [english.household.key, english.person.sex],
      ["household_id", { column: "sex", values: { F: "female" } }],
    );
    const indonesian = suggestMapping({
      columns: ["No KK", "Nama Lengkap", "Jenis Kelamin", "Hubungan"],
      rows: [["1", "A", "Perempuan", "Istri"]],
      fileName: "data keluarga.csv",
      registeredOn,
      ethnicities,
    });
    assert.deepEqual(
      [indonesian.household.key, indonesian.person.name, indonesian.person.relation],
      ["No KK", { column: "Nama Lengkap" }, { column: "Hubungan", values: { Istri: "spouse" } }],
    );
  });
  it("with nothing where nothing fits: the officer chooses", () => {
    const { household, person } = suggestMapping({
      columns: ["a", "b"],
      rows: [],
      fileName: "x.csv",
      registeredOn,
      ethnicities,
    });
    assert.deepEqual([household.key, person.name], ["", undefined]);
  });

  const numbered = (rows: readonly (readonly string[])[], hidden: readonly string[] = []) =>
    suggestMapping({
      columns: ["Số hộ", "Họ và tên", "Quan hệ", "Năm sinh", "Ngày sinh", "Thôn"],
      rows,
      hidden,
      fileName: "list.xlsx",
      registeredOn,
      ethnicities,
    });
  const rows = [
    ["1", "A", "Chủ hộ", "1975", "15/03/1975", "Thôn Gò Re"],
    ["1", "B", "Vợ", "1978", "15/03/1978", "Thôn Gò Re"],
    ["1", "C", "Chủ hộ", "1965", "15/03/1965", "Thôn Suối Cát"],
  ];

  it("with numbers of households within villages, where they begin again", () => {
    assert.equal(numbered(rows).household.numberedWithin, "Thôn");
    assert.equal(numbered(rows.slice(0, 2)).household.numberedWithin, undefined);
    const sameVillage = rows.map((cells) => cells.with(5, "Thôn Gò Re"));
    assert.equal(numbered(sameVillage).household.numberedWithin, undefined);
  });

  it("with a hidden column only where no other says the same", () => {
    assert.deepEqual(numbered(rows, ["Năm sinh"]).person.birth, { column: "Ngày sinh" });
    assert.deepEqual(numbered(rows, ["Năm sinh", "Ngày sinh"]).person.birth, { column: "Năm sinh" });
  });

  it("for the words of our own export, in each of its languages and by code", async () => {
    for (const language of ["vi", "en", "id"]) {
      const file = new URL(`../../../../packs/locales/${language}/registry/household.json`, import.meta.url);
      const words = exportWords.parse(JSON.parse(await readFile(file, "utf8"))).person.relation;
      for (const [relation, word] of Object.entries(words)) {
        const rows = [word, relation].map((written) => ["1", "A", written, "", "", ""]);
        const suggested = numbered(rows).person.relation;
        const values = "values" in suggested ? suggested.values : {};
        assert.deepEqual([values[word], values[relation]], [relation, relation]);
      }
    }
  });
});
