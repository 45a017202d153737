import { parse } from "csv-parse/sync";
import { delimiterOf } from "./delimiter.ts";

/**
 * The rows of a CSV that is text already, by the names in its head; separated by comma, semicolon, tab or bar.
 *
 * @throws CsvError where a row has more or fewer cells than the head, or a quote is not closed
 */
export function csvRecords(text: string): readonly Readonly<Record<string, string>>[] {
  return parse(text, { columns: true, bom: true, trim: true, skip_empty_lines: true, delimiter: delimiterOf(text) });
}
