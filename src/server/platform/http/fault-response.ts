import { refuse } from "#kernel/refusal.ts";
import { busyRefusal } from "#server/platform/database/busy.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import { newId } from "#server/platform/new-id.ts";
import { problemOf, problemResponse } from "./problem.ts";

/** The answer to whatever went wrong outside of the acts: "not now" where that is the reason, otherwise a fault that is logged. */
export function faultResponse(server: ServerContext, error: Error): Response {
  const requestId = newId();
  const busy = busyRefusal(error);
  if (busy === undefined) server.log("error", "a request failed", { requestId, cause: error.stack ?? error.message });
  return problemResponse(problemOf(busy ?? refuse("internal"), requestId));
}
