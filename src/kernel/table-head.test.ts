import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { columnsCalled, findHead as findWholeHead, findKnownHead } from "./table-head.ts";

function findHead(rows: readonly (readonly string[])[]) {
  const head = findWholeHead(rows);
  return head === undefined ? undefined : { rows: head.rows, columns: head.columns };
}

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
  it("of three lines gives group, name and unit, as tables of survey results have them", () => {
    const rows = [
      ["Table 1. Multidimensional poverty by region", "", "", "", "", "", ""],
      ["ISO code", "Region", "Data source", "", "Multidimensional poverty", "", ""],
      ["", "", "Survey", "Year", "Index (M0 = H x A)", "Headcount ratio (H)", "Intensity (A)"],
      ["", "", "", "", "Range 0 to 1", "% of population", "Average % of deprivations"],
      ["VNM", "Highlands", "MICS", "2021", "0.012", "3.10", "39.4"],
    ];
    assert.deepEqual(findHead(rows), {
      rows: 4,
      columns: [
        "ISO code",
        "Region",
        "Data source: Survey",
        "Data source: Year",
        "Multidimensional poverty: Index (M0 = H x A): Range 0 to 1",
        "Multidimensional poverty: Headcount ratio (H): % of population",
        "Multidimensional poverty: Intensity (A): Average % of deprivations",
      ],
    });
  });
  it("of two levels of groups tells which of the same names is whose", () => {
    const rows = [
      ["Region", "Headcount ratio", "", "", ""],
      ["", "Rural", "", "Urban", ""],
      ["", "Estimate", "Error", "Estimate", "Error"],
      ["Highlands", "3.1", "0.2", "1.0", "0.1"],
    ];
    assert.deepEqual(findHead(rows), {
      rows: 3,
      columns: [
        "Region",
        "Headcount ratio: Rural: Estimate",
        "Headcount ratio: Rural: Error",
        "Headcount ratio: Urban: Estimate",
        "Headcount ratio: Urban: Error",
      ],
    });
  });
  describe("with years", () => {
    const data = ["Highlands", "3.1", "39.4", "2.9", "39.0"];
    const underYears = ["Region", "2021: H", "2021: A", "2022: H", "2022: A"];
    it("as groups over names is read, merged or written in each cell, also below a title", () => {
      const names = ["", "H", "A", "H", "A"];
      for (const years of [
        ["Region", "2021", "", "2022", ""],
        ["Region", "2021", "2021", "2022", "2022"],
      ]) {
        assert.deepEqual(findHead([years, names, data]), { rows: 2, columns: underYears });
        const title = ["Table 3. Change over time", "", "", "", ""];
        assert.deepEqual(findHead([title, years, names, data]), { rows: 3, columns: underYears });
      }
    });
    it("as groups over names with a line of units is read", () => {
      const rows = [["Region", "2021", "", "2022", ""], ["", "H", "A", "H", "A"], ["", "%", "%", "%", "(%)"], data];
      assert.deepEqual(findHead(rows), {
        rows: 3,
        columns: ["Region", "2021: H: %", "2021: A: %", "2022: H: %", "2022: A: (%)"],
      });
    });
    it("as names under groups is read", () => {
      for (const head of [
        [
          ["Region", "Rural", "", "Urban", ""],
          ["", "2019-20", "2021", "2019-20", "2021"],
        ],
        [
          ["", "Rural", "", "Urban", ""],
          ["Region", "2019-20", "2021", "2019-20", "2021"],
        ],
      ])
        assert.deepEqual(findHead([...head, data]), {
          rows: 2,
          columns: ["Region", "Rural: 2019-20", "Rural: 2021", "Urban: 2019-20", "Urban: 2021"],
        });
    });
    it("as the only names is read below a title", () => {
      const rows = [
        ["Poor households by year", "", "", ""],
        ["Commune", "2023", "2024", "2025"],
        ["Ba Tơ", "812", "604", "391"],
      ];
      assert.deepEqual(findHead(rows), { rows: 2, columns: ["Commune", "2023", "2024", "2025"] });
    });
    it("leaves years of birth to the data", () => {
      const rows = [
        ["TT", "Họ và tên", "Năm sinh", "", "Thôn"],
        ["", "", "Nam", "Nữ", ""],
        ["1", "Đinh Văn A", "1980", "", "Làng Teng"],
        ["", "", "2010", "2012", ""],
      ];
      assert.equal(findHead(rows)?.rows, 2);
      assert.equal(
        findHead([
          ["Họ và tên", "Cha", "Mẹ"],
          ["Đinh Văn A", "1955", "1958"],
        ])?.rows,
        1,
      );
    });
  });
  it("has a line of units of one sign alone", () => {
    const rows = [
      ["Region", "H", "Households"],
      ["", "%", ""],
      ["Highlands", "3.1", "1200"],
    ];
    assert.deepEqual(findHead(rows), { rows: 2, columns: ["Region", "H: %", "Households"] });
    assert.equal(
      findHead([
        ["Region", "H", "Households"],
        ["Highlands", "%", ""],
        ["Delta", "3.1", "1200"],
      ])?.rows,
      1,
    );
  });
  it("does not take a letterhead for groups, nor a first household without numbers for units", () => {
    const letterhead = [
      ["UỶ BAN NHÂN DÂN XÃ BA TƠ", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "", ""],
      ["TT", "Họ và tên", "Ngày sinh", "Thôn", "Ghi chú"],
      ["1", "Đinh Văn A", "1980", "Làng Teng", ""],
    ];
    assert.deepEqual(findHead(letterhead), {
      rows: 2,
      columns: ["TT", "Họ và tên", "Ngày sinh", "Thôn", "Ghi chú"],
    });
    const noNumber = [
      ["Họ và tên", "Số định danh", "Thôn"],
      ["Đinh Văn A", "không có", "Làng Teng"],
      ["Đinh Thị B", "051075001234", "Làng Teng"],
    ];
    assert.equal(findHead(noNumber)?.rows, 1);
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

describe("a head of which the names are known", () => {
  const nameOf = columnsCalled([
    ["Số tiền", "amount"],
    ["Ngày", "date"],
  ]);
  const find = (rows: readonly (readonly string[])[]) => findKnownHead(rows, (cell) => nameOf(cell) !== undefined);

  it("is known however it was typed: capital letters, accents apart, blanks and line breaks", () => {
    assert.equal(nameOf("SỐ  TIỀN"), "amount");
    assert.equal(nameOf("Số\ntiền ".normalize("NFD")), "amount");
    assert.equal(nameOf("Số tiền (đồng)"), undefined);
  });
  it("is found below titles that are wider than it, and beside columns that nobody knows", () => {
    const rows = [
      ["KHO BẠC", "NHÀ", "NƯỚC", "Khu vực", "XIV"],
      ["Ngày", "", "Số tiền", "Số tiền"],
      ["1", "2", "3", "4"],
    ];
    assert.deepEqual(find(rows), {
      rows: 2,
      above: 1,
      columns: ["Ngày", "(2)", "Số tiền", "Số tiền (4)"],
      written: ["Ngày", "", "Số tiền", "Số tiền"],
    });
  });
  it("is followed by a row of numbers only where they are in brackets: others are data", () => {
    assert.equal(
      find([
        ["Ngày", "Số tiền", "Ghi chú"],
        ["(1)", "(2)", "(3)"],
      ])?.rows,
      2,
    );
    assert.equal(
      find([
        ["Ngày", "Số tiền", "Ghi chú"],
        ["1", "2", "3"],
      ])?.rows,
      1,
    );
  });
  it("is not found where only one of its names stands", () => {
    assert.equal(
      find([
        ["Ngày 5", "Số tiền"],
        ["1", "2"],
      ]),
      undefined,
    );
  });
});
