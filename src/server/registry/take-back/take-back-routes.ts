import type { Route } from "#server/platform/act/route.ts";
import * as takeBacks from "./take-backs-service.ts";

export const takeBackRoutes: readonly Route[] = [
  takeBacks.tryTakeBack,
  takeBacks.takeBackImport,
  takeBacks.cancelTakeBack,
  takeBacks.listTakeBackHouseholds,
  takeBacks.getTakenBackHousehold,
];
