/**
 * What a text may hold. PostgreSQL stores no U+0000 and no half of a surrogate pair; papers, payment files and exports are XML
 * or workbooks, which take the characters of XML 1.0 (2.2, production Char) and no others.
 */
const unprintable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Whether the database can hold the text. */
export function isStorable(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed();
}

/** As it is kept: composed (a name is found however its accents were typed), without control characters and outer blanks. */
export function cleanText(text: string): string {
  return text.replaceAll(unprintable, "").normalize("NFC").trim();
}

/** Names that every object has. A code that is looked up in a table must not be one of them. */
export function isNameOfEveryObject(text: string): boolean {
  return text in Object.prototype;
}
