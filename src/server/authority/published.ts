/** What later stages may ask of the authority. */
export type { RecordNames } from "./audit/record-names.ts";
