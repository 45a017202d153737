import type { Refusal } from "#kernel/refusal.ts";
import type { FileReading, TableRow } from "./table.ts";

/** What the thread that reads an upload says. */
export type UploadMessage =
  | { readonly kind: "rows"; readonly rows: readonly TableRow[] }
  | { readonly kind: "end"; readonly reading: FileReading }
  | { readonly kind: "refused"; readonly refusal: Refusal };
