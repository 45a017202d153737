import assert from "node:assert/strict";
import { test } from "node:test";
import { namesOfHeads } from "./names-of-heads.ts";

test("heads of one name are distinguished by their years of birth, and nobody else's year is printed", () => {
  const heads = [
    { headName: "Phạm Văn Đê", headBorn: 1975 },
    { headName: "Đinh Thị Hòa", headBorn: 1992 },
    { headName: "Phạm Văn Đê", headBorn: 1988 },
    { headName: "Phạm Văn Đê", headBorn: null },
    { headName: null, headBorn: 1960 },
  ];
  assert.deepEqual(namesOfHeads(heads), [
    "Phạm Văn Đê (1975)",
    "Đinh Thị Hòa",
    "Phạm Văn Đê (1988)",
    "Phạm Văn Đê",
    "–",
  ]);
});
