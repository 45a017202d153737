import assert from "node:assert/strict";
import { it } from "node:test";
import { searchText } from "./search-text.ts";

it("a name is searched without tone marks, case and double blanks, in either Unicode form", () => {
  assert.equal(searchText("  Đỗ  Thị Ná "), "do thi na");
  assert.equal(searchText("Đỗ Thị Ná".normalize("NFD")), "do thi na");
  assert.equal(searchText("Y Ƀŏk Čư, ƀuôn Kŭm Ĕa Mđĭ"), "y bok cu, buon kum ea mdi");
});
