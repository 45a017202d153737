import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findHead, rowKind } from "./table-shape.ts";

describe("the head of a table", () => {
  it("is the first row of a plain file, whatever it is called", () => {
    assert.deepEqual(
      findHead([
        ["id", "name"],
        ["1", "A"],
      ]),
      { rows: 1, columns: ["id", "name"] },
    );
    assert.deepEqual(findHead([["household_id"], ["7"]]), { rows: 1, columns: ["household_id"] });
  });
  it("stands below a title and the name of the place", () => {
    const rows = [
      ["UỶ BAN NHÂN DÂN XÃ BA TƠ", "", "", "", ""],
      ["", "", "", "", ""],
      ["DANH SÁCH HỘ NGHÈO NĂM 2025", "", "", "", ""],
      ["TT", "Họ và tên", "Ngày sinh", "Thôn", "Ghi chú"],
      ["1", "Đinh Văn A", "1980", "Làng Teng", ""],
    ];
    assert.deepEqual(findHead(rows), { rows: 4, columns: ["TT", "Họ và tên", "Ngày sinh", "Thôn", "Ghi chú"] });
  });
  it("of two rows with merged cells is read as one, and the row that numbers the columns is left out", () => {
    const rows = [
      ["TT", "Họ và tên", "Năm sinh", "", "Dân tộc"],
      ["", "", "Nam", "Nữ", ""],
      ["(1)", "(2)", "(3)", "(4)", "(5)"],
      ["1", "Đinh Văn A", "1980", "", "Hrê"],
    ];
    assert.deepEqual(findHead(rows), {
      rows: 3,
      columns: ["TT", "Họ và tên", "Năm sinh: Nam", "Năm sinh: Nữ", "Dân tộc"],
    });
  });
  it("does not take the first row of data for a second row of the head", () => {
    const rows = [
      ["Họ và tên", "Thôn", "Dân tộc"],
      ["Đinh Văn A", "Làng Teng", "Hrê"],
    ];
    assert.deepEqual(findHead(rows)?.rows, 1);
  });
  it("names columns without a name, or with a name that came before, by their place", () => {
    assert.deepEqual(
      findHead([
        ["Tên", "", "Tên", "Tuổi"],
        ["A", "", "B", "3"],
      ])?.columns,
      ["Tên", "(2)", "Tên (3)", "Tuổi"],
    );
  });
  it("is not found where there is nothing", () => {
    assert.equal(findHead([]), undefined);
    assert.equal(findHead([["", ""]]), undefined);
  });
});

describe("a row below the head", () => {
  it("with a total is no household", () => {
    for (const cells of [
      ["", "Tổng cộng", "", "12", "48"],
      ["Cộng", "", "", "", "3.204"],
      ["Tổng số: 12 hộ", "", "", "", ""],
      ["Tổng cộng", "", "", "3 hộ", "11 khẩu"],
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
    ])
      assert.equal(rowKind(cells), "data", cells.join("|"));
    assert.equal(rowKind(["", " ", ""]), "blank");
  });
});
