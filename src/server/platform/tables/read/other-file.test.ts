/** What people hand in under the name of a table, made by the programs that make it, is refused for what it is. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import sharp from "sharp";
import { workbookOf, zip } from "#test/support/workbook.ts";
import { openRows } from "./open-rows.ts";
import { TableBroken } from "./table-broken.ts";
import { uploadLimits } from "./table-limits.ts";

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "vuon-other-files-"));
});
after(async () => rm(folder, { recursive: true }));

/** In memory and from the disk alike. */
async function reportOf(bytes: Buffer): Promise<string> {
  const path = join(folder, "list.csv");
  await writeFile(path, bytes);
  const reported = await Promise.all(
    [{ path }, { bytes }].map(async (source) => {
      try {
        const { reading } = await openRows(source, {}, uploadLimits);
        return `table ${reading.format}`;
      } catch (error) {
        if (!(error instanceof TableBroken)) throw error;
        const { code, facts } = error.refusal;
        return [code, ...Object.values(facts)].join(" ");
      }
    }),
  );
  assert.equal(reported[0], reported[1]);
  return reported[0] ?? "";
}

/** A compound file (MS-CFB) whose directory has this entry. */
function compound(name: string): Buffer {
  const header = Buffer.alloc(512);
  header.write("d0cf11e0a1b11ae1", "hex");
  header.writeUInt16LE(9, 30);
  header.writeUInt32LE(3, 48);
  const directory = Buffer.alloc(512);
  directory.write("Root Entry", 0, "utf16le");
  directory.write(name, 128, "utf16le");
  return Buffer.concat([header, Buffer.alloc(3 * 512, 7), directory, Buffer.alloc(512)]);
}

const image = (color: string) => sharp({ create: { width: 40, height: 30, channels: 3, background: color } });
const relations = { "_rels/.rels": "<Relationships/>" };
const html = "<html><body><table><tr><td>Họ tên</td></tr></table></body></html>";
const csv = "Họ và tên;Thôn\r\nĐinh Văn Nghĩa;Làng Teng\r\nPhạm Thị Hường;Gò Rét\r\n";

describe("a picture", () => {
  test("is called a picture, of every kind that a phone or a scanner makes", async () => {
    assert.equal(await reportOf(await image("red").png().toBuffer()), "table.is_picture PNG");
    assert.equal(await reportOf(await image("red").jpeg().toBuffer()), "table.is_picture JPEG");
    assert.equal(await reportOf(await image("red").gif().toBuffer()), "table.is_picture GIF");
    assert.equal(await reportOf(await image("red").tiff().toBuffer()), "table.is_picture TIFF");
    assert.equal(await reportOf(await image("red").webp().toBuffer()), "table.is_picture WebP");
    assert.equal(await reportOf(await image("red").avif().toBuffer()), "table.is_picture AVIF");
    const bitmap = Buffer.concat([Buffer.from("424d36000000000000003600000028000000", "hex"), Buffer.alloc(40)]);
    assert.equal(await reportOf(bitmap), "table.is_picture BMP");
    assert.equal(await reportOf(Buffer.from('<?xml version="1.0"?>\n<svg xmlns="x"/>')), "table.is_picture SVG");
  });
  test("is not made of a list whose first letters look like one", async () => {
    assert.equal(await reportOf(Buffer.from("BMI;Cân nặng\n18;40\n20;50\n")), "table csv");
  });
});

describe("what has nothing in it", () => {
  test("is called empty", async () => {
    for (const content of ["", " \r\n\r\n", "\uFEFF", "\t\n"])
      assert.equal(await reportOf(Buffer.from(content)), "table.is_empty", JSON.stringify(content));
    assert.equal(await reportOf(Buffer.from("\uFEFF\r\n", "utf16le")), "table.is_empty");
  });
});

