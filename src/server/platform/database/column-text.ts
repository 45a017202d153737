/**
 * A column of many rows as one text parameter, taken apart by the server with string_to_array: the fastest way into a table under
 * row-level security, where COPY is not possible (bench/import.ts). Unit separator between values, record separator for null;
 * neither may be in a value, so readers strip control characters at the edge. Empty text is written as null.
 */
const separator = "\u001F";
const nothing = "\u001E";

export type ColumnValue = string | number | boolean | undefined | null;

export function columnText(values: readonly ColumnValue[]): string {
  let text = "";
  let first = true;
  for (const value of values) {
    if (first) first = false;
    else text += separator;
    if (value === undefined || value === null || value === "") text += nothing;
    else text += typeof value === "boolean" ? (value ? "t" : "f") : value;
  }
  return text;
}

/** A PostgreSQL array literal inside a column: flags, whose words hold no quotes. */
export function arrayText(words: readonly string[]): string {
  return words.length === 0 ? "{}" : `{${words.map((word) => JSON.stringify(word)).join(",")}}`;
}

export function bytesText(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes).toString("hex")}`;
}
