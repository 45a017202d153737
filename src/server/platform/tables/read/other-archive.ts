import { text } from "node:stream/consumers";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { ZipArchive } from "./zip-archive.ts";

/** A part by which a kind of archive is known. */
const parts: readonly (readonly [string, Refusal])[] = [
  ["word/document.xml", refuse("table.is_document", { kind: "Word" })],
  ["ppt/presentation.xml", refuse("table.is_document", { kind: "PowerPoint" })],
  ["Index/Document.iwa", refuse("table.other_workbook", { kind: ".numbers" })],
  ["xl/workbook.bin", refuse("table.other_workbook", { kind: ".xlsb" })],
];

/** Many kinds of files are ZIP archives: which one this is, where it is no workbook (XLSX); undefined where it may be one. */
export async function otherArchive(zip: ZipArchive): Promise<Refusal | undefined> {
  const known = parts.find(([part]) => zip.has(part));
  if (known !== undefined) return known[1];
  if (zip.has("_rels/.rels")) return undefined;
  if (!zip.has("mimetype") || !zip.has("content.xml")) return refuse("table.is_archive", { kind: "ZIP" });
  // OpenDocument 1.3, part 2, 3.3: the type is in a part of its own.
  const type = (await text(await zip.open("mimetype"))).slice(0, 200);
  return type.includes("spreadsheet")
    ? refuse("table.other_workbook", { kind: ".ods" })
    : refuse("table.is_document", { kind: "OpenDocument" });
}
