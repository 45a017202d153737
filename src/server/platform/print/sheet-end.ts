/** The lower part of a paper: who is sent it, who signs, and the code by which anybody checks it (Decree 30/2020/ND-CP, Annex I). */
import type { Content } from "pdfmake/interfaces.js";
import { markOfSignature } from "./signature-mark.ts";
import type { Words } from "./words.ts";

export type Signer = {
  readonly post: string;
  readonly name?: string;
  /** "TM. ỦY BAN NHÂN DÂN": for a body that decides together. */
  readonly onBehalf?: string;
};

/** Recipients at the left, level with the one who signs for the office; with a field for an electronic signature, but on a draft. */
export function signed(words: Words, signer: Signer, recipients: readonly string[], isDraft = false): Content {
  return {
    unbreakable: true,
    columns: [
      {
        width: 200,
        stack: [
          { text: words.word("recipients"), bold: true, italics: true, fontSize: 12 },
          ...recipients.map((one): Content => ({ text: `- ${one};`, fontSize: 11 })),
          { text: `- ${words.word("filed")}`, fontSize: 11 },
        ],
      },
      { width: "*", stack: signature(signer, isDraft ? [] : [markOfSignature(signer.post, signer.name)]) },
    ],
    margin: [0, 12, 0, 0],
  };
}

/** Several who sign by hand, side by side. */
export function signedBy(words: Words, signers: readonly Signer[]): Content {
  return {
    unbreakable: true,
    columns: signers.map((signer) => ({
      width: "*",
      stack: signature(signer, [{ text: words.word("signHere"), italics: true, fontSize: 11 }]),
    })),
    margin: [0, 14, 0, 0],
  };
}

/** Room for seal and signature between the post and the name. */
function signature({ onBehalf, post, name }: Signer, between: readonly Content[]): Content[] {
  return [
    {
      alignment: "center",
      stack: [
        ...(onBehalf === undefined ? [] : [{ text: onBehalf, bold: true }]),
        { text: post, bold: true },
        ...between,
        { text: name ?? " ", bold: true, margin: [0, 62, 0, 0] },
      ],
    },
  ];
}

/** A code that tells anyone who scans it whether the paper is genuine. */
export function genuineCode(words: Words, address: string): Content {
  return {
    unbreakable: true,
    columns: [
      { width: 84, qr: address, fit: 76, eccLevel: "M" },
      { width: "*", text: `${words.word("genuine")}\n${address}`, fontSize: 9, margin: [0, 24, 0, 0] },
    ],
    margin: [0, 14, 0, 0],
  };
}
