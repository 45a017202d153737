import type { Route } from "#server/platform/act/route.ts";
import * as reallocation from "./reallocation-service.ts";

export const reallocationRoutes: readonly Route[] = [
  reallocation.listReallocationCandidates,
  reallocation.listReallocations,
  reallocation.getReallocation,
  reallocation.proposeReallocation,
  reallocation.undoReallocation,
  reallocation.consentReallocation,
  reallocation.decideReallocation,
];
