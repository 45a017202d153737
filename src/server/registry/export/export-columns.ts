import { packColumns } from "#server/platform/tables/pack-columns.ts";
import type { ExportColumn } from "#server/platform/tables/pack-columns.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { reviewed } from "#server/registry/household/reviewed.ts";

/** The columns of an export, in the language of its readers or by their codes. */
export async function exportColumns(
  tx: Tx,
  rows: "households" | "people",
  language: "vi" | "en" | "id" | "codes",
): Promise<readonly ExportColumn[]> {
  return packColumns("exports/registrations.yaml", language, {
    isShown: (of) => of === "household" || (of === "person") === (rows === "people"),
    names: { classes: await reviewed.answer().classNames(tx) },
  });
}
