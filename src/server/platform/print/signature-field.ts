/**
 * Empty fields for electronic signatures (ISO 32000-1, 12.7.4.5), which any signer of PAdES fills. Only the drawing knows on which page a
 * signature comes to lie: it leaves a link there, and the link becomes the field.
 */
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from "@cantoo/pdf-lib";
import type { PDFPage, PDFRef } from "@cantoo/pdf-lib";
import { signatureScheme } from "./signature-mark.ts";

const size = { width: 190, height: 58 };
/** ISO 32000-1, table 165: the field is printed. */
const printed = 4;
/** Table 219: there are fields of signatures; what is signed is only appended to. */
const signaturesExist = 1;

export async function addSignatureFields(pdf: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const fields: PDFRef[] = [];
  for (const page of document.getPages()) addFieldsOf(document, page, fields);
  if (fields.length === 0) return pdf;
  const form = document.context.obj({ Fields: fields, SigFlags: signaturesExist });
  document.catalog.set(PDFName.of("AcroForm"), document.context.register(form));
  return document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
}

function addFieldsOf(document: PDFDocument, page: PDFPage, fields: PDFRef[]): void {
  const annotations = page.node.Annots();
  for (let at = 0; at < (annotations?.size() ?? 0); at += 1) {
    const mark = annotations?.lookupMaybe(at, PDFDict);
    const signer = mark === undefined ? undefined : signerOf(mark);
    if (mark === undefined || signer === undefined) continue;
    const ref = document.context.register(
      document.context.obj({
        Type: "Annot",
        Subtype: "Widget",
        FT: "Sig",
        T: PDFString.of(`signature${fields.length + 1}`),
        TU: PDFHexString.fromText(signer),
        Rect: around(mark),
        P: page.ref,
        F: printed,
      }),
    );
    annotations?.set(at, ref);
    fields.push(ref);
  }
}

/** "CHỦ TỊCH: Phạm Văn Đê", of a mark; undefined of any other annotation. */
function signerOf(annotation: PDFDict): string | undefined {
  const uri = annotation.lookupMaybe(PDFName.of("A"), PDFDict)?.lookup(PDFName.of("URI"));
  const text = uri instanceof PDFString || uri instanceof PDFHexString ? uri.decodeText() : "";
  if (!text.startsWith(signatureScheme)) return undefined;
  const [post = "", name = ""] = text.slice(signatureScheme.length).split("/").map(decodeURIComponent);
  return name === "" ? post : `${post}: ${name}`;
}

/** Below the mark and about its middle. */
function around(mark: PDFDict): number[] {
  const numbers = mark
    .lookup(PDFName.of("Rect"), PDFArray)
    .asArray()
    .map((one) => (one instanceof PDFNumber ? one.asNumber() : 0));
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbers;
  const middle = (x1 + x2) / 2;
  const top = Math.max(y1, y2);
  return [middle - size.width / 2, top - size.height, middle + size.width / 2, top];
}
