import type { Route } from "#server/platform/act/route.ts";
import { listScoreTables, loadScoreTable } from "./score-tables-service.ts";
import { listStandards } from "./standards-service.ts";

export const standardRoutes: readonly Route[] = [listStandards, listScoreTables, loadScoreTable];
