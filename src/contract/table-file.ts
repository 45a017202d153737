import { z } from "zod";
import { exactText } from "./input.ts";

/**
 * A table that somebody hands in: the bytes of a file as base64, CSV in any of the known encodings or a workbook (XLSX), found out by
 * what they are; or CSV that is text already.
 */
export const tableFile = z.discriminatedUnion("format", [
  z.object({ format: z.literal("csv"), text: exactText(2_000_000, 0) }),
  z.object({ format: z.literal("file"), base64: z.base64().max(4_000_000) }),
]);
export type TableFile = z.output<typeof tableFile>;
