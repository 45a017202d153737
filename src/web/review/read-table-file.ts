import type { loadScoreTable } from "#contract/review-results.ts";
import type { Decoded } from "#contract/endpoint.ts";

/** A chosen file as it travels: CSV as text, a workbook as base64. */
export async function readTableFile(file: File): Promise<Decoded<typeof loadScoreTable>["body"]["file"]> {
  if (!file.name.toLowerCase().endsWith(".xlsx")) return { format: "csv", text: await file.text() };
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { format: "xlsx", base64: btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join("")) };
}