describe("a paper or a document", () => {
  test("is called by its program", async () => {
    assert.equal(await reportOf(Buffer.from("%PDF-1.7\n%âãÏÓ\n1 0 obj")), "table.is_pdf");
    assert.equal(await reportOf(zip({ ...relations, "word/document.xml": "<document/>" })), "table.is_document Word");
    assert.equal(await reportOf(compound("WordDocument")), "table.is_document Word");
    assert.equal(await reportOf(zip({ ...relations, "ppt/presentation.xml": "<p/>" })), "table.is_document PowerPoint");
    assert.equal(await reportOf(Buffer.from("{\\rtf1\\ansi Danh sách}")), "table.is_document RTF");
    const text = { mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<x/>" };
    assert.equal(await reportOf(zip(text)), "table.is_document OpenDocument");
  });
});

describe("a workbook of another kind", () => {
  test("is answered with how to become one that is read", async () => {
    assert.equal(await reportOf(compound("Workbook")), "table.old_workbook");
    assert.equal(await reportOf(compound("Book")), "table.old_workbook");
    assert.equal(await reportOf(compound("EncryptedPackage")), "table.with_password");
    assert.equal(await reportOf(zip({ ...relations, "xl/workbook.bin": "x" })), "table.other_workbook .xlsb");
    const sheet = { mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>" };
    assert.equal(await reportOf(zip(sheet)), "table.other_workbook .ods");
    assert.equal(await reportOf(zip({ ...relations, "xl/other.xml": "<x/>" })), "table.not_a_workbook");
  });
  test("is reported to be a web page where a program saved one under its name", async () => {
    for (const content of [
      html,
      `\uFEFF\r\n${html}`,
      `<!DOCTYPE html>${html}`,
      `<!-- saved -->\n${html}`,
      `<?xml version="1.0"?>${html}`,
    ])
      assert.equal(await reportOf(Buffer.from(content)), "table.is_web_page HTML", content.slice(0, 30));
    assert.equal(await reportOf(Buffer.from(`\uFEFF${html}`, "utf16le")), "table.is_web_page HTML");
    assert.equal(await reportOf(Buffer.from('<?xml version="1.0"?>\n<Workbook xmlns="x"/>')), "table.is_web_page XML");
    assert.equal(
      await reportOf(Buffer.from("MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n")),
      "table.is_web_page MHTML",
    );
  });
});

describe("an archive", () => {
  test("is to be unpacked first, also one with a workbook in it", async () => {
    assert.equal(await reportOf(zip({ "list.xlsx": "x" })), "table.is_archive ZIP");
    assert.equal(await reportOf(zip({})), "table.is_archive ZIP");
    assert.equal(await reportOf(gzipSync(csv)), "table.is_archive GZIP");
    assert.equal(await reportOf(Buffer.from("526172211a0701004c6973742e786c7378", "hex")), "table.is_archive RAR");
    assert.equal(await reportOf(Buffer.from("377abcaf271c0004aabbccdd", "hex")), "table.is_archive 7z");
  });
});

describe("a file of anything else", () => {
  test("is called no text, and not one of a wrong encoding", async () => {
    const program = Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 197 + ((at * at) % 251)) % 256));
    assert.equal(await reportOf(Buffer.concat([Buffer.from("7f454c46", "hex"), program])), "table.is_no_text");
    assert.equal(await reportOf(Buffer.alloc(4000)), "table.is_no_text");
  });
});

describe("a table", () => {
  test("is read in every encoding, as it was before", async () => {
    assert.equal(
      await reportOf(
        workbookOf([
          ["Họ tên", "Thôn"],
          ["A", "B"],
        ]),
      ),
      "table xlsx",
    );
    assert.equal(await reportOf(Buffer.from(csv)), "table csv");
    assert.equal(await reportOf(Buffer.from(csv, "utf16le")), "table csv");
    assert.equal(await reportOf(Buffer.from(`\uFEFF${csv}`, "utf16le").swap16()), "table csv");
  });
});
