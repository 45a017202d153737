import type { TableFile } from "#contract/table-file.ts";

/** A chosen file as it travels: its bytes. What they are is found out where they are read. */
export async function readTableFile(file: File): Promise<Extract<TableFile, { format: "file" }>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { format: "file", base64: btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join("")) };
}
