import { z } from "zod";
import { exactText } from "./input.ts";

/** A table that somebody hands in: CSV as text, or the first sheet of a workbook (XLSX) as base64. */
export const tableFile = z.discriminatedUnion("format", [
  z.object({ format: z.literal("csv"), text: exactText(2_000_000, 0) }),
  z.object({ format: z.literal("xlsx"), base64: z.base64().max(2_000_000) }),
]);
export type TableFile = z.output<typeof tableFile>;
