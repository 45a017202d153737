import { fromTcvn3 } from "./tcvn3.ts";
import { vietnameseShare } from "./vietnamese-share.ts";
import { fromVni } from "./vni.ts";

/** How the letters of a file are in it. The last two were made for fonts and mean nothing without them. */
export const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1258", "windows-1252", "tcvn3", "vni"] as const;
export type Encoding = (typeof encodings)[number];

export const fontEncodings = ["tcvn3", "vni"] as const satisfies readonly Encoding[];
export type FontEncoding = (typeof fontEncodings)[number];

export type Candidate = {
  readonly encoding: Encoding;
  /** Share of its words that read as Vietnamese. */ readonly share: number;
};
export type Detected =
  | { readonly encoding: Encoding }
  /** None, or more than one, reads as Vietnamese: a person has to say. */
  | { readonly unclear: readonly Candidate[] };

const sure = 0.85;
const apart = 0.15;

export function fromFont(encoding: FontEncoding, text: string): string {
  return encoding === "tcvn3" ? fromTcvn3(text) : fromVni(text);
}

/** @param readings the same bytes read in each of the ways that are possible for them */
export function detectEncoding(readings: readonly { readonly encoding: Encoding; readonly text: string }[]): Detected {
  const candidates = readings
    .map(({ encoding, text }): Candidate => ({ encoding, share: vietnameseShare(text).share }))
    .toSorted((a, b) => b.share - a.share);
  const [best, second] = candidates;
  if (best === undefined || best.share < sure || best.share - (second?.share ?? 0) < apart)
    return { unclear: candidates };
  return { encoding: best.encoding };
}

/**
 * Text whose code points are known (UTF-8, a workbook) may still have been typed for a font. Undefined where it reads best as it is,
 * which is also so where it is of another language.
 */
export function detectFont(text: string): FontEncoding | undefined {
  // Whatever was typed for a font has letters of these codes.
  if (!/[\u00A1-\u00FF]/.test(text)) return undefined;
  const asItIs = vietnameseShare(text).share;
  const [best] = fontEncodings
    .map((encoding) => ({ encoding, share: vietnameseShare(fromFont(encoding, text)).share }))
    .toSorted((a, b) => b.share - a.share);
  return best !== undefined && best.share >= sure && best.share - asItIs >= apart ? best.encoding : undefined;
}

/**
 * A row of a file in which some cells were typed for a font and others not. A cell that reads as Vietnamese both ways follows its row:
 * letters that no font of the time had show that the row is Unicode.
 */
export function rowFromFont(encoding: FontEncoding, cells: readonly string[]): readonly string[] {
  const isUnicode = cells.some((cell) => /[\u0100-\u01B0\u1EA0-\u1EF9]/.test(cell));
  return cells.map((cell) => {
    if (!/[\u00A1-\u00FF]/.test(cell)) return cell;
    const converted = fromFont(encoding, cell);
    const [before, after] = [vietnameseShare(cell).share, vietnameseShare(converted).share];
    return before > after || (before === after && isUnicode) ? cell : converted;
  });
}
