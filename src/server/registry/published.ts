/** What later stages may ask of the registry. */
export { communeOfHousehold } from "./household/commune-of-household.ts";
export { lockHouseholds } from "./household/household-acts-store.ts";
export type { ImportedSurvey, Reviewed } from "./household/reviewed.ts";
export type { LaterRecords } from "./take-back/later-records.ts";
