import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { rowKind } from "./table-shape.ts";

describe("a row below the head", () => {
  it("with a total is no household", () => {
    for (const cells of [
      ["", "Tổng cộng", "", "12", "48"],
      ["Cộng", "", "", "", "3.204"],
      ["Tổng số: 12 hộ", "", "", "", ""],
      ["Tổng cộng", "", "", "3 hộ", "11 khẩu"],
      ["", "TỔNG CỘNG", "", "12", ""],
      ["", "TONG CONG", "", "12", ""],
      ["Cộng thôn Làng Teng", "", "", "12", ""],
      ["Cong thon Lang Teng: 12 ho", "", "", "", ""],
    ])
      assert.equal(rowKind(cells), "total", cells.join("|"));
  });
  it("with the hands that signed is no household", () => {
    for (const cells of [
      ["", "Người lập biểu", "", "", "CHỦ TỊCH"],
      ["", "", "", "Ba Tơ, ngày 12 tháng 11 năm 2025", ""],
      ["", "TM. UỶ BAN NHÂN DÂN", "", "", ""],
    ])
      assert.equal(rowKind(cells), "signature", cells.join("|"));
  });
  it("with people is data, also when a name looks like one of these words", () => {
    for (const cells of [
      ["1", "Tống Văn Cộng", "1980", "Làng Teng", ""],
      ["2", "Cao Chủ Tịch", "1954", "", ""],
      ["", "Đinh Thị Tổng", "", "", "Hrê"],
      ["Tổng", "Hrê", "Làng Teng"],
      ["1", "Tống Phương Thảo", "2", "1978", "2", "01"],
      ["2", "Tống Phương", "1", "1971", "1", "01"],
      ["2", "Công Bản", "3", "1999", "1", "01"],
      ["2", "Cong Ban", "3", "1999", "1", "01"],
    ])
      assert.equal(rowKind(cells), "data", cells.join("|"));
    assert.equal(rowKind(["", " ", ""]), "blank");
  });
});
