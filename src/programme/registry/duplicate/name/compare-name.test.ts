import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { codeNames, nameLevels } from "./compare-name.ts";

const level = (one: string | undefined, other: string | undefined) =>
  nameLevels[codeNames("name", [one, other]).column.compare(0, 1)];

const rules: readonly (readonly [string, string, (typeof nameLevels)[number]])[] = [
  ["Nguyễn Văn An", "NGUYỄN  VĂN AN", "same"],
  ["Trần Thị Hoà", "Trần Thị Hòa", "same"],
  ["Rơ Châm H'Lan", "Rơ Châm HLan", "same"],
  ["Nguyễn Văn An", "Nguyen Van An", "marks missing"],
  ["Lý Thị Mỹ", "Li Thi Mi", "marks missing"],
  ["Nguyễn Văn Hùng", "Nguyễn Văn Hưng", "other marks"],
  ["Nguyễn Văn An", "An Nguyễn Văn", "other order"],
  ["Nguyễn Văn An", "Ng. Văn An", "shortened"],
  ["Nguyễn Văn An", "N.V. An", "shortened"],
  ["Nguyễn Văn An", "N.V.An", "shortened"],
  ["Nguyễn Thị Kim Hoa", "Nguyễn Kim Hoa", "shortened"],
  ["Nguyễn Văn Thanh", "Nguyễn Văn Thnah", "a slip"],
  ["Nguyễn Văn An", "NguyễnVăn An", "a slip"],
  ["Nguyễn Văn An", "Nguyễn Văn Bình", "all but the given name"],
  ["A Hiếu", "A Sơn", "all but the given name"],
  ["A Hiếu", "Y Hiếu", "partly"],
  ["Nguyễn Văn An", "An", "partly"],
  ["Nguyễn Văn An", "Phạm Thị Lan", "differs"],
  ["Nguyễn Văn An", "Phạm Thị An", "differs"],
];

for (const [one, other, expected] of rules) {
  test(`${one} and ${other} agree: ${expected}`, () => {
    assert.equal(level(one, other), expected);
    assert.equal(level(other, one), expected);
  });
}

test("a name that is missing tells nothing", () => {
  assert.equal(level(undefined, "A Hiếu"), "missing");
  assert.equal(level("", "A Hiếu"), "missing");
});

test("a common name counts by the rows that carry it, whatever their marks", () => {
  const { column } = codeNames("name", ["Lê An", "Le An", "LÊ AN", "Lê Bình", undefined]);
  const top = column.levels.length - 1;
  assert.equal(column.frequency?.share(0, 1, top), 3 / 4);
  assert.equal(column.frequency?.share(3, 3, top), 1 / 4);
});

test("two names agree the same in either order, and a name agrees fully with itself", () => {
  const word = fc.constantFrom(
    "Nguyễn",
    "Nguyen",
    "Ng.",
    "N.",
    "Văn",
    "Thị",
    "An",
    "Ân",
    "Y",
    "A",
    "Hùng",
    "Hưng",
    "Hung",
  );
  const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" "));
  fc.assert(
    fc.property(name, name, (one, other) => {
      assert.equal(level(one, other), level(other, one));
      assert.equal(level(one, one), "same");
    }),
  );
});
