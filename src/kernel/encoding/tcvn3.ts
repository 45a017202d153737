/**
 * TCVN 5712:1993, third table (VN3, the "ABC" fonts): one code a letter, between A1 and FE. Capital letters with a tone have no code:
 * they were written by fonts whose small letters look like capitals (names that end in H), so they come back as small letters.
 */
const codes: Readonly<Record<string, string>> = {
  "\u00A1": "Ă",
  "\u00A2": "Â",
  "\u00A3": "Ê",
  "\u00A4": "Ô",
  "\u00A5": "Ơ",
  "\u00A6": "Ư",
  "\u00A7": "Đ",
  "\u00AE": "đ",
  ...series("a", "B5 B6 B7 B8 B9"),
  ...series("ă", "BB BC BD BE C6", "A8"),
  ...series("â", "C7 C8 C9 CA CB", "A9"),
  ...series("e", "CC CE CF D0 D1"),
  ...series("ê", "D2 D3 D4 D5 D6", "AA"),
  ...series("i", "D7 D8 DC DD DE"),
  ...series("o", "DF E1 E2 E3 E4"),
  ...series("ô", "E5 E6 E7 E8 E9", "AB"),
  ...series("ơ", "EA EB EC ED EE", "AC"),
  ...series("u", "EF F1 F2 F3 F4"),
  ...series("ư", "F5 F6 F7 F8 F9", "AD"),
  ...series("y", "FA FB FC FD FE"),
};

/** A letter with each of its five tones in the order of the table: grave, hook, tilde, acute, dot below. */
function series(letter: string, tones: string, plain?: string): Readonly<Record<string, string>> {
  const marks = ["\u0300", "\u0309", "\u0303", "\u0301", "\u0323"];
  const pairs = tones
    .split(" ")
    .map((code, at) => [character(code), `${letter}${marks[at] ?? ""}`.normalize("NFC")] as const);
  return Object.fromEntries(plain === undefined ? pairs : [...pairs, [character(plain), letter] as const]);
}

function character(hex: string): string {
  return String.fromCodePoint(Number.parseInt(hex, 16));
}

/** @param text each character one byte of the source (Latin-1) */
export function fromTcvn3(text: string): string {
  return text.replaceAll(/[\u00A1-\u00FE]/g, (code) => codes[code] ?? code);
}

/** What the fonts would have shown; a capital letter with a tone is written as a small one, as was done. */
export function toTcvn3(text: string): string {
  return [...text.normalize("NFC")]
    .map((letter) => letters.get(letter) ?? letters.get(letter.toLowerCase()) ?? letter)
    .join("");
}

const letters = new Map(Object.entries(codes).map(([code, letter]) => [letter, code]));
