// Control characters separate columns on the way into the database (column-text.ts) and mean nothing in a name.
const controls = /\p{Cc}/gu;

/** Text as people wrote it, in one Unicode form (NFC), without control characters and outer blanks. */
export function cleanText(text: string): string {
  return text.normalize("NFC").replaceAll(controls, " ").trim();
}
