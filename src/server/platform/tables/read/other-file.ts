/** Files that are handed in for a table and are none: what they are is known from their bytes, since their names say anything. */
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import { wideWithoutMark } from "./read-bytes.ts";
import { pieceOf } from "./table-source.ts";
import type { TableSource } from "./table-source.ts";

type Sign = { readonly refusal: Refusal; readonly bytes: string; readonly at?: number };

const picture = (kind: string) => refuse("table.is_picture", { kind });
const archive = (kind: string) => refuse("table.is_archive", { kind });

/** First bytes in hexadecimal. */
const signs: readonly Sign[] = [
  { bytes: "89504e47", refusal: picture("PNG") },
  { bytes: "ffd8ff", refusal: picture("JPEG") },
  { bytes: "47494638", refusal: picture("GIF") },
  { bytes: "49492a00", refusal: picture("TIFF") },
  { bytes: "4d4d002a", refusal: picture("TIFF") },
  { bytes: "57454250", at: 8, refusal: picture("WebP") },
  { bytes: "6674797068656963", at: 4, refusal: picture("HEIC") },
  { bytes: "6674797068656978", at: 4, refusal: picture("HEIC") },
  { bytes: "667479706d696631", at: 4, refusal: picture("HEIC") },
  { bytes: "6674797061766966", at: 4, refusal: picture("AVIF") },
  { bytes: "526172211a07", refusal: archive("RAR") },
  { bytes: "377abcaf271c", refusal: archive("7z") },
  { bytes: "1f8b08", refusal: archive("GZIP") },
  { bytes: "504b0506", refusal: archive("ZIP") },
  { bytes: "7b5c727466", refusal: refuse("table.is_document", { kind: "RTF" }) },
];

/** Why a file of these first bytes cannot be a table; undefined where it can. */
export async function otherFile(source: TableSource): Promise<Refusal | undefined> {
  const start = Buffer.from(await pieceOf(source, 0, 4096));
  const magic = start.toString("hex", 0, 4);
  if (magic === "d0cf11e0") return compoundFile(source, start);
  // A workbook, or another archive: its parts tell (other-archive.ts).
  if (magic === "504b0304") return undefined;
  const found = signs.find(({ bytes, at = 0 }) => start.toString("hex", at, at + bytes.length / 2) === bytes);
  if (found !== undefined) return found.refusal;
  // "BM" begins words too: of a picture, four bytes of zero follow its size.
  if (start.toString("latin1", 0, 2) === "BM" && start.toString("hex", 6, 10) === "00000000") return picture("BMP");
  const text = textOf(start);
  if (text === "") return refuse("table.is_empty");
  if (/^.{0,200}%PDF-\d/s.test(text)) return refuse("table.is_pdf");
  return markedUp(text) ?? (isBinary(start, text) ? refuse("table.is_no_text") : undefined);
}

/** The first letters, without mark and blanks; one letter a byte, unless a mark says that it takes two. */
function textOf(start: Buffer): string {
  const mark = start.toString("hex", 0, 2);
  const wide = mark === "fffe" ? "utf-16le" : mark === "feff" ? "utf-16be" : undefined;
  const text = wide === undefined ? start.toString("latin1") : new TextDecoder(wide).decode(start);
  return text.replace(/^(?:ï»¿|\uFEFF)?\s*/, "");
}

/** Programs of offices save web pages and XML under the name of a workbook. */
function markedUp(text: string): Refusal | undefined {
  if (/^mime-version:/i.test(text)) return refuse("table.is_web_page", { kind: "MHTML" });
  const first = text.replace(/^(?:<(?:\?|!--)[^>]*>\s*)+/, "");
  if (/^<(?:!doctype svg|svg)\b/i.test(first)) return picture("SVG");
  if (/^<(?:!doctype html|html|head|body|meta|table|div|style)\b/i.test(first))
    return refuse("table.is_web_page", { kind: "HTML" });
  return /^<\?xml/i.test(text) ? refuse("table.is_web_page", { kind: "XML" }) : undefined;
}

/** Of text hardly a letter is a control character; of anything else one byte in ten. UTF-16 without a mark has zeros between its letters. */
function isBinary(start: Buffer, text: string): boolean {
  if (wideWithoutMark(start) !== undefined) return false;
  const controls = [...text].filter((letter) => letter < " " && !"\t\n\v\f\r\u001B".includes(letter));
  return controls.length > text.length / 20;
}

/**
 * The container of Office before 2007 (MS-CFB): its directory names what is inside. A workbook behind a password is one too (MS-OFFCRYPTO).
 */
async function compoundFile(source: TableSource, header: Buffer): Promise<Refusal> {
  const sectorSize = header.length < 52 || header.readUInt16LE(30) !== 12 ? 512 : 4096;
  const sector = header.length < 52 ? 0 : header.readUInt32LE(48);
  const directory = Buffer.from(await pieceOf(source, (sector + 1) * sectorSize, sectorSize)).toString("utf16le");
  if (directory.includes("EncryptedPackage")) return refuse("table.with_password");
  if (directory.includes("WordDocument")) return refuse("table.is_document", { kind: "Word" });
  if (directory.includes("PowerPoint Document")) return refuse("table.is_document", { kind: "PowerPoint" });
  return refuse("table.old_workbook");
}
