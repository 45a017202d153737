import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { detectEncoding, detectFont, rowFromFont } from "./detect-encoding.ts";
import { fromTcvn3, toTcvn3 } from "./tcvn3.ts";
import { isSyllable, vietnameseShare } from "./vietnamese-share.ts";
import { fromVni, toVni } from "./vni.ts";

const tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];
const vowels = [..."aăâeêioôơuưy"];
const letters = [...vowels.flatMap((vowel) => tones.map((tone) => `${vowel}${tone}`.normalize("NFC"))), "đ"];
const names = [
  "Nguyễn Thị Hường",
  "Đinh Văn Nghĩa",
  "Phạm Thị Đào",
  "Hồ Thị Xuân",
  "Trần Quốc Tuấn",
  "Lê Thị Mỹ Lệ",
  "Huỳnh Tấn Phước",
  "Võ Thị Ngọc Ánh",
  "Đặng Hữu Lộc",
  "Bùi Thị Thuý Kiều",
  "Trương Vĩnh Ký",
  "Ngô Thị Bưởi",
  "Đỗ Quyết Thắng",
  "Lý Thị Sượng",
];
const name = fc.array(fc.constantFrom(...names), { minLength: 4, maxLength: 30 }).map((all) => all.join("\n"));

describe("fonts of the time before Unicode", () => {
  it("every small letter of Vietnamese comes back from TCVN3, and every letter from VNI", () => {
    for (const letter of letters) {
      assert.equal(fromTcvn3(toTcvn3(letter)), letter);
      assert.equal(fromVni(toVni(letter)), letter);
      assert.equal(fromVni(toVni(letter.toUpperCase())), letter.toUpperCase());
    }
  });
  it("words as such files hold them are read", () => {
    assert.equal(fromTcvn3("NguyÔn V¨n §øc, hé nghÌo, ­¬m"), "Nguyễn Văn Đức, hộ nghèo, ươm");
    assert.equal(fromVni("Nguyeãn Vaên Ñöùc, hoä ngheøo, öôm, THÒ"), "Nguyễn Văn Đức, hộ nghèo, ươm, THỊ");
  });
  it("names typed for a font are distinguished from names in Unicode", () => {
    fc.assert(
      fc.property(name, (text) => {
        assert.equal(detectFont(text), undefined);
        assert.equal(detectFont(text.toUpperCase()), undefined);
        assert.equal(detectFont(toTcvn3(text)), "tcvn3");
        assert.equal(detectFont(toVni(text)), "vni");
        assert.equal(fromVni(toVni(text)), text);
        assert.equal(fromTcvn3(toTcvn3(text)).toLowerCase(), text.toLowerCase());
      }),
    );
  });
  it("in a mixed file a cell that reads as it is stays as it is", () => {
    assert.deepEqual(rowFromFont("tcvn3", ["Họ tên", "Thôn"]), ["Họ tên", "Thôn"]);
    assert.deepEqual(rowFromFont("tcvn3", ["hé nghÌo", "Gß RÐt"]), ["hộ nghèo", "Gò Rét"]);
    assert.deepEqual(rowFromFont("tcvn3", ["hé nghÌo", "Hộ nghèo"]), ["hộ nghèo", "Hộ nghèo"]);
    assert.deepEqual(rowFromFont("vni", ["12.500", ""]), ["12.500", ""]);
  });
  it("text of another language stays as it is", () => {
    assert.equal(detectFont("año señor niño corazón José María Núñez Peña"), undefined);
    assert.equal(detectFont("plain letters"), undefined);
  });
});

describe("the encoding of bytes", () => {
  const readings = (text: string) => [
    { encoding: "windows-1258", text } as const,
    { encoding: "tcvn3", text: fromTcvn3(text) } as const,
    { encoding: "vni", text: fromVni(text) } as const,
  ];
  it("is the one that reads as Vietnamese", () => {
    assert.deepEqual(detectEncoding(readings(toTcvn3(names.join(" ")))), { encoding: "tcvn3" });
    assert.deepEqual(detectEncoding(readings(toVni(names.join(" ")))), { encoding: "vni" });
  });
  it("is unclear where none does", () => {
    const found = detectEncoding(readings("\u00BF\u00D0\u00F0 \u00B2\u00B3"));
    assert.ok("unclear" in found);
    assert.equal(found.unclear.length, 3);
  });
});

describe("a syllable", () => {
  it("has one tone at most, and the right one before a stop", () => {
    for (const word of ["nguyễn", "Đức", "khuyết", "quốc", "ngoằn", "giếng", "nghiêng", "Ý"])
      assert.ok(isSyllable(word), word);
    for (const word of ["ngùyễn", "đừc", "ñoàn", "hé®", "blơi", "ÿ"]) assert.ok(!isSyllable(word), word);
  });
  it("is counted only where a word has a letter beyond ASCII", () => {
    assert.deepEqual(vietnameseShare("Ho Chi Minh 12,5"), { share: 0, words: 0 });
    assert.deepEqual(vietnameseShare("Hộ nghèo xã Ba Tơ"), { share: 1, words: 4 });
  });
});
