import { crc32 } from "node:zlib";

/** A workbook (XLSX, ECMA-376) of one sheet with text cells, as a spreadsheet would save it: a zip of XML, not compressed. */
export function workbookOf(rows: readonly (readonly string[])[]): Buffer {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
  const cell = (text: string, address: string) => `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const sheet = rows
    .map((row, down) => {
      const cells = row.map((text, across) => cell(text, `${String.fromCodePoint(65 + across)}${down + 1}`));
      return `<row r="${down + 1}">${cells.join("")}</row>`;
    })
    .join("");
  return zip({
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "_rels/.rels": `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Points" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`,
  });
}

/** A workbook with shared texts, formats and several sheets, each given as the XML of its rows. */
export function workbookWith(made: {
  readonly sheets: Readonly<Record<string, string>>;
  readonly hidden?: readonly string[];
  readonly texts?: readonly string[];
  /** Number formats of the cell formats, in order: a built-in number, or a code. */
  readonly formats?: readonly (number | string)[];
  readonly codes?: Readonly<Record<number, string>>;
}): Buffer {
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const names = Object.keys(made.sheets);
  const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const codes = new Map(Object.entries(made.codes ?? {}));
  const formats = (made.formats ?? [0]).map((format, at) => {
    if (typeof format === "string") codes.set(String(200 + at), format);
    return typeof format === "string" ? 200 + at : format;
  });
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`;
  const sheet = (name: string, at: number) =>
    `<sheet name="${name}" sheetId="${at + 1}"${made.hidden?.includes(name) === true ? ' state="hidden"' : ""} r:id="s${at}"/>`;
  return zip({
    "_rels/.rels": `<Relationships>${relation("r1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": `<workbook xmlns:r="${office}"><sheets>${names.map(sheet).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${names.map((_, at) => relation(`s${at}`, "worksheet", `worksheets/${at}.xml`)).join("")}${relation("t", "sharedStrings", "sharedStrings.xml")}${relation("f", "styles", "/xl/styles.xml")}</Relationships>`,
    "xl/sharedStrings.xml": `<sst>${(made.texts ?? []).map((text) => `<si><t>${escaped(text)}</t><rPh><t>x</t></rPh></si>`).join("")}</sst>`,
    "xl/styles.xml": `<styleSheet><numFmts>${[...codes].map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', "&quot;")}"/>`).join("")}</numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs>${formats.map((id) => `<xf numFmtId="${id}"/>`).join("")}</cellXfs></styleSheet>`,
    ...Object.fromEntries(
      names.map((name, at) => [
        `xl/worksheets/${at}.xml`,
        `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>${made.sheets[name] ?? ""}</x:sheetData></x:worksheet>`,
      ]),
    ),
  });
}

/** The parts of a workbook of one sheet, of which a test puts one in another's place. */
export const workbookParts: Readonly<Record<string, string>> = {
  "_rels/.rels": `<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml": `<workbook xmlns:r="x"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="x/styles" Target="styles.xml"/></Relationships>`,
  "xl/sharedStrings.xml": "<sst/>",
  "xl/styles.xml": "<styleSheet/>",
  "xl/worksheets/sheet1.xml": `<worksheet><sheetData><row><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row><row><c s="1"><v>1</v></c><c><v>2</v></c></row></sheetData></worksheet>`,
};

type Packed = { readonly packed: Buffer; /** The size that the archive says it has unpacked. */ readonly size: number };

/** Entries stored as they are (method 0), and some packed (method 8). */
export function zip(files: Readonly<Record<string, string>>, packed: Readonly<Record<string, Packed>> = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  const entries = [
    ...Object.entries(files).map(([name, text]) => {
      const content = Buffer.from(text);
      return { name, content, size: content.length, method: 0 };
    }),
    ...Object.entries(packed).map(([name, { packed: content, size }]) => ({ name, content, size, method: 8 })),
  ];
  for (const { name, content, size, method } of entries) {
    const path = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(method, 4);
    shared.writeUInt32LE(method === 0 ? crc32(content) : 0, 10);
    shared.writeUInt32LE(content.length, 14);
    shared.writeUInt32LE(size, 18);
    shared.writeUInt16LE(path.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("504b01021400", "hex"), shared, rest, path);
    const local = [Buffer.from("504b0304", "hex"), shared, path, content];
    parts.push(...local);
    offset += local.reduce((sum, part) => sum + part.length, 0);
  }
  const central = Buffer.concat(directory);
  const count = entries.length;
  const end = Buffer.alloc(22);
  end.write("504b0506", 0, "hex");
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}
