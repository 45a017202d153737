import type { SourceRow } from "#programme/registry/import/mapped-household.ts";
import type { FileName, QuarantineEntry, Reason } from "#programme/registry/import/quarantine.ts";

export type HeldRow = { readonly entry: QuarantineEntry; readonly row: SourceRow };

export function holdRow(
  file: FileName,
  row: SourceRow,
  householdKey: string | undefined,
  field: string,
  reason: Reason,
): HeldRow {
  return { row, entry: { file, rowNumber: row.number, householdKey, field, reason } };
}
