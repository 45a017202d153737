/** What later stages may ask of the review. */
export { addCauses, findCauses } from "./explanation/causes-store.ts";
