/** What later stages may ask of the treasury. */
export { waitingInTreasury } from "./waiting-store.ts";
