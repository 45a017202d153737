/** Names of villages as lists write them: what is the same name, and what is none. */

/** "Thôn Hòa Bình, xã Ba Tơ": the commune is not part of the name. */
const communeBehind = /\s*[,;(-]\s*(?:xã|x\.|phường|thị trấn|tt\.?|đặc khu|huyện|tỉnh)(?!\p{L}).*$/iu;
const kinds: readonly (readonly [pattern: RegExp, kind: string])[] = [
  [/^(?:thôn|th\.|t\.)\s*(?=.)/u, "thôn"],
  [/^(?:tổ dân phố|tdp)(?:\.|(?!\p{L}))\s*(?=.)/u, "tổ dân phố"],
  [/^(?:khu phố|kp)(?:\.|(?!\p{L}))\s*(?=.)/u, "khu phố"],
  [/^khối phố(?!\p{L})\s*(?=.)/u, "khối phố"],
];
const nothing = /^(?:[-–—.?_/\\x0]+|n\/?a|null|none|không(?: có| rõ)?|chưa (?:có|rõ)|unknown)$/u;

/** The kind where it is written, and the name itself: "T. Hòa Bình" and "Hòa Bình" have one name. */
export type VillageName = { readonly kind: string | undefined; readonly bare: string };

export function villageName(written: string): VillageName {
  const folded = foldedVillage(written);
  const found = kinds.find(([pattern]) => pattern.test(folded));
  return found === undefined
    ? { kind: undefined, bare: folded }
    : { kind: found[1], bare: folded.replace(found[0], "").trim() };
}

/** Of one kind, or one of them written without it. */
export function isSameVillage(one: VillageName, other: VillageName): boolean {
  return one.bare === other.bare && (one.kind === other.kind || one.kind === undefined || other.kind === undefined);
}

/** Small letters, the tone of a syllable in one place (hoà, hòa), single blanks, numbers without zeros before them. */
export function foldedVillage(written: string): string {
  return shownVillage(written)
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/(o)([\u0300\u0301\u0303\u0309\u0323])([ae])|(u)([\u0300\u0301\u0303\u0309\u0323])(y)/g, "$1$3$2$4$6$5")
    .normalize("NFC")
    .replaceAll(/(?<!\d)0+(?=\d)/g, "");
}

/** Without the marks of its letters, as a list that was typed without them writes it: "thon go re". */
export function unmarkedVillage(written: string): string {
  return foldedVillage(written).normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("ƀ", "b");
}

/** As it is kept: single blanks, without the commune behind it. */
export function shownVillage(written: string): string {
  return written.normalize("NFC").replaceAll(/\s+/g, " ").replace(communeBehind, "").trim();
}

/** "-", "N/A" and the like stand for no village. */
export function isNoVillage(written: string): boolean {
  return nothing.test(written.normalize("NFC").toLowerCase().trim());
}
