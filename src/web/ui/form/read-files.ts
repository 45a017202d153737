import { tableFile } from "#contract/table-file.ts";
import { readTableFile } from "#web/format/read-table-file.ts";
import { askedAt } from "./schema-at.ts";
import type { Asking } from "./schema-at.ts";

/** The tables that were chosen, as they travel, by the names of their fields. */
export async function readFiles(asking: Asking, values: object): Promise<Readonly<Record<string, unknown>>> {
  const tables = Object.entries(values).filter(([name]) => askedAt(asking, name, values)?.schema === tableFile);
  const read = tables.map(async ([name, file]) => [name, file instanceof File ? await readTableFile(file) : file]);
  return Object.fromEntries(await Promise.all(read));
}
