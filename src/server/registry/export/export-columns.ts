import { packColumns } from "#server/platform/tables/pack-columns.ts";
import type { ExportColumn } from "#server/platform/tables/pack-columns.ts";

/** The columns of an export, in the language of its readers or by their codes. */
export async function exportColumns(
  rows: "households" | "people",
  language: "vi" | "en" | "id" | "codes",
): Promise<readonly ExportColumn[]> {
  return packColumns(
    "exports/registrations.yaml",
    language,
    (of) => of === "household" || (of === "person") === (rows === "people"),
  );
}
