/**
 * A text as a cell of a table that a spreadsheet may open: what it would take for a formula is given a leading apostrophe (OWASP, "CSV
 * injection"), so that it is shown and not run. A plain negative number is not one.
 */
export function harmlessCell(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^-[\d.,]+$/.test(text) ? `'${text}` : text;
}
