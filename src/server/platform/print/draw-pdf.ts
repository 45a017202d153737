/** Papers as PDF (pdfmake), in a typeface that has every Vietnamese letter. Loaded by a thread: pdfmake computes for seconds. */
import { fileURLToPath } from "node:url";
import pdfmake from "pdfmake";
import type { Content, TDocumentDefinitions } from "pdfmake/interfaces.js";

const face = "BeVietnamPro";
const folder = "@expo-google-fonts/be-vietnam-pro";
const fontFile = (name: string) => fileURLToPath(import.meta.resolve(`${folder}/${name}/BeVietnamPro_${name}.ttf`));

let isReady = false;

function ready(): void {
  if (isReady) return;
  const [normal, bold] = [fontFile("400Regular"), fontFile("600SemiBold")];
  const [italics, bolditalics] = [fontFile("400Regular_Italic"), fontFile("600SemiBold_Italic")];
  pdfmake.setFonts({ [face]: { normal, bold, italics, bolditalics } });
  // A paper is made of what is given, and fetches nothing.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => [normal, bold, italics, bolditalics].includes(path));
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
    content,
  };
  return new Uint8Array(await pdfmake.createPdf(definition).getBuffer());
}
