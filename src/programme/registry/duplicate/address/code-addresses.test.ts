import assert from "node:assert/strict";
import { test } from "node:test";
import { codeAddresses } from "./code-addresses.ts";
import { codePlaces, placeColumn, placeLevels } from "#programme/registry/duplicate/compare-place.ts";

const rows = [
  "12 Lê Lợi, thôn Nước Lui",
  "thôn Nước Lui, 12 Le Loi",
  "12 Lê Lơị, thôn NướcLui",
  "7 Trần Phú, thôn Gò Rét",
  "Tổ 3",
  "Tổ 3",
  "Tổ 3",
  undefined,
];
const alone = new Int32Array(rows.length).fill(-1);
const communes = ["a", "a", "a", "a", "a", "b", "a", "a"];

test("an address is the same in another order and without marks, mostly the same with a slip, and unlike another one", () => {
  const { codes, likeness, share } = codeAddresses(rows);
  assert.equal(codes[0], codes[1]);
  assert.equal(codes[7], -1);
  assert.ok(likeness(codes[0] ?? -1, codes[2] ?? -1) > 0.65);
  assert.ok(likeness(codes[0] ?? -1, codes[3] ?? -1) < 0.35);
  assert.equal(share(codes[4] ?? -1), 3 / 7);
});

test("an error in one word leaves a rare word in common by which two rows become a pair", () => {
  const addresses = codeAddresses(["12 Lê Lợi, thôn Nước Lui", "12 Lê Lợi, thôn Nước Luii", "7 Trần Phú, thôn Gò Rét"]);
  const common = [0, 1, 2].filter((bucket) => {
    const word = addresses.rareWord(0, bucket);
    return word >= 0 && word === addresses.rareWord(1, bucket);
  });
  assert.ok(common.length > 0);
});

test("an address says nothing in another commune where more people have it than the commune has", () => {
  const places = communes.map((communeId) => ({ communeId, villageId: undefined }));
  const column = placeColumn("place", codePlaces(places), codeAddresses(rows), alone);
  const level = (one: number, other: number) => placeLevels[column.compare(one, other)];
  assert.equal(level(0, 1), "same address");
  assert.equal(level(0, 2), "address mostly in common");
  assert.equal(level(0, 3), "same commune");
  assert.equal(level(4, 5), "differs");
  assert.equal(level(7, 0), "same commune");
});
