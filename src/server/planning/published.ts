/** What later stages may ask of planning. */
export { joinToGoal } from "./plan/join-to-goal.ts";
export { listMonthsOfLine, replaceSchedule, scheduleOf } from "./framework/fund-line-schedules-store.ts";
export { listFundSources } from "./framework/programme-codes-store.ts";
export { listProgrammePacks } from "./framework/programmes-store.ts";
export type { SupportsGiven } from "./framework/supports-given.ts";
export { moneyWithheld, refuseMoney } from "./plan/money-shown.ts";
