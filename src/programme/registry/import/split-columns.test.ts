import assert from "node:assert/strict";
import { test } from "node:test";
import { joinColumns } from "./split-columns.ts";

test("a name in two columns is one", () => {
  for (const columns of [
    ["STT", "Họ và chữ đệm", "Tên"],
    ["STT", "Họ đệm", "Tên"],
    ["STT", "Họ và tên: Họ", "Họ và tên: Tên"],
  ]) {
    const joined = joinColumns(columns, []);
    assert.equal(joined.columns[1], "Họ và tên", columns.join());
    assert.equal(joined.read(["1", "Phạm Văn", "Một"])[1], "Phạm Văn Một");
    assert.deepEqual(joined.read(["1"]), ["1"]);
  }
});

test("a birth in three columns is one, as far as it is known", () => {
  const joined = joinColumns(["Họ và tên", "Ngày sinh: Ngày", "Ngày sinh: Tháng", "Ngày sinh: Năm"], []);
  assert.equal(joined.columns[3], "Ngày sinh");
  assert.equal(joined.read(["A", "15", "3", "1975"])[3], "15/3/1975");
  assert.equal(joined.read(["A", "", "", "1975"])[3], "00/00/1975");
  const whole = ["Họ và tên", "Ngày sinh", "Năm sinh"];
  assert.deepEqual(joinColumns(whole, []).columns, whole);
});

test("a sex that is ticked is one column; births in a column of each sex are none", () => {
  const joined = joinColumns(
    ["Họ và tên", "Nam", "Nữ"],
    [
      ["A", "x", ""],
      ["B", "", "X"],
    ],
  );
  assert.equal(joined.columns[1], "Giới tính");
  assert.deepEqual(
    [
      ["A", "x", ""],
      ["B", "", "X"],
      ["C", "x", "x"],
    ].map((cells) => joined.read(cells)[1]),
    ["Nam", "Nữ", ""],
  );
  const births = ["Họ và tên", "Năm sinh: Nam", "Năm sinh: Nữ"];
  assert.deepEqual(joinColumns(births, []).columns, births);
  const counts = ["Tên thôn", "Nam", "Nữ"];
  assert.deepEqual(joinColumns(counts, [["A", "12", "14"]]).columns, counts);
});
