/** What later stages may ask of planning. */
export { listProgrammePacks } from "./framework/programmes-store.ts";
export type { SupportsGiven } from "./framework/supports-given.ts";
export { moneyWithheld, refuseMoney } from "./plan/money-shown.ts";
