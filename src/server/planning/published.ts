/** What later stages may ask of planning. */
export { listProgrammePacks } from "./framework/programmes-store.ts";
export { moneyRowsShown, moneyWithheld, refuseMoney, withheldRefusal } from "./plan/money-shown.ts";
