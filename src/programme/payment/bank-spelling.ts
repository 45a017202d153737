/** Letters that no decomposition takes apart, among them those of the Ba Na, Xơ Đăng, Cor and Hrê: ƀ, ɓ, ɗ, ŋ. */
const plain: Readonly<Record<string, string>> = {
  Đ: "D",
  Ð: "D",
  Ɖ: "D",
  Ɗ: "D",
  Ƀ: "B",
  Ɓ: "B",
  Ŋ: "NG",
  Ł: "L",
  Ø: "O",
  Æ: "AE",
  Œ: "OE",
  ẞ: "SS",
};

/**
 * A text as a file of a bank carries it: A to Z, 0 to 9 and a few signs (the basic character set of payment messages, without the
 * apostrophe, which banks here write as a space). One spelling for what is written into orders and for what is compared.
 */
export function bankSpelling(written: string): string {
  const letters = written.normalize("NFKD").replaceAll(/\p{M}/gu, "").toUpperCase();
  return [...letters]
    .map((letter) => plain[letter] ?? letter)
    .join("")
    .replaceAll(/[^A-Z0-9/\-?:().,+ ]+/g, " ")
    .replaceAll(/ {2,}/g, " ")
    .trim();
}

/** Its letters and digits alone: what two spellings of one name have in common. */
export function bankLetters(written: string): string {
  return bankSpelling(written).replaceAll(/[^A-Z0-9]/g, "");
}
