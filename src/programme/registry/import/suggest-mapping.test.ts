import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { suggestMapping } from "./suggest-mapping.ts";

const ethnicities = [
  { code: "01", name: "Kinh" },
  { code: "19", name: "Hrê" },
];
const registeredOn = localDate("2026-11-23");

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
});
