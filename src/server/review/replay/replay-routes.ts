import { replayRound } from "#contract/review/replay.ts";
import type { Route } from "#server/platform/act/route.ts";
import { route } from "#server/platform/act/route.ts";
import { replay } from "./replay-service.ts";

export const replayRoutes: readonly Route[] = [
  route(replayRound, { areaOf: async (_tx, { params }) => params.communeId, handle: replay }),
];
