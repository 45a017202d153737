import assert from "node:assert/strict";
import { it } from "node:test";
import { readSearch } from "./household-search.ts";

it("words of a name are looked for in any order, without tone marks, the longest first", () => {
  assert.deepEqual(readSearch("  Na  Đỗ Thị "), { by: "name", words: ["thi", "na", "do"], whole: "na do thi" });
  assert.equal(readSearch("   "), undefined);
});

it("twelve digits are a personal identification number, with spaces too; nine an old one or a phone", () => {
  assert.deepEqual(readSearch("051 080 123 456"), {
    by: "number",
    identifiers: [{ kind: "personal_id", value: "051080123456" }],
    phone: "051080123456",
  });
  assert.deepEqual(readSearch("212345678"), {
    by: "number",
    identifiers: [{ kind: "legacy_id", value: "212345678" }],
    phone: "0212345678",
  });
});

it("a phone number is one number with and without the country's code", () => {
  const local = readSearch("0905 123 456");
  const abroad = readSearch("+84 905 123 456");
  assert.ok(local?.by === "number" && abroad?.by === "number");
  assert.equal(local.phone, abroad.phone);
});

it("a name with a figure in it is a name", () => {
  assert.deepEqual(readSearch("Hộ 12"), { by: "name", words: ["ho", "12"], whole: "ho 12" });
});
