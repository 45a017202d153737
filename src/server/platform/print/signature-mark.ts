import type { Content } from "pdfmake/interfaces.js";

export const signatureScheme = "vuon-signature:";

/** Where a field for an electronic signature belongs: a link of our own, which the drawing makes into the field (signature-field.ts). */
export function markOfSignature(post: string, name = ""): Content {
  return {
    text: "\u00A0",
    fontSize: 6,
    link: `${signatureScheme}${encodeURIComponent(post)}/${encodeURIComponent(name)}`,
  };
}
