/** Papers as PDF (pdfmake), in a typeface that has every Vietnamese letter, and another for those that it does not have. Loaded by a thread: pdfmake computes for seconds. */
import { fileURLToPath } from "node:url";
import pdfmake from "pdfmake";
import { lettered } from "./lettered.ts";
import type { Content, TDocumentDefinitions } from "pdfmake/interfaces.js";

const face = "BeVietnamPro";
const otherFace = "NotoSans";
const folders = { [face]: "be-vietnam-pro", [otherFace]: "noto-sans" } as const;
const fontFile = (of: keyof typeof folders, name: string) =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/${folders[of]}/${name}/${of}_${name}.ttf`));

const facesOf = (of: keyof typeof folders) => ({
  normal: fontFile(of, "400Regular"),
  bold: fontFile(of, "600SemiBold"),
  italics: fontFile(of, "400Regular_Italic"),
  bolditalics: fontFile(of, "600SemiBold_Italic"),
});

let isReady = false;

function ready(): void {
  if (isReady) return;
  const [own, other] = [facesOf(face), facesOf(otherFace)];
  pdfmake.setFonts({ [face]: own, [otherFace]: other });
  const files = new Set([...Object.values(own), ...Object.values(other)]);
  // A paper is made of what is given, and fetches nothing.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => files.has(path));
  isReady = true;
}

export type Paper = {
  readonly title: string;
  readonly content: Content;
  /** "Page {page} of {pages}" */
  readonly pageText: string;
};

/** A4, numbered pages. */
export async function drawPdf({ title, content, pageText }: Paper): Promise<Uint8Array> {
  ready();
  const definition: TDocumentDefinitions = {
    info: { title, creator: "Vuon", producer: "Vuon" },
    pageSize: "A4",
    // Decree 30/2020/ND-CP: 20 mm above and below, 30 mm at the left, 15 mm at the right; in points.
    pageMargins: [85, 57, 43, 57],
    defaultStyle: { font: face, fontSize: 11, lineHeight: 1.2 },
    footer: (page, pages) => ({
      text: pageText.replace("{page}", String(page)).replace("{pages}", String(pages)),
      alignment: "center",
      fontSize: 9,
      margin: [0, 20, 0, 0],
    }),
    content: lettered(content, otherFace),
  };
  return new Uint8Array(await pdfmake.createPdf(definition).getBuffer());
}
