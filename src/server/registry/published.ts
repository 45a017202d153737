/** What later stages may ask of the registry. */
export { communeOfHousehold } from "./household/commune-of-household.ts";
export { lockHouseholds } from "./household/household-acts-store.ts";
