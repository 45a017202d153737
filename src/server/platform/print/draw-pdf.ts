/** Papers as PDF (pdfmake), in a typeface with the metrics of Times New Roman and every letter of the peoples. Loaded by a thread: pdfmake computes for seconds. */
import { fileURLToPath } from "node:url";
import pdfmake from "pdfmake";
import type { Content, ContentSection, TDocumentDefinitions } from "pdfmake/interfaces.js";
import { addSignatureFields } from "./signature-field.ts";
import { bodySize, closeLine, face, fineLines, margins } from "./sheet-measures.ts";

const fontFile = (name: string) =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/tinos/${name}/${face}_${name}.ttf`));

let isReady = false;

function ready(): void {
  if (isReady) return;
  const faces = {
    normal: fontFile("400Regular"),
    bold: fontFile("700Bold"),
    italics: fontFile("400Regular_Italic"),
    bolditalics: fontFile("700Bold_Italic"),
  };
  pdfmake.setFonts({ [face]: faces });
  const none = () => 0;
  pdfmake.setTableLayouts({
    [fineLines]: { hLineWidth: () => 0.6, vLineWidth: () => 0.6 },
    [closeLine]: {
      hLineWidth: () => 0.7,
      paddingLeft: none,
      paddingRight: none,
      paddingTop: none,
      paddingBottom: none,
    },
  });
  const files = new Set(Object.values(faces));
  // A paper is made of what is given, and fetches nothing.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => files.has(path));
  isReady = true;
}

export type Paper = {
  readonly title: string;
  /** One or more papers in one file: each begins on a page of its own, and counts its own pages. */
  readonly sheets: readonly Content[];
  /** For tables of many columns. */
  readonly isLandscape?: boolean;
  /** What is written small at the foot of each page. */
  readonly foot?: string;
  /** What is written across each page: that it is a draft. */
  readonly mark?: string;
};

/** A4. The number of the page is in the middle of the upper margin, and not on the first page of a paper. */
export async function drawPdf({ title, sheets, foot, mark, isLandscape = false }: Paper): Promise<Uint8Array> {
  ready();
  const definition: TDocumentDefinitions = {
    info: { title, creator: "Vuon", producer: "Vuon" },
    pageSize: "A4",
    pageOrientation: isLandscape ? "landscape" : "portrait",
    pageMargins: [...margins],
    defaultStyle: { font: face, fontSize: bodySize, lineHeight: 1.1 },
    ...(mark === undefined ? {} : { watermark: { text: mark, font: face, bold: true, opacity: 0.1 } }),
    content: sheets.map((sheet) => sectionOf(sheet, foot)),
  };
  return addSignatureFields(new Uint8Array(await pdfmake.createPdf(definition).getBuffer()));
}

function sectionOf(section: Content, foot: string | undefined): ContentSection {
  // The drawing asks for the heads of all pages in their order.
  let first: number | undefined;
  return {
    section,
    header: (page) => {
      first ??= page;
      const number = page - first + 1;
      return number === 1 ? null : { text: String(number), alignment: "center", margin: [0, 28, 0, 0] };
    },
    footer: () => (foot === undefined ? null : { text: foot, alignment: "right", fontSize: 8, margin: [0, 22, 48, 0] }),
  };
}
