import assert from "node:assert/strict";
import { test } from "node:test";
import { isSameName } from "./account-name.ts";

test("an account in capitals without tone marks is the person's", () => {
  for (const [person, account] of [
    ["Đinh Thị Hồng Ngọc", "DINH THI HONG NGOC"],
    ["Phạm  Văn Đức", "PHAM VAN DUC "],
    ["H'Rê Y Bluơt", "H RE Y BLUOT"],
  ] as const) {
    assert.ok(isSameName(account, person), person);
  }
});

test("another name, a part of the name or no name is not the person's", () => {
  for (const [person, account] of [
    ["Đinh Thị Hồng", "DINH THI HONG NGOC"],
    ["Đinh Thị Hồng", "DINH HONG THI"],
    ["", ""],
    ["--", "--"],
  ] as const) {
    assert.ok(!isSameName(account, person), `${person} / ${account}`);
  }
});
