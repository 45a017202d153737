import type { TableFile } from "#contract/table-file.ts";

/** A chosen file as it travels: CSV as text, a workbook as base64. */
export async function readTableFile(file: File): Promise<TableFile> {
  if (!file.name.toLowerCase().endsWith(".xlsx")) return { format: "csv", text: await file.text() };
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { format: "xlsx", base64: btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join("")) };
}
