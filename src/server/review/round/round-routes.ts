import type { Route } from "#server/platform/act/route.ts";
import { assignReviewers, listReviewers, readRoute } from "./assignments-service.ts";
import { moveDay, readCalendar } from "./calendar-service.ts";
import { answerHandover, handOver, listHandovers } from "./handovers-service.ts";
import { closeRound, listRounds, openRound, roundProgress } from "./rounds-service.ts";

/** A round from its opening to its close, and who works in it. */
export const roundRoutes: readonly Route[] = [
  listReviewers,
  assignReviewers,
  readRoute,
  readCalendar,
  moveDay,
  listHandovers,
  handOver,
  answerHandover,
  closeRound,
  listRounds,
  openRound,
  roundProgress,
];
