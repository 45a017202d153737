import type { Route } from "#server/platform/act/route.ts";
import { replayRound } from "./replay-service.ts";

export const replayRoutes: readonly Route[] = [replayRound];
