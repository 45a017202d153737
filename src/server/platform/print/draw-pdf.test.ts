import assert from "node:assert/strict";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import { extractText, getDocumentProxy } from "unpdf";
import { drawPdf } from "./draw-pdf.ts";

const letters = "ƀ Ƀ ŏ Ŏ ĕ Ĕ ĭ Ĭ ŭ Ŭ č Č đ Đ ă â ê ô ơ ư ẵ ặ ỹ";
const name = "Y Ƀŏk Čư, ƀuôn Kŭm Ĕa Mđĭ";

/** The glyphs that the pages show, by their numbers in the embedded fonts: 0 is the empty box of a letter that a font does not have. */
function glyphsOf(pdf: Uint8Array): readonly string[] {
  const bytes = Buffer.from(pdf);
  const glyphs: string[] = [];
  for (let at = bytes.indexOf("stream\n"); at >= 0; at = bytes.indexOf("stream\n", at + 1)) {
    const end = bytes.indexOf("endstream", at);
    let page: string;
    try {
      page = inflateSync(bytes.subarray(at + 7, end)).toString("latin1");
    } catch {
      continue;
    }
    for (const [, run = ""] of page.matchAll(/\[([^\]]*)\] TJ/g))
      for (const [, hex = ""] of run.matchAll(/<([0-9a-f]+)>/gi)) glyphs.push(...(hex.match(/.{4}/g) ?? []));
  }
  return glyphs;
}

const draw = async (text: string) =>
  drawPdf({
    title: name,
    sheets: [
      [
        text,
        { text, bold: true },
        { text: [text, { text, italics: true }] },
        { table: { body: [[text, { stack: [{ text, bold: true, italics: true }] }]] } },
        { columns: [{ text }, text] },
      ],
    ],
  });

test("a paper has the letters of all peoples of the province, in each of its faces", async () => {
  const pdf = await draw(`${letters} ${name}`);
  const glyphs = glyphsOf(pdf);
  assert.ok(glyphs.length > letters.length * 6);
  assert.deepEqual(
    glyphs.filter((glyph) => glyph === "0000"),
    [],
  );
  const { text } = await extractText(await getDocumentProxy(pdf), { mergePages: true });
  for (const letter of `${letters} ${name}`.split(/[\s,]+/))
    assert.ok(text.replaceAll(/\s/g, "").includes(letter), letter);
});

test("a letter that no font has is found by its empty box", async () => {
  assert.ok(glyphsOf(await draw("Ba 漢 Tơ")).includes("0000"));
});
