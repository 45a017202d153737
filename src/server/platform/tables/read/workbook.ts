/** The parts of a workbook (Office Open XML, ECMA-376) that its sheets refer to: their list, shared texts, formats of cells. */
import { refuse } from "#kernel/refusal.ts";
import type { Pace } from "./pace.ts";
import { readAllXml } from "./read-xml.ts";
import { TableBroken } from "./table-broken.ts";
import type { TableLimits } from "./table-limits.ts";
import type { ZipArchive } from "./zip-archive.ts";

export type Sheet = { readonly name: string; readonly part: string; readonly isHidden: boolean };

export type Workbook = {
  readonly sheets: readonly Sheet[];
  readonly epoch: 1900 | 1904;
  readonly texts: readonly string[];
  /** By the number of the cell's format. */
  readonly formats: readonly CellFormat[];
};

/** "zeros": a number that is shown with so many digits at least, as identifiers are. */
export type CellFormat = { readonly kind: "date" | "plain" } | { readonly kind: "zeros"; readonly digits: number };

/** Every spreadsheet program stops near here: sheets and parts, formats of cells, characters of a format. */
const mostParts = 5000;
const mostFormats = 70_000;
const mostOfAFormat = 255;

export async function readWorkbook(zip: ZipArchive, limits: TableLimits, pace: Pace): Promise<Workbook> {
  const main = (await relationsOf(zip, "", "_rels/.rels", pace)).find(({ type }) =>
    type.endsWith("/officeDocument"),
  )?.target;
  if (main === undefined || !zip.has(main)) throw new TableBroken(refuse("table.not_a_workbook"));
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const relations = await relationsOf(zip, folder, `${folder}_rels/${main.slice(folder.length)}.rels`, pace);
  const targets = new Map(relations.map(({ id, target }) => [id, target]));
  const parts = new Set<string>();
  const partOf = (kind: string) => relations.find(({ type }) => type.endsWith(`/${kind}`))?.target;
  const sheets: Sheet[] = [];
  let epoch: 1900 | 1904 = 1900;
  await readAllXml(
    await zip.open(main),
    {
      open: (name, attributes) => {
        if (name === "workbookPr" && ["1", "true"].includes(attributes["date1904"] ?? "")) epoch = 1904;
        if (name !== "sheet") return;
        const part = targets.get(idOf(attributes) ?? "");
        if (part === undefined || !zip.has(part) || parts.has(part)) return;
        parts.add(part);
        sheets.push({
          name: attributes["name"] ?? "",
          part,
          isHidden: (attributes["state"] ?? "visible") !== "visible",
        });
      },
    },
    pace,
  );
  return {
    sheets,
    epoch,
    texts: await textsOf(zip, partOf("sharedStrings"), limits, pace),
    formats: await formatsOf(zip, partOf("styles"), pace),
  };
}

/** Of a relation, whatever prefix its namespace has; `sheetId` is another thing. */
function idOf(attributes: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(attributes).find(([name]) => name.endsWith(":id"))?.[1];
}

type Relation = { readonly id: string; readonly type: string; readonly target: string };

/** Targets within the archive; what lies outside of it is never followed. */
async function relationsOf(zip: ZipArchive, folder: string, part: string, pace: Pace): Promise<readonly Relation[]> {
  const found: Relation[] = [];
  if (!zip.has(part)) return found;
  await readAllXml(
    await zip.open(part),
    {
      open: (name, { Id: id = "", Type: type = "", Target: target = "", TargetMode: mode }) => {
        if (name !== "Relationship" || mode === "External") return;
        found.push({ id, type, target: target.startsWith("/") ? target.slice(1) : `${folder}${target}` });
        if (found.length > mostParts) throw tooLarge(part);
      },
    },
    pace,
  );
  return found;
}

/** A text may be in pieces of different look (`r`), and with its reading for Japanese (`rPh`), which is no part of it. */
async function textsOf(
  zip: ZipArchive,
  part: string | undefined,
  { sharedTexts, sharedText, cellText }: TableLimits,
  pace: Pace,
): Promise<readonly string[]> {
  const texts: string[] = [];
  if (part === undefined || !zip.has(part)) return texts;
  let text = "";
  let isText = false;
  let isReading = false;
  let size = 0;
  await readAllXml(
    await zip.open(part),
    {
      open: (name) => {
        if (name === "si") text = "";
        if (name === "rPh") isReading = true;
        isText = name === "t" && !isReading;
      },
      text: (piece) => {
        if (!isText) return;
        text += piece;
        if (text.length > cellText) throw new TableBroken(refuse("table.shared_text_too_long", { most: cellText }));
      },
      close: (name) => {
        if (name === "t") isText = false;
        if (name === "rPh") isReading = false;
        if (name !== "si") return;
        size += text.length;
        texts.push(unescaped(text));
        if (size > sharedText || texts.length > sharedTexts) throw tooLarge(part);
      },
    },
    pace,
  );
  return texts;
}

/** Characters that XML cannot hold are written as _x000D_ (ECMA-376 part 1, 22.9.2.19). */
export function unescaped(text: string): string {
  return text.includes("_x")
    ? text.replaceAll(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    : text;
}

function tooLarge(part: string): TableBroken {
  return new TableBroken(refuse("table.archive_too_large", { entry: part }));
}

/** Numbers of the formats that come with every program and show a day (ECMA-376 part 1, 18.8.30). */
const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

async function formatsOf(zip: ZipArchive, part: string | undefined, pace: Pace): Promise<readonly CellFormat[]> {
  const formats: CellFormat[] = [];
  if (part === undefined || !zip.has(part)) return formats;
  const codes = new Map<string, string>();
  let isCells = false;
  await readAllXml(
    await zip.open(part),
    {
      open: (name, { numFmtId = "0", formatCode = "" }) => {
        if (name === "numFmt") codes.set(numFmtId, formatCode);
        if (name === "cellXfs") isCells = true;
        if (name === "xf" && isCells) formats.push(formatOf(Number(numFmtId), codes.get(numFmtId) ?? ""));
        if (codes.size + formats.length > mostFormats) throw tooLarge(part);
      },
      close: (name) => {
        if (name === "cellXfs") isCells = false;
      },
    },
    pace,
  );
  return formats;
}

function formatOf(id: number, code: string): CellFormat {
  if (builtInDates.has(id)) return { kind: "date" };
  if (code.length > mostOfAFormat) return { kind: "plain" };
  if (/^0{2,20}$/.test(code)) return { kind: "zeros", digits: code.length };
  // Without colours, conditions and what is in quotes, a day or a year is left.
  const letters = code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, "");
  return { kind: /[dy]/i.test(letters) && !/general/i.test(letters) ? "date" : "plain" };
}
