import { readTableFile } from "#web/format/read-table-file.ts";

/** The files that were chosen, as they travel, by the names of their fields. */
export async function readFiles(values: object): Promise<Readonly<Record<string, unknown>>> {
  const chosen = Object.entries(values).filter(([, value]) => value instanceof File);
  const read = chosen.map(async ([name, file]) => [name, await readTableFile(file)] as const);
  return Object.fromEntries(await Promise.all(read));
}
