import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { listShape } from "./list-shape.ts";

const columns = ["Số hộ", "Họ và tên", "Quan hệ", "Năm sinh: Nam", "Năm sinh: Nữ", "Dân tộc"];
const readAll = (shape: ReturnType<typeof listShape>, rows: readonly (readonly string[])[]) => rows.map(shape.read);

describe("a list that was made to be printed", () => {
  test("births in the column of the sex become a birth and a sex", () => {
    const rows = [
      ["1", "A", "Chủ hộ", "1950", "", "Hrê"],
      ["1", "B", "Vợ", "", "1955", "Hrê"],
      ["1", "C", "Con", "1980", "1980", "Hrê"],
      ["1", "D", "Con", "", "", "Hrê"],
    ];
    const shape = listShape(columns, rows);
    assert.deepEqual(shape.columns, ["Số hộ", "Họ và tên", "Quan hệ", "Năm sinh", "Giới tính", "Dân tộc"]);
    assert.deepEqual(
      readAll(shape, rows).map((cells) => cells.slice(3, 5)),
      [
        ["1950", "Nam"],
        ["1955", "Nữ"],
        ["1980 / 1980", ""],
        ["", ""],
      ],
    );
  });

  test("a member without a number belongs to the household above; a head without one to nobody's", () => {
    const shape = listShape(columns, []);
    const rows = readAll(shape, [
      ["7", "A", "Chủ hộ", "1950", "", ""],
      ["", "B", "Vợ", "", "1955", ""],
      ["", "C", "Chủ hộ", "1960", "", ""],
      ["", "D", "Vợ", "", "1962", ""],
    ]);
    assert.deepEqual(
      rows.map((cells) => cells[0]),
      ["7", "7", "", ""],
    );
    assert.equal(shape.numbered(), 1);
  });

  test("a running number that only heads have is the number of the household; one that every row has is not", () => {
    const heads = ["STT", "Họ và tên", "Quan hệ"];
    const once = listShape(heads, [
      ["1", "A", "Chủ hộ"],
      ["", "B", "Vợ"],
    ]);
    assert.equal(once.columns[0], "Số hộ");
    assert.deepEqual(
      readAll(once, [
        ["4", "C", "Chủ hộ"],
        ["", "D", "Con"],
      ]),
      [
        ["4", "C", "Chủ hộ"],
        ["4", "D", "Con"],
      ],
    );
    const each = listShape(heads, [
      ["1", "A", "Chủ hộ"],
      ["2", "B", "Vợ"],
    ]);
    assert.equal(each.columns[0], "STT");
  });

  test("a village that is a row of its own becomes a column, and ends the household above it", () => {
    const rows = [
      ["I", "Thôn Làng Teng", "", "", "", ""],
      ["1", "A", "Chủ hộ", "1950", "", ""],
      ["", "II. Thôn Gò Rét: 1 hộ", "", "", "", ""],
      ["", "B", "Con", "1950", "", ""],
      ["", "C"],
    ];
    const shape = listShape(columns, rows);
    assert.equal(shape.columns.at(-1), "Thôn");
    const [first, second, third, fourth, fifth] = readAll(shape, rows);
    assert.deepEqual([first, third], ["village", "village"]);
    assert.deepEqual([second?.at(-1), fourth?.at(-1)], ["Thôn Làng Teng", "Thôn Gò Rét"]);
    assert.equal(fourth?.[0], "", "the household of another village is not gone on with");
    assert.deepEqual(fifth, ["", "C"], "a row that breaks off early stays as it is");
  });

  test("a list that is a table already stays as it is", () => {
    const plain = ["Mã hộ", "Họ và tên", "Quan hệ", "Năm sinh", "Thôn"];
    const row = ["A1", "Thôn", "Vợ", "1950", "Làng Teng"];
    const shape = listShape(plain, [row]);
    assert.deepEqual([shape.columns, shape.read(row)], [plain, row]);
  });
});
