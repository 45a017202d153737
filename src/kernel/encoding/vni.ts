/** VNI for Windows: a letter is followed by the code of its mark; i, ơ, ư, đ and y with a dot have codes of their own. */
const marks = {
  // á à ả ã ạ, then the letter with its hat (â ê ô) and its tones, then with its breve (ă) and its tones
  plain: ["ù", "ø", "û", "õ", "ï"],
  hat: ["á", "à", "å", "ã", "ä"],
  breve: ["é", "è", "ú", "ü", "ë"],
} as const;
const tones = ["\u0301", "\u0300", "\u0309", "\u0303", "\u0323"];

const small: readonly (readonly [string, string])[] = [
  ...["a", "e", "o"].flatMap((letter) => [
    ...toned(letter, letter, marks.plain),
    [`${letter}â`, withMark(letter, "\u0302")] as const,
    ...toned(withMark(letter, "\u0302"), letter, marks.hat),
  ]),
  ["aê", "ă"],
  ...toned("ă", "a", marks.breve),
  ...toned("u", "u", marks.plain),
  ...toned("y", "y", marks.plain.slice(0, 4)),
  ["î", "ỵ"],
  ["ô", "ơ"],
  ...toned("ơ", "ô", marks.plain),
  ["ö", "ư"],
  ...toned("ư", "ö", marks.plain),
  ["í", "í"],
  ["ì", "ì"],
  ["æ", "ỉ"],
  ["ó", "ĩ"],
  ["ò", "ị"],
  ["ñ", "đ"],
];

function toned(letter: string, written: string, codes: readonly string[]): readonly (readonly [string, string])[] {
  return codes.map((code, at) => [`${written}${code}`, withMark(letter, tones[at] ?? "")] as const);
}

function withMark(letter: string, mark: string): string {
  return `${letter}${mark}`.normalize("NFC");
}

/** A capital letter is followed by the small or the capital form of the mark: both were typed. */
const codes = new Map(
  small.flatMap(([code, letter]) => [
    [code, letter] as const,
    [code.toUpperCase(), letter.toUpperCase()] as const,
    [`${code.slice(0, 1).toUpperCase()}${code.slice(1)}`, letter.toUpperCase()] as const,
  ]),
);
const pattern = new RegExp([...codes.keys()].toSorted((a, b) => b.length - a.length).join("|"), "gu");

/** @param text as a program shows it that does not know the fonts (Windows-1252) */
export function fromVni(text: string): string {
  return text.replaceAll(pattern, (code) => codes.get(code) ?? code);
}

export function toVni(text: string): string {
  return [...text.normalize("NFC")].map((letter) => letters.get(letter) ?? letter).join("");
}

const letters = new Map([...codes].map(([code, letter]) => [letter, code]));
