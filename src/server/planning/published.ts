/** What later stages may ask of planning. */
export { listBudgetLines, listLinesInForce, remainderOf } from "./framework/budget-lines.ts";
export type { LineOfMoney } from "./framework/budget-lines.ts";
export { listMonthsOfLine, replaceSchedule, scheduleOf } from "./framework/fund-line-schedules-store.ts";
export { listProgrammesPlanned } from "./framework/framework-store.ts";
export { targetResultsOf } from "./framework/framework-service.ts";
export { listFundSources } from "./framework/programme-codes-store.ts";
export { findLine, lockFundLine, plannedLines, plannedOutputs } from "./framework/planned-lines.ts";
export {
  findHighestVersion,
  findStoredPack,
  listLatestVersions,
  listProgrammePacks,
  needsAnswered,
} from "./framework/programmes-store.ts";
export type { SupportsGiven } from "./framework/supports-given.ts";
export { moneyWithheld, refuseMoney } from "./plan/money-shown.ts";
export { placeOf, placesBelow } from "./framework/framework-places-store.ts";
export { causesOf } from "./need/causes-service.ts";
export { factsOfListed, roadOf } from "./need/count-facts.ts";
export { waitingInPlanning } from "./waiting-store.ts";
export { solveInWorker } from "./optimiser/solve-in-worker.ts";
