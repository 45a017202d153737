/** The list of peoples of a country (a pack's ethnicities table): codes are text, "01" is not 1. */
import { failure, success, type Result } from "#kernel/result.ts";
import { readPackTable, type PackError } from "#programme/area/pack-table.ts";

export type Ethnicity = { readonly code: string; readonly name: string };

export function readEthnicities(text: string): Result<ReadonlyMap<string, Ethnicity>, readonly PackError[]> {
  const table = readPackTable("ethnicities", text, ["code", "name"]);
  if (!table.ok) return table;
  const found = new Map<string, Ethnicity>();
  const errors: PackError[] = [];
  for (const { row, cells } of table.value) {
    const error = {
      file: "ethnicities",
      row,
      remedy: "write the two-digit code of the official list and its name, once each",
    };
    if (!/^\d{2}$/.test(cells.code)) errors.push({ ...error, field: "code", reason: `"${cells.code}" is not a code` });
    if (cells.name === "") errors.push({ ...error, field: "name", reason: "the name is missing" });
    if (found.has(cells.code)) errors.push({ ...error, field: "code", reason: `${cells.code} stands twice` });
    found.set(cells.code, { code: cells.code, name: cells.name });
  }
  return errors.length > 0 ? failure(errors) : success(found);
}
