/** Reads a PDF back as a reader would: its texts with place and size, its faces, its codes, its fields. */
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
} from "@cantoo/pdf-lib";
import type { PDFPage } from "@cantoo/pdf-lib";
import jsqr from "jsqr";
import { getDocumentProxy } from "unpdf";

export type PlacedText = {
  readonly text: string;
  readonly size: number;
  /** Points from the left edge, and from the upper one. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
};

/** The texts of each page, line by line: what stands at one height in one column is one text. */
export async function textsOfPages(pdf: Uint8Array): Promise<readonly (readonly PlacedText[])[]> {
  const document = await getDocumentProxy(pdf.slice());
  const pages: PlacedText[][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const texts: PlacedText[] = [];
    for (const item of items) {
      if (!("str" in item) || item.str.trim() === "") continue;
      const [size = 0, , , , x = 0, y = 0] = item.transform as number[];
      texts.push({ text: item.str, size: Math.round(size * 10) / 10, x, y: height - y, width: item.width });
    }
    pages.push(texts);
  }
  return pages;
}

/** Names of the typefaces that are embedded: "Tinos-Bold". */
export async function facesOf(pdf: Uint8Array): Promise<readonly string[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const names = new Set<string>();
  for (const [, one] of document.context.enumerateIndirectObjects()) {
    const base = one instanceof PDFDict ? one.lookup(PDFName.of("FontName")) : undefined;
    if (base instanceof PDFName) names.add(base.decodeText().replace(/^[A-Z]+\+/, ""));
  }
  return [...names].toSorted();
}

export type SignatureField = {
  readonly name: string;
  readonly signer: string;
  readonly page: number;
  readonly isEmpty: boolean;
};

export async function signatureFieldsOf(pdf: Uint8Array): Promise<readonly SignatureField[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const form = document.catalog.lookupMaybe(PDFName.of("AcroForm"), PDFDict);
  const fields = form?.lookup(PDFName.of("Fields"), PDFArray);
  const textOf = (field: PDFDict, key: string) => {
    const value = field.lookup(PDFName.of(key));
    return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : "";
  };
  return Array.from({ length: fields?.size() ?? 0 }, (_, at) => {
    const field = fields?.lookup(at, PDFDict);
    if (field === undefined || field.lookup(PDFName.of("FT")) !== PDFName.of("Sig"))
      throw new Error("no field of a signature");
    const ref = fields?.get(at);
    const page = document.getPages().findIndex(
      ({ node }) =>
        node
          .Annots()
          ?.asArray()
          .some((one) => one === ref) === true,
    );
    return {
      name: textOf(field, "T"),
      signer: textOf(field, "TU"),
      page: page + 1,
      isEmpty: !field.has(PDFName.of("V")),
    };
  });
}

/** What a telephone reads from the codes of each page: their squares are drawn into a picture, and that is scanned. */
export async function codesOf(pdf: Uint8Array): Promise<readonly (string | undefined)[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  return document.getPages().map((page) => {
    const squares = squaresOf(page);
    return squares.length === 0 ? undefined : scan(squares);
  });
}

type Square = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The black rectangles of a page. */
function squaresOf(page: PDFPage): readonly Square[] {
  const contents = page.node.Contents();
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((one) => page.doc.context.lookup(one)) : [contents];
  const squares: Square[] = [];
  for (const stream of streams) {
    if (!(stream instanceof PDFRawStream)) continue;
    const text = Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
    for (const [, x, y, width, height] of text.matchAll(
      /([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re\s+\/DeviceRGB cs\s+0 0 0 scn/g,
    ))
      squares.push({ x: Number(x), y: Number(y), width: Number(width), height: Number(height) });
  }
  return squares;
}

/** The package is CommonJS, whose one function Node gives as its default. */
const scanCode = jsqr as unknown as typeof jsqr.default;
const pixels = 4;

function scan(squares: readonly Square[]): string | undefined {
  const quiet = 12;
  const [left, top] = [Math.min(...squares.map(({ x }) => x)) - quiet, Math.min(...squares.map(({ y }) => y)) - quiet];
  const right = Math.max(...squares.map(({ x, width }) => x + width)) + quiet;
  const bottom = Math.max(...squares.map(({ y, height }) => y + height)) + quiet;
  const [across, down] = [Math.ceil((right - left) * pixels), Math.ceil((bottom - top) * pixels)];
  const picture = new Uint8ClampedArray(across * down * 4).fill(255);
  for (const { x, y, width, height } of squares)
    for (let row = Math.round((y - top) * pixels); row < Math.round((y - top + height) * pixels); row += 1)
      for (let at = Math.round((x - left) * pixels); at < Math.round((x - left + width) * pixels); at += 1)
        picture.fill(0, (row * across + at) * 4, (row * across + at) * 4 + 3);
  return scanCode(picture, across, down)?.data;
}
