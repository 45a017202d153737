import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readEthnicities } from "./ethnicities.ts";

const shipped = readFileSync(join(import.meta.dirname, "../../../../packs/areas/vn/ethnicities.tsv"), "utf8");

test("the list of Việt Nam has 54 peoples, and those of Quảng Ngãi stand under their codes", () => {
  const read = readEthnicities(shipped);
  assert.ok(read.ok);
  assert.equal(read.value.size, 54);
  const names = ["01", "10", "13", "14", "19", "27", "30", "52", "54"].map((code) => read.value.get(code)?.name);
  assert.deepEqual(names, ["Kinh", "Gia Rai", "Ba Na", "Xơ Đăng", "Hrê", "Giẻ Triêng", "Co", "Brâu", "Rơ Măm"]);
});

test("a code that lost its zero and a code that stands twice are refused with their lines", () => {
  const read = readEthnicities("code\tname\n1\tKinh\n02\tTày\n02\tTày");
  assert.ok(!read.ok);
  assert.deepEqual(
    read.failure.map(({ row, reason }) => [row, reason]),
    [
      [2, '"1" is not a code'],
      [4, "02 stands twice"],
    ],
  );
});
