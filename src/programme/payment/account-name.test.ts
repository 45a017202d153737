import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isSameName } from "./account-name.ts";
import { bankLetters, bankSpelling } from "./bank-spelling.ts";

test("an account in capitals without tone marks is the person's", () => {
  for (const [person, account] of [
    ["Đinh Thị Hồng Ngọc", "DINH THI HONG NGOC"],
    ["Phạm  Văn Đức", "PHAM VAN DUC "],
    ["H'Rê Y Bluơt", "H RE Y BLUOT"],
    ["H’Rê Y Bluơt", "HRE Y BLUOT"],
    ["Y ƀlŏ", "Y BLO"],
    ["Ƀơ Nŭp Kčĭ", "BO NUP KCI"],
    ["A Jrĕi ʼBên", "A JREI BEN"],
    ["A Ɓlơng", "A BLONG"],
    // Composed and decomposed are one name.
    ["Đinh Thị Hồng".normalize("NFD"), "DINH THI HONG"],
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

test("whatever is written, a bank gets its own letters and signs, and spelling again changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (written) => {
      const spelled = bankSpelling(written);
      assert.match(spelled, /^[A-Z0-9/\-?:().,+ ]*$/);
      assert.equal(bankSpelling(spelled), spelled);
    }),
  );
});
test("every letter of the languages spoken here has one of a bank", () => {
  for (const letter of "aăâbƀcčdđeêĕghiĭklmnñŋoôơŏpqrstuưŭvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ") {
    assert.match(bankLetters(letter), /^[A-Z]+$/, letter);
    assert.equal(bankLetters(letter.toUpperCase()), bankLetters(letter), letter);
  }
});
