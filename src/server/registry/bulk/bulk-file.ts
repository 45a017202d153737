/** A file of changes: its rows as lines, by the columns that the pack names. */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { bulkColumns, isFault, readBulkLine } from "#programme/registry/bulk/bulk-lines.ts";
import type { BulkColumn, BulkFault, BulkLine } from "#programme/registry/bulk/bulk-lines.ts";
import type { Residence } from "#programme/registry/household/household.ts";
import { residences } from "#programme/registry/household/household.ts";
import { searchText } from "#programme/registry/household/search-text.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { packsFolder, readPackFile } from "#server/platform/pack-files.ts";
import { findImportFile } from "#server/registry/import/import-files-store.ts";
import { importFilePath } from "#server/registry/import/import-files-service.ts";
import { openTable } from "#server/registry/tables/open-table.ts";
import { refusingBrokenTable } from "#server/platform/tables/read/table-broken.ts";

const shape = z.object({
  columns: z.array(
    z.object({ code: z.enum(bulkColumns), heads: z.array(z.string()).min(1), words: z.string().optional() }),
  ),
});

export type BulkFile = {
  readonly name: string;
  readonly lines: readonly BulkLine[];
  readonly faults: readonly BulkFault[];
};

export async function readBulkFile(
  { tx, server }: ActContext,
  of: { readonly fileId: Id<"import-file">; readonly areaId: string; readonly most: number },
): Promise<Result<BulkFile, Refusal>> {
  const file = await findImportFile(tx, of.fileId);
  if (file === undefined) return failure(refuse("registry.file_not_on_server", { fileId: of.fileId }));
  if (file.areaId !== of.areaId) return failure(refuse("registry.file_of_another_area", { areaId: file.areaId }));
  const { value: pack } = await readPackFile("exports/bulk-changes.yaml", shape, packsFolder);
  const columnOf = new Map(
    pack.columns.flatMap(({ code, heads }) => [code, ...heads].map((head) => [searchText(head), code] as const)),
  );
  return refusingBrokenTable(async () => {
    const table = await openTable(importFilePath(server.config, of.fileId), { seconds: 20 });
    const codes = table.columns.map((head) => columnOf.get(searchText(head)));
    const names = (code: BulkColumn) => pack.columns.find((column) => column.code === code)?.heads[0] ?? code;
    if (!codes.includes("household_id") && !codes.includes("source_key"))
      return failure(
        refuse("registry.bulk_names_no_household", { id: names("household_id"), key: names("source_key") }),
      );
    if (codes.every((code) => code === undefined || code === "household_id" || code === "source_key"))
      return failure(
        refuse("registry.bulk_names_no_change", {
          columns: bulkColumns
            .slice(2)
            .map((code) => names(code))
            .join(", "),
        }),
      );
    const lines: BulkLine[] = [];
    const faults: BulkFault[] = [];
    for await (const batch of table.batches()) {
      if (lines.length + faults.length + batch.length > of.most)
        return failure(refuse("registry.too_many_selected", { most: of.most }));
      for (const row of batch) {
        const cells: Partial<Record<BulkColumn, string>> = {};
        for (const [at, code] of codes.entries()) if (code !== undefined) cells[code] = row.cells[at] ?? "";
        const read = readBulkLine(row.number, cells);
        if (isFault(read)) faults.push(read);
        else lines.push(read);
      }
    }
    return success({ name: file.name, lines, faults });
  });
}

/** Residence by its code, and by its word in each language of the console. */
export async function residenceWords(): Promise<ReadonlyMap<string, Residence>> {
  const known = new Map<string, Residence>(residences.map((code) => [code, code]));
  const words = z.object({ household: z.object({ residence: z.record(z.string(), z.string()) }) });
  for (const language of ["vi", "en", "id"]) {
    const file = await readFile(new URL(`locales/${language}/registry/household.json`, packsFolder), "utf8");
    const { residence } = words.parse(JSON.parse(file)).household;
    for (const code of residences) known.set(searchText(residence[code] ?? code), code);
  }
  return known;
}
