import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isNoVillage, isSameVillage, shownVillage, villageName } from "./village-name.ts";

const same = (one: string, other: string) => isSameVillage(villageName(one), villageName(other));

describe("the name of a village", () => {
  it("is one, however its tone, letters, blanks and kind are written", () => {
    const written =
      "Thôn Hòa Bình|Thôn Hoà Bình|Thôn  Hòa  Bình |THÔN HÒA BÌNH|Hòa Bình|T. Hòa Bình|Thôn Hòa Bình, xã Ba Tơ";
    for (const name of written.split("|")) assert.ok(same(name, "Thôn Hòa Bình"), name);
    for (const name of ["Thôn 1", "Thôn 01", "1", "01"]) assert.ok(same(name, "Thôn 1"), name);
  });
  it("is another where its letters, its number or its kind differ", () => {
    for (const name of ["Thôn Hòa Bính", "Thôn Hoa Bình", "Tổ dân phố Hòa Bình"])
      assert.ok(!same(name, "Thôn Hòa Bình"), name);
    assert.ok(!same("Thôn 1", "Thôn 10") && !same("Thôn Gò Re", "Thôn Go Re"));
  });
  it("is kept without the commune behind it, and is none where a list says nothing", () => {
    assert.equal(shownVillage(" Thôn  Hòa Bình , xã Ba Tơ, huyện Ba Tơ"), "Thôn Hòa Bình");
    for (const name of ["-", "N/A", "n/a", ".", "Không rõ", "0"]) assert.ok(isNoVillage(name), name);
    assert.ok(!isNoVillage("1") && !isNoVillage("Xã"));
  });
});
