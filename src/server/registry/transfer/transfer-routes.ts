import type { Route } from "#server/platform/act/route.ts";
import { joinHouseholds, movePerson, splitHousehold } from "./household-moves-service.ts";
import { answerTransfer, askTransfer, listTransfers, withdrawTransfer } from "./transfers-service.ts";

export const transferRoutes: readonly Route[] = [
  splitHousehold,
  joinHouseholds,
  movePerson,
  listTransfers,
  askTransfer,
  answerTransfer,
  withdrawTransfer,
];
