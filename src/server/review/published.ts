/** What later stages may ask of the review. */
export { addCauses, causesToldBy, findCauses } from "./explanation/causes-store.ts";
export { findDecidingStandard } from "./standard/deciding-standard-store.ts";
